/** Finding, making, filling, setting and leaving channels. */
@NullMarked
package dev.vireo.app.channels;

import org.jspecify.annotations.NullMarked;
