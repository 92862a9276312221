/**
 * The entries of the log of an office in a data folder, in files of which only the last one grows. What makes them durable, and which of
 * them count, is somebody else's business.
 */
@NullMarked
package dev.vireo.server.segment;

import org.jspecify.annotations.NullMarked;
