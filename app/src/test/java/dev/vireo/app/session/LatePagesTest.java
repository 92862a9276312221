package dev.vireo.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.StateProbe;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.state.WorkspaceWriter;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.AccountStore;
import dev.vireo.app.store.DataFolder;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page of messages that was asked for before the office was fetched anew, and comes after it, may be older: nobody tells of
 * what happened in between. Here the FX thread comes to what it is handed only when the test says so.
 */
final class LatePagesTest {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final SessionExecutors executors = new SessionExecutors(waiting::add, Runnable::run, Runnable::run);
    private final WorkspaceWriter writer = new WorkspaceWriter(
            new User("shyam", "Shyam", "", "", OfficeRole.OWNER, "", null, null, null));
    private final Workspace workspace = writer.workspace();

    @TempDir private Path temporary;
    private TestOffice office;
    private ServerClient shyam;
    private ServerClient rama;
    private DataFolder folder;
    private AccountStore store;
    private History history;
    private ThreadHistory threads;
    private String channelId;
    private Message first;
    private Message reply;
    private Conversation conversation;

    @BeforeEach
    void open() {
        office = TestOffice.open();
        ServerClient client = ServerClient.of(office.address());
        shyam = client.signedIn(office.token("shyam"));
        rama = client.signedIn(office.token("rama"));
        folder = DataFolder.open(temporary);
        store = folder.store(new Account(office.address(), "shyam", "Shyam", office.token("shyam"), false));
        history = new History(shyam, store, writer.history(), executors, changes -> store.save(changes.toKeep()), () -> {});
        threads = new ThreadHistory(shyam, writer, executors);
        channelId = shyam.channels().create(new Requests.NewChannel(ChannelKind.GROUP, "Everybody", "", List.of("rama"))).id();
        first = rama.messages().send(channelId, new Requests.MessageToSend(null, "old words", null, null));
        reply = rama.messages().send(channelId, new Requests.MessageToSend(null, "old reply", first.id(), null));
        rama.messages().send(channelId, new Requests.MessageToSend(null, "the newest", null, null));
        fetchAnew();
        conversation = workspace.conversationIn(channelId).orElseThrow();
    }

    @AfterEach
    void close() {
        folder.close();
        shyam.close();
        office.close();
    }

    @Test
    void aHistoryPageOlderThanASnapshotIsFetchedAgain() {
        history.loadLatest(conversation);
        rama.messages().edit(first.id(), "new words");
        fetchAnew();
        arrive();

        assertThat(bodies()).containsExactly("new words", "the newest");
        assertThat(conversation.historyProperty().get()).isEqualTo(LoadState.IDLE);
        assertThat(store.messagesBefore(channelId, Long.MAX_VALUE, 9)).extracting(Message::body).contains("new words")
                .doesNotContain("old words");
    }

    @Test
    void aDiskPageOlderThanASnapshotIsFetchedAgain() {
        history.loadLatest(conversation);
        arrive();
        rama.messages().edit(first.id(), "new words");
        fetchAnewInMemory();
        history.loadLatest(conversation);
        fetchAnew();
        arrive();

        assertThat(bodies()).containsExactly("new words", "the newest");
    }

    @Test
    void aGapIsFilledAgainAfterASnapshot() {
        history.loadLatest(conversation);
        arrive();
        Message missed = rama.messages().send(channelId, new Requests.MessageToSend(null, "old missed words", null, null));
        Message last = rama.messages().send(channelId, new Requests.MessageToSend(null, "the last", null, null));
        StateProbe.receive(conversation, last);
        history.fill(conversation);
        rama.messages().edit(missed.id(), "new missed words");
        fetchAnew();
        history.loadLatest(conversation);
        arrive();

        assertThat(bodies()).containsExactly("old words", "the newest", "new missed words", "the last");
    }

    @Test
    void repliesOlderThanASnapshotAreFetchedAgain() {
        history.loadLatest(conversation);
        arrive();
        ThreadConversation thread = workspace.thread(conversation.messages().getFirst());
        threads.loadLatest(thread);
        rama.messages().edit(reply.id(), "new reply");
        fetchAnew();
        arrive();

        assertThat(StateProbe.isLoaded(thread)).isTrue();
        assertThat(thread.replies()).extracting(ChatMessage::body).containsExactly("new reply");
        assertThat(thread.historyProperty().get()).isEqualTo(LoadState.IDLE);
    }

    private List<String> bodies() {
        return conversation.messages().stream().map(ChatMessage::body).toList();
    }

    private void fetchAnew() {
        store.save(writer.snapshot(shyam.channels().mine(), shyam.people().all()).toKeep());
    }

    /** As long as the disk has not come to it. */
    private void fetchAnewInMemory() {
        writer.snapshot(shyam.channels().mine(), shyam.people().all());
    }

    /** The FX thread comes to everything that was handed to it. */
    private void arrive() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
