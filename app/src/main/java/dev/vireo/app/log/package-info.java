/** The client's log: files that only their owner can read, bounded, and without what people write. */
@NullMarked
package dev.vireo.app.log;

import org.jspecify.annotations.NullMarked;
