/** Writes a whole channel into a file for its owners. */
@NullMarked
package dev.vireo.server.export;

import org.jspecify.annotations.NullMarked;
