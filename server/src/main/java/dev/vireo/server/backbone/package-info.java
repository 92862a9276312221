/** How the servers of one office wake each other when the log has grown. */
@NullMarked
package dev.vireo.server.backbone;

import org.jspecify.annotations.NullMarked;
