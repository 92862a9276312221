/** The windows themselves: the stage of the main one, those beside it, questions in a window, and the places of all. */
@NullMarked
package dev.vireo.app.window;

import org.jspecify.annotations.NullMarked;
