/** Quitting and restarting: what is asked before, what becomes of the office, and in which order everything closes. */
@NullMarked
package dev.vireo.app.quit;

import org.jspecify.annotations.NullMarked;
