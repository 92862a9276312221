/** Notifies the servers of one office when the log has grown. */
@NullMarked
package dev.vireo.server.backbone;

import org.jspecify.annotations.NullMarked;
