/** Copies each person's events to Redis for scripts, as they happen, with a list of recent ones. */
@NullMarked
package dev.vireo.server.mirror;

import org.jspecify.annotations.NullMarked;
