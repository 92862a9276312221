/**
 * The journal of an office in a data folder: what is appended to it is on stable storage when the call returns. It knows nothing of the
 * database whose changes it holds.
 */
@NullMarked
package dev.vireo.server.journal;

import org.jspecify.annotations.NullMarked;
