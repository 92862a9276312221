/** Reads pictures of every common kind, upright, in sRGB and in bounded memory; for the server and the client alike. */
@NullMarked
package dev.vireo.picture;

import org.jspecify.annotations.NullMarked;
