/** Tests of notifications and the tray, on a message bus of their own and on the headless screen. */
@NullMarked
package dev.vireo.app.notify.dbus;

import org.jspecify.annotations.NullMarked;
