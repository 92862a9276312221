package dev.vireo.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.DataFolder;
import dev.vireo.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A person at a computer, without windows: a {@link Session} whose FX thread is a thread of its own. Told in verbs: {@code
 * send("rama", "Is this thing on?")}, {@code awaitUnread("rama", 1)}.
 */
final class Desk implements AutoCloseable {

    static final StreamTiming QUICK = new StreamTiming(Duration.ofMillis(50), Duration.ofMillis(2),
            Duration.ofMillis(40), Duration.ofSeconds(40), Duration.ofMillis(12), true);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path path;
    private final ExecutorService ui = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final DataFolder folder;
    private final Session session;

    Desk(Path path, Account account, ServerClient client, StreamTiming timing) {
        this.path = path;
        this.folder = DataFolder.open(path);
        this.session = new Session(account, client, folder.store(account), ui, timing, new Random(5));
        session.start();
    }

    Session session() {
        return session;
    }

    /** A copy of the disk as a power cut would leave it at this moment; the desk itself continues. */
    Path diskAfterPowerLoss(Path copy) {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.toList()) {
                if (!file.endsWith("lock")) {
                    Files.copy(file, copy.resolve(path.relativize(file)));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T see(Callable<T> question) {
        try {
            return ui.submit(question).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    void act(Runnable action) {
        see(() -> {
            action.run();
            return true;
        });
    }

    /** Asks on the FX thread again and again. */
    void await(String what, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Callable<Boolean> tolerant = () -> {
            try {
                return condition.call();
            } catch (NoSuchElementException somebodyIsNotKnownYet) {
                return false;
            }
        };
        boolean holds = see(tolerant);
        while (!holds && System.nanoTime() < deadline) {
            Await.time(Duration.ofMillis(2));
            holds = see(tolerant);
        }
        assertThat(holds).as("%s; connection %s", what, see(() -> session.workspace().connectionProperty().get()))
                .isTrue();
    }

    void awaitConnection(ConnectionState state) {
        await("connection " + state, () -> session.workspace().connectionProperty().get() == state);
    }

    void awaitUnread(String from, int count) {
        await(count + " unread from " + from, () -> talk(from).unread() == count
                && session.workspace().person(from).orElseThrow().unreadProperty().get() == count);
    }

    void send(String to, String body) {
        await(to + " is known", () -> session.workspace().person(to).isPresent());
        act(() -> session.chats().send(talk(to), body));
    }

    /** Opens the chat and reads everything in it. */
    void read(String from) {
        act(() -> session.chats().markRead(talk(from), talk(from).messages().getLast()));
    }

    void awaitBodies(String with, List<String> bodies) {
        await(bodies.size() + " messages with " + with, () -> bodies(with).size() >= bodies.size());
        assertThat(see(() -> bodies(with))).isEqualTo(bodies);
    }

    void awaitDelivery(String to, Delivery delivery) {
        await("all to " + to + " " + delivery, () -> {
            List<ChatMessage> own = talk(to).messages().stream().filter(ChatMessage::own).toList();
            return !own.isEmpty() && own.stream().allMatch(message -> message.delivery() == delivery);
        });
    }

    List<String> bodies(String with) {
        return talk(with).messages().stream().map(ChatMessage::body).toList();
    }

    /** On the FX thread. */
    Conversation talk(String with) {
        return session.workspace().conversationWith(with);
    }

    @Override
    public void close() {
        session.close();
        folder.close();
        ui.shutdownNow();
    }
}
