/** Presence: who is online, away, not to be disturbed, or offline and since when. */
@NullMarked
package dev.vireo.server.presence;

import org.jspecify.annotations.NullMarked;
