/** Moves an office from one database into another. */
@NullMarked
package dev.vireo.server.move;

import org.jspecify.annotations.NullMarked;
