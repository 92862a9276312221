package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.Talk;
import dev.vireo.protocol.ChannelRole;
import org.junit.jupiter.api.Test;

final class RowsModelTest {

    private final Talk talk = Talk.of(90, 0);

    private static RowsModel open(Talk with) {
        return new RowsModel(chat(with), new Timeline.Main(with.conversation(), with));
    }

    private static ChatModel chat(Talk with) {
        return new ChatModel(with.workspace(), with, with.conversation(), Talk.CLOCK);
    }

    private DraftModel draft() {
        return new DraftModel(chat(talk), talk.conversation().draftProperty(), body -> talk.send(talk.conversation(), body));
    }

    @Test
    void aConversationIsEmptyLoadingFailedOrShown() {
        Talk empty = Talk.empty();
        RowsModel chat = open(empty);
        assertThat(chat.stateProperty().get()).isEqualTo(RowsModel.State.EMPTY);

        empty.history(LoadState.LOADING);
        assertThat(chat.stateProperty().get()).isEqualTo(RowsModel.State.LOADING);

        empty.history(LoadState.FAILED);
        assertThat(chat.stateProperty().get()).isEqualTo(RowsModel.State.FAILED);

        empty.receive("Hello");
        assertThat(chat.stateProperty().get()).isEqualTo(RowsModel.State.MESSAGES);
    }

    @Test
    void earlierHistoryIsAskedForOnceUntilItComes() {
        RowsModel chat = open(talk);

        chat.nearStart();
        chat.nearStart();
        assertThat(talk.asked()).isEqualTo(1);

        talk.answer();
        chat.nearStart();
        assertThat(talk.asked()).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeLoadedIsLoadedWhenTheConnectionIsBack() {
        RowsModel chat = open(talk);
        chat.nearStart();
        talk.connection(ConnectionState.OFFLINE);
        talk.history(LoadState.FAILED);
        chat.nearStart();
        assertThat(talk.asked()).isEqualTo(1);

        talk.connection(ConnectionState.LIVE);

        assertThat(talk.asked()).isEqualTo(2);
    }

    @Test
    void theLimitCountsComposedCharacters() {
        DraftModel draft = draft();

        draft.textProperty().set("e\u0301".repeat(10_000));
        assertThat(draft.room().get()).isZero();
        assertThat(draft.sendable().get()).isTrue();

        draft.textProperty().set("\ud83d\ude00".repeat(10_001));
        assertThat(draft.room().get()).isEqualTo(-1);
        assertThat(draft.sendable().get()).isFalse();
    }

    @Test
    void whatIsSentKeepsItsIndentationAloneAndTheDraftIsEmptied() {
        DraftModel draft = draft();
        draft.textProperty().set("\n Hello \n\n");

        draft.send();

        assertThat(talk.conversation().messages().getLast().body()).isEqualTo(" Hello");
        assertThat(draft.textProperty().get()).isEmpty();
    }

    @Test
    void anEditWaitsWithWhatWasBeingWritten() {
        ChatMessage own = talk.say("shyam", "Hallo", Talk.CLOCK.instant());
        DraftModel draft = draft();
        draft.textProperty().set("I was about to say");

        draft.edit(own);
        assertThat(draft.textProperty().get()).isEqualTo("Hallo");
        draft.textProperty().set("Hello");
        draft.send();

        assertThat(own.body()).isEqualTo("Hello");
        assertThat(draft.textProperty().get()).isEqualTo("I was about to say");
        assertThat(talk.conversation().draftProperty().get()).isEqualTo("I was about to say");
    }

    @Test
    void aMessageThatIsDeletedMeanwhileIsNotEditedAnyMore() {
        Talk group = Talk.inGroup(ChannelRole.MEMBER);
        ChatMessage own = group.say("shyam", "Hallo", Talk.CLOCK.instant());
        DraftModel draft = new DraftModel(chat(group), group.conversation().draftProperty(), _ -> { });
        draft.edit(own);

        group.deleted(own);

        assertThat(draft.editedProperty().get()).isNull();
        assertThat(draft.textProperty().get()).isEmpty();
    }

    @Test
    void aQuoteTakesTheAuthorsOwnWordsOnly() {
        ChatMessage said = talk.receive("> What did you say?\n\nOne\nTwo");
        DraftModel draft = draft();

        draft.quote(said);

        assertThat(draft.textProperty().get()).isEqualTo("> One\n> Two\n\n");
    }

    @Test
    void aClosedChatFollowsNothing() {
        RowsModel chat = open(talk);
        chat.close();
        int rows = chat.rows().size();

        talk.receive("Hello");

        assertThat(chat.rows()).hasSize(rows);
    }
}
