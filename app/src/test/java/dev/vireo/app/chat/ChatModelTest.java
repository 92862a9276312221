package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.Talk;
import org.junit.jupiter.api.Test;

final class ChatModelTest {

    private final Talk talk = Talk.of(90, 0);

    private ChatModel open(Talk with) {
        return new ChatModel(with.workspace(), with, with.conversation(), Talk.CLOCK);
    }

    @Test
    void aConversationIsEmptyLoadingFailedOrShown() {
        Talk empty = Talk.empty();
        ChatModel chat = open(empty);
        assertThat(chat.stateProperty().get()).isEqualTo(ChatModel.State.EMPTY);

        empty.history(LoadState.LOADING);
        assertThat(chat.stateProperty().get()).isEqualTo(ChatModel.State.LOADING);

        empty.history(LoadState.FAILED);
        assertThat(chat.stateProperty().get()).isEqualTo(ChatModel.State.FAILED);

        empty.receive("Hello");
        assertThat(chat.stateProperty().get()).isEqualTo(ChatModel.State.MESSAGES);
    }

    @Test
    void earlierHistoryIsAskedForOnceUntilItComes() {
        ChatModel chat = open(talk);

        chat.nearStart();
        chat.nearStart();
        assertThat(talk.asked()).isEqualTo(1);

        talk.answer();
        chat.nearStart();
        assertThat(talk.asked()).isEqualTo(2);
    }

    @Test
    void whatCouldNotBeLoadedIsLoadedWhenTheConnectionIsBack() {
        ChatModel chat = open(talk);
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
        ChatModel chat = open(talk);

        chat.draftProperty().set("e\u0301".repeat(10_000));
        assertThat(chat.room().get()).isZero();
        assertThat(chat.sendable().get()).isTrue();

        chat.draftProperty().set("\ud83d\ude00".repeat(10_001));
        assertThat(chat.room().get()).isEqualTo(-1);
        assertThat(chat.sendable().get()).isFalse();
    }

    @Test
    void whatIsSentIsStrippedAndTheDraftIsEmptied() {
        ChatModel chat = open(talk);
        chat.draftProperty().set("  Hello \n\n");

        chat.send();

        assertThat(talk.conversation().messages().getLast().body()).isEqualTo("Hello");
        assertThat(chat.draftProperty().get()).isEmpty();
    }

    @Test
    void aClosedChatFollowsNothing() {
        ChatModel chat = open(talk);
        chat.close();
        int rows = chat.rows().size();

        talk.receive("Hello");

        assertThat(chat.rows()).hasSize(rows);
    }
}
