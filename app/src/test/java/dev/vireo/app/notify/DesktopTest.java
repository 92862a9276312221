package dev.vireo.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.notify.dbus.BusMenu;
import dev.vireo.app.notify.dbus.BusNotifier;
import dev.vireo.app.notify.dbus.FakeNotifications;
import dev.vireo.app.notify.dbus.FakeWatcher;
import dev.vireo.app.notify.dbus.PrivateBus;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Theme;
import dev.vireo.testing.Await;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** The whole way, from a message to the desktop and back to a chat. */
final class DesktopTest implements AppWindows {

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final NotificationSettings settings = new NotificationSettings();

    @Test
    void aMessageReachesTheDesktopAndAClickComesBackToItsChat() {
        try (PrivateBus bus = new PrivateBus()) {
            FakeNotifications notifications = FakeNotifications.on(bus, "actions", "body");
            FakeWatcher panel = FakeWatcher.on(bus);
            SampleOffice office = Fx.call(SampleOffice::busy);
            Desktop desktop = desktop(Desktop.Kind.LINUX, bus.address());
            Notifications told = Fx.call(() -> new Notifications(office.workspace(), desktop));
            Await.until(() -> assertThat(((BusNotifier) desktop.notifier()).ready()).isTrue());

            Fx.run(() -> desktop.unreadProperty().bind(office.workspace().totalUnreadProperty()));
            Fx.run(() -> office.receive("rama", "Are you there?"));

            Await.until(() -> assertThat(notifications.calls).hasSize(1));
            assertThat(notifications.calls.getFirst().summary()).isEqualTo("Rama");
            int unread = Fx.call(() -> office.workspace().totalUnreadProperty().get());
            Await.until(() -> assertThat(((Object[]) panel.property("ToolTip"))[2]).isEqualTo("Vireo, " + unread + " unread messages"));
            assertThat(Fx.call(desktop.tray()::isPresent)).isTrue();

            notifications.click(notifications.calls.getFirst().id());
            panel.activate();
            panel.choose(BusMenu.DO_NOT_DISTURB);
            panel.choose(BusMenu.QUIT);

            Await.until(() -> assertThat(done).containsExactlyInAnyOrder("open rama", "open Vireo", "quit"));
            Await.until(() -> assertThat(Fx.call(settings.doNotDisturbProperty()::get)).isTrue());
            Fx.run(told::close);
            Await.until(() -> assertThat(notifications.closed).containsExactly(notifications.calls.getFirst().id()));
            Fx.run(desktop::close);
            Await.end("vireo-bus");
        }
    }

    @Test
    void manyChangesOfTheCountReachThePanelAFewTimesASecond() {
        try (PrivateBus bus = new PrivateBus()) {
            FakeWatcher panel = FakeWatcher.on(bus);
            Desktop desktop = desktop(Desktop.Kind.LINUX, bus.address());
            Await.until(() -> assertThat(Fx.call(desktop.tray()::isPresent)).isTrue());
            panel.signals.clear();

            for (int i = 1; i <= 100; i++) {
                int count = i;
                Fx.run(() -> desktop.unreadProperty().set(count));
            }

            Await.until(() -> assertThat(((Object[]) panel.property("ToolTip"))[2]).isEqualTo("Vireo, 100 unread messages"));
            assertThat(panel.signals).filteredOn("NewIcon"::equals).hasSizeLessThan(10);
            Fx.run(desktop::close);
            Await.end("vireo-bus");
        }
    }

    @Test
    void aPlainDesktopHasNoTray() {
        Desktop desktop = desktop(Desktop.Kind.PLAIN, "");

        assertThat(Fx.call(desktop.tray()::isPresent)).isFalse();
        Fx.run(desktop::close);
    }

    @Test
    void awtThatCannotStartIsNoTray() {
        // The tests have no display, so AWT is headless here.
        Desktop desktop = desktop(Desktop.Kind.AWT, "");
        SampleOffice office = Fx.call(SampleOffice::busy);

        Fx.run(() -> desktop.notifier().show(new Notice(Optional.of(office.conversation("rama")), "Rama", "Are you there?")));

        Fx.await(() -> Window.getWindows().stream().anyMatch(window -> window.getScene().getRoot().lookup("#toasts") != null));
        assertThat(Fx.call(desktop.tray()::isPresent)).isFalse();
        Fx.run(desktop::close);
    }

    private Desktop desktop(Desktop.Kind kind, String address) {
        return Fx.call(() -> new Desktop(kind, () -> Optional.of(address), this, settings, new Theme(), Avatars.none(), new Motion()));
    }

    @Override
    public void open(Conversation conversation) {
        done.add("open " + conversation.other().username());
    }

    @Override
    public void openVireo() {
        done.add("open Vireo");
    }

    @Override
    public void quit() {
        done.add("quit");
    }

    @Override
    public boolean inView(Conversation conversation) {
        return false;
    }

    @Override
    public Optional<Window> foremost() {
        return Optional.empty();
    }
}
