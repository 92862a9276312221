package dev.vireo.app.notify.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.notify.Notice;
import dev.vireo.app.notify.RecordingNotifier;
import dev.vireo.app.notify.dbus.FakeNotifications.Call;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Fx;
import dev.vireo.testing.Await;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notification service that the bus starts when somebody calls it, and that leaves when it has nothing to show. Needs dbus-daemon. */
final class ServiceOnDemandTest {

    @TempDir private Path services;

    private final RecordingNotifier toasts = new RecordingNotifier();
    private final SampleOffice office = Fx.call(SampleOffice::busy);
    private final Conversation rama = Fx.call(() -> office.conversation("rama"));
    private Path started;
    private PrivateBus bus;
    private SessionBus session;
    private BusNotifier notifier;

    @BeforeEach
    void join() throws IOException {
        Assumptions.assumeTrue(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "dbus-daemon"))), "no dbus-daemon here");
        started = services.resolve("started");
        // What is started only says so: the test answers in its place.
        Files.writeString(services.resolve("notifications.service"), """
                [D-BUS Service]
                Name=org.freedesktop.Notifications
                Exec=/bin/sh -c "echo started >> STARTED; exec sleep 20"
                """.replace("STARTED", started.toString()));
        bus = PrivateBus.starting(services);
        session = new SessionBus(() -> Optional.of(bus.address()));
        notifier = new BusNotifier(session, Platform::runLater, toasts, _ -> {}, Optional.empty(), "Open");
        session.start(List.of(notifier));
    }

    @AfterEach
    void leave() {
        if (bus != null) {
            session.close();
            Await.end("vireo-bus");
            bus.close();
        }
    }

    @Test
    void theServiceIsStartedOnDemandAndAgainAfterItLeft() {
        Await.until(() -> assertThat(notifier.ready()).isTrue());
        assertThat(started).doesNotExist();

        FakeNotifications first = startedBy("One");
        assertThat(first.calls).extracting(Call::body).containsExactly("One");
        first.end();

        FakeNotifications second = startedBy("Two");
        assertThat(second.calls).extracting(Call::body).containsExactly("Two");
        assertThat(toasts.shown).isEmpty();
    }

    @Test
    void theNoticeThatStartedTheServiceIsReplacedAndClosed() {
        FakeNotifications desktop = startedBy("One");

        show("Two");
        Await.until(() -> assertThat(desktop.calls).hasSize(2));
        long id = desktop.calls.getFirst().id();
        assertThat(desktop.calls.getLast().replaces()).isEqualTo(id);

        Fx.run(() -> notifier.withdraw("rama"));
        Await.until(() -> assertThat(desktop.closed).containsExactly(id));
    }

    /** The bus has to start the service for this notice. */
    private FakeNotifications startedBy(String body) {
        Await.until(() -> assertThat(notifier.ready()).isTrue());
        show(body);
        Await.until(() -> assertThat(started).exists());
        delete(started);
        FakeNotifications service = FakeNotifications.on(bus, "body");
        Await.until(() -> assertThat(service.calls).hasSize(1));
        return service;
    }

    private void show(String body) {
        Fx.run(() -> notifier.show(new Notice(Optional.of(rama), "Rama", body)));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
