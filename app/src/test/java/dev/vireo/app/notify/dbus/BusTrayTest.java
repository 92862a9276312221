package dev.vireo.app.notify.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.notify.Desktop;
import dev.vireo.app.notify.Pixels;
import dev.vireo.app.notify.TrayActions;
import dev.vireo.app.notify.TrayFace;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Texts;
import dev.vireo.testing.Await;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BusTrayTest {

    private static final TrayFace NOTHING = face(0xff112233, "Vireo");
    private static final TrayFace THREE = face(0x8000c851, "Vireo, 3 unread messages");

    private final PrivateBus bus = new PrivateBus();
    private final SessionBus session = new SessionBus(() -> Optional.of(bus.address()));
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final BusTray tray = new BusTray(session, Platform::runLater, Texts.of(Desktop.class),
            new TrayActions(() -> done.add("open"), () -> done.add("do not disturb"), () -> done.add("quit")), NOTHING);

    @BeforeEach
    void join() {
        session.start(List.of(tray));
    }

    @AfterEach
    void leave() {
        session.close();
        Await.end("vireo-bus");
        bus.close();
    }

    @Test
    void theIconRegistersWithTheDesktopsTrayAndIsPresent() {
        FakeWatcher desktop = desktop();

        assertThat(desktop.items).hasSize(1).first().asString()
                .startsWith("org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-");
        assertThat(desktop.property("Category")).isEqualTo("Communications");
        assertThat(desktop.property("Id")).isEqualTo("vireo");
        assertThat(desktop.property("Status")).isEqualTo("Active");
        assertThat(desktop.property("ItemIsMenu")).isEqualTo(false);
        assertThat(((DBusPath) desktop.property("Menu")).getPath()).isEqualTo("/MenuBar");
        assertThat(text(desktop.property("IconPixmap"))).isEqualTo("[[1, 1, [-1, 17, 34, 51]]]");
        assertThat(text(desktop.property("ToolTip"))).isEqualTo("[, [], Vireo, ]");
    }

    @Test
    void theDesktopIsToldWhenTheCountChanges() {
        FakeWatcher desktop = desktop();

        Fx.run(() -> tray.show(THREE));

        Await.until(() -> assertThat(desktop.signals).contains("NewIcon", "NewToolTip"));
        assertThat(text(desktop.property("IconPixmap"))).isEqualTo("[[1, 1, [-128, 0, -56, 81]]]");
        assertThat(text(desktop.property("ToolTip"))).isEqualTo("[, [], Vireo, 3 unread messages, ]");
    }

    @Test
    void aClickOpensVireo() {
        desktop().activate();

        Await.until(() -> assertThat(done).containsExactly("open"));
    }

    @Test
    void theMenuOpensSwitchesAndQuits() {
        FakeWatcher desktop = desktop();

        assertThat(text(desktop.menu())).contains("Open Vireo", "Do not disturb", "checkmark", "separator", "Quit Vireo");
        desktop.choose(BusMenu.OPEN);
        desktop.choose(BusMenu.DO_NOT_DISTURB);
        desktop.choose(BusMenu.LINE);
        desktop.choose(BusMenu.QUIT);

        Await.until(() -> assertThat(done).containsExactlyInAnyOrder("open", "do not disturb", "quit"));
    }

    @Test
    void theMenuTellsWhetherDoNotDisturbIsOn() {
        FakeWatcher desktop = desktop();
        assertThat(toggle(desktop)).isEqualTo("[0]");

        Fx.run(() -> tray.showDoNotDisturb(true));

        Await.until(() -> assertThat(desktop.signals).contains("ItemsPropertiesUpdated"));
        assertThat(toggle(desktop)).isEqualTo("[1]");
    }

    @Test
    void thereIsNoTrayWithoutAWatcher() {
        assertThat(present()).isFalse();
    }

    @Test
    void thereIsNoTrayWithoutAPanelThatShowsIt() {
        FakeWatcher desktop = FakeWatcher.on(bus, false);
        Await.until(() -> assertThat(desktop.items).hasSize(1));
        assertThat(present()).isFalse();

        desktop.host(true);
        Await.until(() -> assertThat(present()).isTrue());

        desktop.host(false);
        Await.until(() -> assertThat(present()).isFalse());
    }

    @Test
    void theIconRegistersAgainWhenTheDesktopsTrayRestarts() {
        FakeWatcher first = desktop();
        first.end();
        Await.until(() -> assertThat(present()).isFalse());

        FakeWatcher second = desktop();

        assertThat(second.items).isEqualTo(first.items);
        assertThat(second.property("Id")).isEqualTo("vireo");
    }

    @Test
    void theIconRegistersAgainWhenTheBusRestarts() {
        desktop();
        bus.stop();
        Await.until(() -> assertThat(present()).isFalse());

        bus.restart();
        FakeWatcher second = desktop();

        assertThat(second.property("Id")).isEqualTo("vireo");
    }

    @Test
    void twoClientsHaveTwoIcons() {
        FakeWatcher desktop = desktop();
        SessionBus other = new SessionBus(() -> Optional.of(bus.address()));
        other.start(List.of(new BusTray(other, Platform::runLater, Texts.of(Desktop.class),
                new TrayActions(() -> {}, () -> {}, () -> {}), NOTHING)));

        Await.until(() -> assertThat(desktop.items).hasSize(2).doesNotHaveDuplicates());
        other.close();
    }

    private FakeWatcher desktop() {
        FakeWatcher desktop = FakeWatcher.on(bus);
        Await.until(() -> assertThat(present()).isTrue());
        return desktop;
    }

    private boolean present() {
        return Fx.call(tray::isPresent);
    }

    private static String toggle(FakeWatcher desktop) {
        return text(desktop.call("/MenuBar", BusMenu.TYPE, "GetProperty", "is", BusMenu.DO_NOT_DISTURB, "toggle-state"));
    }

    private static TrayFace face(int argb, String tooltip) {
        return new TrayFace(List.of(new Pixels(1, 1, new int[] {argb})), tooltip);
    }

    /** Structures and arrays of the bus library as one text. */
    private static String text(Object value) {
        return switch (value) {
            case byte[] bytes -> Arrays.toString(bytes);
            case Object[] array -> Arrays.stream(array).map(BusTrayTest::text).toList().toString();
            case List<?> list -> list.stream().map(BusTrayTest::text).toList().toString();
            case Variant<?> variant -> text(variant.getValue());
            case Map<?, ?> map -> map.entrySet().stream().map(entry -> entry.getKey() + "=" + text(entry.getValue())).toList().toString();
            default -> value.toString();
        };
    }
}
