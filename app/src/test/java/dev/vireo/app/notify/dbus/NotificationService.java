package dev.vireo.app.notify.dbus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The interface of a desktop's notification service. */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface NotificationService extends DBusInterface {

    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    @DBusMemberName("Notify")
    UInt32 notify(String app, UInt32 replaces, String icon, String summary, String body, List<String> actions,
            Map<String, Variant<?>> hints, int expires);

    @DBusMemberName("CloseNotification")
    void close(UInt32 id);
}
