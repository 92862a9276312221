/** What scripts may follow in Redis: each person's events as they happen, and the recent ones. */
@NullMarked
package dev.vireo.server.mirror;

import org.jspecify.annotations.NullMarked;
