/** What server and client do to take little of a small computer's memory. */
@NullMarked
package dev.vireo.memory;

import org.jspecify.annotations.NullMarked;
