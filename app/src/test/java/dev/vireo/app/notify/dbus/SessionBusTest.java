package dev.vireo.app.notify.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Await;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionBusTest {

    @Test
    void aBusThatNeverAnswersHoldsUpNobodyAndIsTriedAgain() throws IOException {
        Path socket = Files.createTempDirectory("vireo-bus").resolve("bus");
        try (ServerSocketChannel hanging = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hanging.bind(UnixDomainSocketAddress.of(socket));
            List<String> asked = new CopyOnWriteArrayList<>();
            SessionBus session = new SessionBus(() -> {
                asked.add(Thread.currentThread().getName());
                return Optional.of("unix:path=" + socket);
            });

            session.start(List.of());

            Await.until(() -> assertThat(asked).hasSizeGreaterThan(1));
            assertThat(asked).as("who waits for the bus").containsOnly("vireo-bus");
            session.close();
        }
        Files.delete(socket);
        Files.delete(socket.getParent());
    }

    @Test
    void aDesktopWithoutABusIsAskedAgain() {
        List<String> asked = new CopyOnWriteArrayList<>();
        SessionBus session = new SessionBus(() -> {
            asked.add("address");
            return Optional.empty();
        });

        session.start(List.of());

        Await.until(() -> assertThat(asked).hasSize(2));
        session.close();
    }

    @Test
    void theBusDoesNotKeepTheProcessAliveAndIsGoneAfterClosing() {
        try (PrivateBus bus = new PrivateBus()) {
            FakeWatcher.on(bus);
            SessionBus session = new SessionBus(() -> Optional.of(bus.address()));
            Joined joined = new Joined();
            session.start(List.of(joined));
            Await.until(() -> assertThat(joined.events).contains("joined"));

            assertThat(threads()).isNotEmpty().allSatisfy(thread -> assertThat(thread.isDaemon()).isTrue());
            session.close();
            session.execute(() -> joined.events.add("too late"));

            Await.until(() -> assertThat(threads()).noneSatisfy(thread -> assertThat(thread.getName()).startsWith("vireo-bus")));
            assertThat(joined.events).doesNotContain("too late");
        }
    }

    @Test
    void clientsAreToldWhenTheBusGoesAndComesBack() {
        try (PrivateBus bus = new PrivateBus()) {
            SessionBus session = new SessionBus(() -> Optional.of(bus.address()));
            Joined guest = new Joined();
            session.start(List.of(guest));
            Await.until(() -> assertThat(guest.events).containsExactly("joined"));

            bus.stop();
            Await.until(() -> assertThat(guest.events).containsExactly("joined", "left"));
            bus.restart();
            Await.until(() -> assertThat(guest.events).containsExactly("joined", "left", "joined"));
            session.close();
            Await.end("vireo-bus");
        }
    }

    @Test
    void theAddressIsTheFirstThatJavaCanReach(@TempDir Path folder) throws IOException {
        assertThat(SessionBus.address(Optional.of("unix:path=/run/user/1000/bus"), Optional.empty()))
                .contains("unix:path=/run/user/1000/bus");
        assertThat(SessionBus.address(Optional.of("unix:abstract=/tmp/dbus-1,guid=0;unix:path=/tmp/bus,guid=0"), Optional.empty()))
                .contains("unix:path=/tmp/bus,guid=0");
        assertThat(SessionBus.address(Optional.of("unix:abstract=/tmp/dbus-1"), Optional.of(folder.toString()))).isEmpty();
        assertThat(SessionBus.address(Optional.empty(), Optional.empty())).isEmpty();
        assertThat(SessionBus.address(Optional.empty(), Optional.of(folder.toString()))).isEmpty();

        Files.createFile(folder.resolve("bus"));
        assertThat(SessionBus.address(Optional.empty(), Optional.of(folder.toString())))
                .contains("unix:path=" + folder.resolve("bus"));
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vireo-") || thread.getName().startsWith("DBus Sender")
                        || thread.getName().startsWith("DBusConnection"))
                .toList();
    }

    /** Remembers what it was told. */
    private static final class Joined implements SessionBus.BusClient {
        private final List<String> events = new CopyOnWriteArrayList<>();

        @Override
        public void joined(BusConnection bus) {
            events.add("joined");
        }

        @Override
        public void left() {
            events.add("left");
        }
    }
}
