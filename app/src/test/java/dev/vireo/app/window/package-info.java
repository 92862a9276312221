/** Tests of the windows themselves. */
@NullMarked
package dev.vireo.app.window;

import org.jspecify.annotations.NullMarked;
