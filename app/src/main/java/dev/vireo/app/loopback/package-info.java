/** Calls between Vireo's own processes on this computer, for those who may read the same folder. */
@NullMarked
package dev.vireo.app.loopback;

import org.jspecify.annotations.NullMarked;
