/** Going to anybody, any channel and any command from the keyboard. */
@NullMarked
package dev.vireo.app.switcher;

import org.jspecify.annotations.NullMarked;
