/** Tests of quitting. */
@NullMarked
package dev.vireo.app.quit;

import org.jspecify.annotations.NullMarked;
