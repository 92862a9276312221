package dev.vireo.app.notify.dbus;

import dev.vireo.app.attendance.ComputerInput;
import dev.vireo.app.notify.dbus.BusConnection.RemoteObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;

/**
 * Input and locking as a Linux desktop tells them on its bus: GNOME's idle monitor in milliseconds, else the idle time of KDE's screen
 * saver. Screen savers tell when the screen is covered, which is when it is locked. What a desktop does not offer is not asked.
 */
public final class BusInput implements ComputerInput, SessionBus.BusClient {

    private static final RemoteObject GNOME = new RemoteObject("org.gnome.Mutter.IdleMonitor",
            "/org/gnome/Mutter/IdleMonitor/Core", "org.gnome.Mutter.IdleMonitor");
    private static final RemoteObject KDE = new RemoteObject("org.kde.screensaver", "/org/freedesktop/ScreenSaver",
            "org.freedesktop.ScreenSaver");
    private static final List<RemoteObject> SCREEN_SAVERS = List.of(KDE,
            new RemoteObject("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
            new RemoteObject("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
            new RemoteObject("org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
            new RemoteObject("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"));
    private static final Duration PATIENCE = BusConnection.LIMIT.multipliedBy(3);

    private final SessionBus thread;
    private final Set<String> there = new HashSet<>();
    /** The screen savers that cover the screen. */
    private final Set<String> covering = new HashSet<>();
    private @Nullable BusConnection bus;

    /** @param thread where the bus is used */
    public BusInput(SessionBus thread) {
        this.thread = thread;
    }

    @Override
    public void joined(BusConnection joined) throws DBusException {
        bus = joined;
        joined.watch(GNOME.service(), owner -> owned(GNOME.service(), owner));
        for (RemoteObject each : SCREEN_SAVERS) {
            joined.watch(each.service(), owner -> owned(each.service(), owner));
            joined.listen(each.type(), "ActiveChanged", arguments -> covered(each, arguments));
            if (there.contains(each.service())) {
                covered(each, asked(joined, each, "GetActive"));
            }
        }
    }

    @Override
    public void left() {
        bus = null;
        there.clear();
        covering.clear();
    }

    private void owned(String service, String owner) {
        if (owner.isEmpty()) {
            there.remove(service);
            covering.remove(service);
        } else {
            there.add(service);
        }
    }

    private void covered(RemoteObject saver, Object[] values) {
        if (values.length > 0 && values[0] instanceof Boolean covers) {
            if (covers) {
                covering.add(saver.service());
            } else {
                covering.remove(saver.service());
            }
        }
    }

    @Override
    public InputState look() {
        CompletableFuture<InputState> answer = new CompletableFuture<>();
        thread.execute(() -> answer.complete(new InputState(idle(), !covering.isEmpty())));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return InputState.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return InputState.UNKNOWN;
        }
    }

    private Optional<Duration> idle() {
        BusConnection joined = bus;
        if (joined == null) {
            return Optional.empty();
        }
        if (there.contains(GNOME.service())) {
            return millis(asked(joined, GNOME, "GetIdletime"));
        }
        // The specification says seconds, and KDE answers in milliseconds.
        return there.contains(KDE.service()) ? millis(asked(joined, KDE, "GetSessionIdleTime")) : Optional.empty();
    }

    private static Optional<Duration> millis(Object[] values) {
        return values.length > 0 && values[0] instanceof Number idle ? Optional.of(Duration.ofMillis(idle.longValue())) : Optional.empty();
    }

    private static Object[] asked(BusConnection bus, RemoteObject object, String method) {
        try {
            return bus.call(object, method, null);
        } catch (DBusException e) {
            return new Object[0];
        }
    }
}
