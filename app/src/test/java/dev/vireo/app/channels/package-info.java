/** Finding, making, filling, setting and leaving channels, in real windows. */
@NullMarked
package dev.vireo.app.channels;

import org.jspecify.annotations.NullMarked;
