package dev.vireo.app.notify.dbus;

import dev.vireo.app.notify.Tray;
import dev.vireo.app.notify.TrayActions;
import dev.vireo.app.notify.TrayFace;
import dev.vireo.app.notify.dbus.BusConnection.RemoteObject;
import dev.vireo.app.ui.Texts;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tray of a Linux desktop: a StatusNotifierItem. A watcher, part of the desktop, keeps the list of items; a host, its panel, shows
 * them. Plain GNOME has neither.
 */
public final class BusTray implements Tray, SessionBus.BusClient {

    private static final Logger LOG = LoggerFactory.getLogger(BusTray.class);
    private static final String SERVICE = "org.kde.StatusNotifierWatcher";
    private static final String WATCHER_PATH = "/StatusNotifierWatcher";
    private static final RemoteObject WATCHER = new RemoteObject(SERVICE, WATCHER_PATH, SERVICE);
    private static final RemoteObject WATCHER_PROPERTIES = new RemoteObject(SERVICE, WATCHER_PATH, "org.freedesktop.DBus.Properties");
    private static final int NAMES_TO_TRY = 8;

    private final SessionBus thread;
    private final Executor fx;
    private final BusIcon icon;
    private final BusMenu menu;
    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper(this, "present", false);

    private volatile TrayFace face;
    private volatile boolean doNotDisturb;
    private @Nullable BusConnection bus;
    private String name = "";
    private boolean registered;

    /**
     * @param thread where the bus is used
     * @param fx the FX thread
     * @param face what shows first
     */
    public BusTray(SessionBus thread, Executor fx, Texts texts, TrayActions actions, TrayFace face) {
        this.thread = thread;
        this.fx = fx;
        this.face = face;
        this.icon = new BusIcon(() -> this.face, actions.open());
        this.menu = new BusMenu(texts, actions, () -> this.doNotDisturb);
    }

    @Override
    public ReadOnlyBooleanProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    /** Changes what the icon shows. */
    public void show(TrayFace next) {
        face = next;
        thread.execute(() -> {
            emit(BusIcon.PATH, BusIcon.TYPE, "NewIcon", null);
            emit(BusIcon.PATH, BusIcon.TYPE, "NewToolTip", null);
        });
    }

    public void showDoNotDisturb(boolean on) {
        doNotDisturb = on;
        thread.execute(() -> emit(BusMenu.PATH, BusMenu.TYPE, "ItemsPropertiesUpdated", "a(ia{sv})a(ias)",
                Collections.singletonList(menu.switched()), List.of()));
    }

    @Override
    public void joined(BusConnection joined) throws DBusException {
        bus = joined;
        joined.export(BusIcon.PATH, icon);
        joined.export(BusMenu.PATH, menu);
        name = ownName(joined);
        joined.listen(SERVICE, "StatusNotifierHostRegistered", _ -> look());
        joined.listen(SERVICE, "StatusNotifierHostUnregistered", _ -> look());
        joined.watch(SERVICE, owner -> {
            registered = !owner.isEmpty() && register(joined);
            look();
        });
    }

    @Override
    public void left() {
        bus = null;
        registered = false;
        look();
    }

    private boolean register(BusConnection here) {
        try {
            here.call(WATCHER, "RegisterStatusNotifierItem", "s", name);
            LOG.info("The icon is in the desktop's tray");
            return true;
        } catch (DBusException e) {
            LOG.warn("Couldn't put the icon in the desktop's tray: {}", e.getMessage());
            return false;
        }
    }

    /** Tells the application whether a person can see the icon now. */
    private void look() {
        BusConnection here = bus;
        boolean visible = registered && here != null && hasHost(here);
        fx.execute(() -> present.set(visible));
    }

    /** Whether a panel shows what the watcher lists. Some watchers cannot say; those come with a panel. */
    private static boolean hasHost(BusConnection here) {
        try {
            Object[] answer = here.call(WATCHER_PROPERTIES, "Get", "ss", SERVICE, "IsStatusNotifierHostRegistered");
            return !(answer[0] instanceof Variant<?> value && Boolean.FALSE.equals(value.getValue()));
        } catch (DBusException e) {
            return true;
        }
    }

    private void emit(String path, String type, String signal, @Nullable String signature, Object... arguments) {
        BusConnection here = bus;
        if (here == null || !registered) {
            return;
        }
        try {
            here.emit(path, type, signal, signature, arguments);
        } catch (DBusException e) {
            LOG.warn("Couldn't send {}: {}", signal, e.getMessage());
        }
    }

    /** The name by which desktops expect an item; in a sandbox that forbids it, the connection's own. */
    private static String ownName(BusConnection here) {
        for (int i = 1; i <= NAMES_TO_TRY; i++) {
            String candidate = "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-" + i;
            if (here.own(candidate)) {
                return candidate;
            }
        }
        return here.uniqueName();
    }
}
