package dev.vireo.app.notify.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.attendance.ComputerInput.InputState;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BusInputTest {

    /** GNOME's. */
    @DBusInterfaceName("org.gnome.Mutter.IdleMonitor")
    public interface IdleMonitor extends DBusInterface {
        @DBusMemberName("GetIdletime")
        UInt64 idleTime();
    }

    /** GNOME's, as far as it is asked. */
    @DBusInterfaceName("org.gnome.ScreenSaver")
    public interface GnomeScreenSaver extends DBusInterface {
        @DBusMemberName("GetActive")
        boolean active();
    }

    /** KDE's. */
    @DBusInterfaceName("org.freedesktop.ScreenSaver")
    public interface KdeScreenSaver extends DBusInterface {
        @DBusMemberName("GetActive")
        boolean active();

        @DBusMemberName("GetSessionIdleTime")
        UInt32 sessionIdleTime();
    }

    private final PrivateBus bus = new PrivateBus();
    private final SessionBus session = new SessionBus(() -> Optional.of(bus.address()));
    private final BusInput input = new BusInput(session);

    @AfterEach
    void leave() {
        session.close();
        Await.end("vireo-bus");
        bus.close();
    }

    private DBusConnection desktop(String name, String path, DBusInterface object) throws DBusException {
        DBusConnection desktop = bus.guest();
        desktop.exportObject(path, object);
        desktop.requestBusName(name);
        return desktop;
    }

    private void cover(DBusConnection desktop, String path, String type, boolean covers) throws DBusException {
        desktop.sendMessage(desktop.getMessageFactory().createSignal(null, path, type, "ActiveChanged", "b", covers));
        Await.until(() -> assertThat(input.look().locked()).isEqualTo(covers));
    }

    private void join() {
        session.start(List.of(input));
    }

    private void awaitIdle(Duration idle) {
        Await.until(() -> assertThat(input.look().idle()).contains(idle));
    }

    @Test
    void gnomeTellsHowLongNobodyTouchedAnythingAndWhenItIsLocked() throws DBusException {
        desktop("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core", new IdleMonitor() {
            @Override
            public UInt64 idleTime() {
                return new UInt64(61_500);
            }

            @Override
            public String getObjectPath() {
                return "/org/gnome/Mutter/IdleMonitor/Core";
            }
        });
        DBusConnection screen = desktop("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", new GnomeScreenSaver() {
            @Override
            public boolean active() {
                return true;
            }

            @Override
            public String getObjectPath() {
                return "/org/gnome/ScreenSaver";
            }
        });
        join();
        awaitIdle(Duration.ofMillis(61_500));
        assertThat(input.look().locked()).as("locked already").isTrue();
        cover(screen, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", false);
        cover(screen, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", true);
        screen.disconnect();
        Await.until(() -> assertThat(input.look().locked()).as("whoever covered the screen is gone").isFalse());
    }

    @Test
    void kdeTellsBothOnOneObject() throws DBusException {
        DBusConnection desktop = desktop("org.kde.screensaver", "/org/freedesktop/ScreenSaver", new KdeScreenSaver() {
            @Override
            public boolean active() {
                return false;
            }

            @Override
            public UInt32 sessionIdleTime() {
                return new UInt32(4_000);
            }

            @Override
            public String getObjectPath() {
                return "/org/freedesktop/ScreenSaver";
            }
        });
        join();
        awaitIdle(Duration.ofSeconds(4));
        assertThat(input.look().locked()).isFalse();
        cover(desktop, "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", true);
    }

    @Test
    void aDesktopThatOffersNothingSaysNothing() {
        assertThat(input.look()).as("no bus yet").isEqualTo(InputState.UNKNOWN);
        join();
        assertThat(input.look()).isEqualTo(InputState.UNKNOWN);
    }
}
