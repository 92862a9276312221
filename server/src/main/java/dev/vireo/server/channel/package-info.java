/** Channels, their members, and how far each member has read. */
@NullMarked
package dev.vireo.server.channel;

import org.jspecify.annotations.NullMarked;
