package dev.vireo.app.chat.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Talk;
import dev.vireo.protocol.ChannelRole;
import org.junit.jupiter.api.Test;

final class DraftModelTest {

    private final Talk talk = Talk.of(90, 0);

    private static DraftModel draft(Talk with) {
        return new DraftModel(new ChatModel(with.workspace(), with, with.conversation(), Talk.CLOCK), with.conversation().draftProperty());
    }

    @Test
    void theLimitCountsComposedCharacters() {
        DraftModel draft = draft(talk);

        draft.textProperty().set("e\u0301".repeat(10_000));
        assertThat(draft.room().get()).isZero();
        assertThat(draft.sendable().get()).isTrue();

        draft.textProperty().set("\ud83d\ude00".repeat(10_001));
        assertThat(draft.room().get()).isEqualTo(-1);
        assertThat(draft.sendable().get()).isFalse();
    }

    @Test
    void aSentMessageKeepsItsIndentationAndEmptiesTheDraft() {
        DraftModel draft = draft(talk);
        draft.textProperty().set("\n Hello \n\n");

        assertThat(draft.submit()).contains(" Hello");
        assertThat(draft.textProperty().get()).isEmpty();
    }

    @Test
    void anEditKeepsTheDraftForLater() {
        ChatMessage own = talk.say("shyam", "Hallo", Talk.CLOCK.instant());
        DraftModel draft = draft(talk);
        draft.textProperty().set("I was about to say");

        draft.edit(new EditTarget.MessageEdit(new ChatModel(talk.workspace(), talk, talk.conversation(), Talk.CLOCK), own));
        assertThat(draft.textProperty().get()).isEqualTo("Hallo");
        draft.textProperty().set("Hello");
        assertThat(draft.submit()).as("no new message").isEmpty();

        assertThat(own.body()).isEqualTo("Hello");
        assertThat(draft.textProperty().get()).isEqualTo("I was about to say");
        assertThat(talk.conversation().draftProperty().get()).isEqualTo("I was about to say");
    }

    @Test
    void aMessageThatIsDeletedMeanwhileIsNotEditedAnyMore() {
        Talk group = Talk.inGroup(ChannelRole.MEMBER);
        ChatMessage own = group.say("shyam", "Hallo", Talk.CLOCK.instant());
        DraftModel draft = draft(group);
        draft.edit(new EditTarget.MessageEdit(new ChatModel(talk.workspace(), talk, talk.conversation(), Talk.CLOCK), own));

        group.deleted(own);

        assertThat(draft.editedProperty().get()).isNull();
        assertThat(draft.textProperty().get()).isEmpty();
    }

    @Test
    void aQuoteTakesTheAuthorsOwnWordsOnly() {
        ChatMessage said = talk.receive("> What did you say?\n\nOne\nTwo");
        DraftModel draft = draft(talk);

        draft.quote(said);

        assertThat(draft.textProperty().get()).isEqualTo("> One\n> Two\n\n");
    }
}
