/** Time, as both server and client spend it. */
@NullMarked
package dev.vireo.time;

import org.jspecify.annotations.NullMarked;
