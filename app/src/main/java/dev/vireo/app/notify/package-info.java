/** Calling for attention: notifications, toasts and the tray, by whatever means the desktop around us has. */
@NullMarked
package dev.vireo.app.notify;

import org.jspecify.annotations.NullMarked;
