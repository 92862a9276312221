/** Finding messages. */
@NullMarked
package dev.vireo.app.search;

import org.jspecify.annotations.NullMarked;
