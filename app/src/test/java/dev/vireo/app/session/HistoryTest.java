package dev.vireo.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ScriptedServer;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.StateProbe;
import dev.vireo.app.state.ThreadConversation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History and drafts of one client, from its disk and from a server that fails as it is told to. */
final class HistoryTest {

    @TempDir private Path temporary;
    private ScriptedServer server;
    private ScriptedDesks desks;
    private Desk shyam;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedServer();
        desks = new ScriptedDesks(server);
    }

    @AfterEach
    void close() {
        desks.close();
    }

    private void signIn() {
        shyam = desks.signIn(temporary.resolve("data"));
    }

    @Test
    void historyLoadsPageByPageAndTheWindowHasNoHoles() {
        for (int i = 1; i <= 130; i++) {
            server.receive("rama", "message " + i);
        }
        signIn();
        shyam.await("the newest shows", () -> StateProbe.loaded(shyam.talk("rama")) == 1);
        shyam.act(() -> shyam.session().chats().loadLatest(shyam.talk("rama")));
        awaitWindow(80, 130);
        shyam.act(() -> shyam.session().chats().loadLatest(shyam.talk("rama")));
        shyam.act(() -> shyam.session().chats().loadEarlier(shyam.talk("rama")));
        shyam.act(() -> shyam.session().chats().loadEarlier(shyam.talk("rama")));
        awaitWindow(30, 130);
        shyam.act(() -> shyam.session().chats().loadEarlier(shyam.talk("rama")));
        awaitWindow(1, 130);
        assertThat(shyam.see(() -> shyam.talk("rama").moreBeforeProperty().get())).isFalse();
        assertThat(server.calls().stream().filter(call -> call.endsWith("/messages"))).hasSize(3);

        // All of it is on the disk now: no need of the server.
        desks.leave(shyam);
        server.away(true);
        shyam = desks.sitDown(temporary.resolve("data"), Desk.QUICK);
        shyam.await("the newest shows", () -> shyam.session().workspace().loadedProperty().get());
        shyam.act(() -> shyam.session().chats().loadLatest(shyam.talk("rama")));
        awaitWindow(80, 130);
    }

    @Test
    void pagesThatEndEarlyLeaveNothingOut() {
        for (int i = 1; i <= 90; i++) {
            server.receive("rama", "message " + i);
        }
        server.endPagesAfter(30);
        signIn();
        shyam.await("the newest shows", () -> StateProbe.loaded(shyam.talk("rama")) == 1);
        shyam.act(() -> shyam.session().chats().loadLatest(shyam.talk("rama")));
        awaitWindow(60, 90);
        shyam.act(() -> shyam.session().chats().loadEarlier(shyam.talk("rama")));
        awaitWindow(30, 90);
        shyam.act(() -> shyam.session().chats().loadEarlier(shyam.talk("rama")));
        awaitWindow(1, 90);
        assertThat(shyam.see(() -> shyam.talk("rama").moreBeforeProperty().get())).isFalse();
    }

    @Test
    void historyThatCannotBeLoadedSaysSoAndCanBeAskedForAgain() {
        for (int i = 1; i <= 60; i++) {
            server.receive("rama", "message " + i);
        }
        signIn();
        shyam.await("the newest shows", () -> StateProbe.loaded(shyam.talk("rama")) == 1);
        server.away(true);
        shyam.act(() -> shyam.session().chats().loadLatest(shyam.talk("rama")));
        shyam.await("it says so", () -> shyam.talk("rama").historyProperty().get() == LoadState.FAILED);
        server.away(false);
        shyam.act(() -> shyam.session().chats().loadLatest(shyam.talk("rama")));
        awaitWindow(10, 60);
    }

    @Test
    void aDraftIsThereAfterARestart() {
        signIn();
        shyam.act(() -> shyam.talk("rama").draftProperty().set("half a thou"));
        shyam.act(() -> shyam.talk("rama").draftProperty().set("half a thought"));
        desks.leave(shyam);
        signIn();
        shyam.await("the draft is back", () -> shyam.talk("rama").draftProperty().get().equals("half a thought"));
    }

    @Test
    void aDraftThatWasSentDoesNotComeBackAfterAPowerCut() {
        signIn();
        shyam.act(() -> shyam.talk("rama").draftProperty().set("half a thought"));
        desks.leave(shyam);
        signIn();
        shyam.await("the draft is back", () -> !shyam.talk("rama").draftProperty().get().isEmpty());
        server.away(true);
        shyam.act(() -> {
            shyam.talk("rama").draftProperty().set("");
            shyam.session().chats().send(shyam.talk("rama"), "a thought");
        });
        shyam.await("it waits", () -> shyam.talk("rama").lastMessageProperty().get() != null);
        Path disk = shyam.diskAfterPowerLoss(temporary.resolve("after"));
        Desk next = desks.sitDown(disk, Desk.QUICK);
        next.await("it waits there, too", () -> next.session().workspace().loadedProperty().get()
                && next.talk("rama").lastMessageProperty().get() != null);
        assertThat(next.see(() -> next.talk("rama").draftProperty().get())).isEmpty();
    }

    @Test
    void aDraftInAThreadIsThereAfterARestart() {
        server.receive("rama", "Is this thing on?");
        signIn();
        shyam.await("the message shows", () -> StateProbe.loaded(shyam.talk("rama")) == 1);
        shyam.act(() -> thread().draftProperty().set("half a re"));
        shyam.act(() -> thread().draftProperty().set("half a reply"));
        desks.leave(shyam);
        signIn();
        shyam.await("the message shows", () -> StateProbe.loaded(shyam.talk("rama")) == 1);
        shyam.await("the draft is back", () -> thread().draftProperty().get().equals("half a reply"));
        assertThat(shyam.see(() -> shyam.talk("rama").draftProperty().get())).isEmpty();
    }

    private ThreadConversation thread() {
        return shyam.session().workspace().thread(shyam.talk("rama").messages().getFirst());
    }

    private void awaitWindow(long from, long to) {
        List<Long> numbers = LongStream.rangeClosed(from, to).boxed().toList();
        shyam.await("messages " + from + " to " + to, () -> shyam.talk("rama").messages().stream()
                .map(ChatMessage::number).toList().equals(numbers));
    }
}
