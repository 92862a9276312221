/** The client's own disk: the data folder, who is signed in, preferences, and for each account the outbox, cache and cursor. */
@NullMarked
package dev.vireo.app.store;

import org.jspecify.annotations.NullMarked;
