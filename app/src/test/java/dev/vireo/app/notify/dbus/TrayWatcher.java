package dev.vireo.app.notify.dbus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The interface of a desktop's list of tray icons. */
@DBusInterfaceName("org.kde.StatusNotifierWatcher")
public interface TrayWatcher extends DBusInterface {

    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String item);
}
