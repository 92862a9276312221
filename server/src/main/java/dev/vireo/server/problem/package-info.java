/** Refusals: what a caller is told when a request cannot be carried out. */
@NullMarked
package dev.vireo.server.problem;

import org.jspecify.annotations.NullMarked;
