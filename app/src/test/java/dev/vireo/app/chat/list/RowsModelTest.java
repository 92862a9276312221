package dev.vireo.app.chat.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.Talk;
import org.junit.jupiter.api.Test;

final class RowsModelTest {

    private final Talk talk = Talk.of(90, 0);

    private static RowsModel open(Talk with) {
        return new RowsModel(chat(with), new Timeline.ConversationTimeline(with.conversation(), with));
    }

    private static ChatModel chat(Talk with) {
        return new ChatModel(with.workspace(), with, with.conversation(), Talk.CLOCK);
    }

    @Test
    void aConversationIsEmptyLoadingFailedOrShown() {
        Talk empty = Talk.empty();
        RowsModel chat = open(empty);
        assertThat(chat.stateProperty().get()).isEqualTo(RowsModel.RowsState.EMPTY);

        empty.history(LoadState.LOADING);
        assertThat(chat.stateProperty().get()).isEqualTo(RowsModel.RowsState.LOADING);

        empty.history(LoadState.FAILED);
        assertThat(chat.stateProperty().get()).isEqualTo(RowsModel.RowsState.FAILED);

        empty.receive("Hello");
        assertThat(chat.stateProperty().get()).isEqualTo(RowsModel.RowsState.MESSAGES);
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
    void failedHistoryIsLoadedWhenTheConnectionIsBack() {
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
    void aClosedChatFollowsNothing() {
        RowsModel chat = open(talk);
        chat.close();
        int rows = chat.rows().size();

        talk.receive("Hello");

        assertThat(chat.rows()).hasSize(rows);
    }
}
