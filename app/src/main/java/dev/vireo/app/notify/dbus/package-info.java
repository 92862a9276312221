/** Notifications and the tray over D-Bus, as Linux desktops offer them. */
@NullMarked
package dev.vireo.app.notify.dbus;

import org.jspecify.annotations.NullMarked;
