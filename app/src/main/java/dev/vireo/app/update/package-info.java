/** Updates of Vireo from the office: finding, verifying and installing them, and the restart after one. */
@NullMarked
package dev.vireo.app.update;

import org.jspecify.annotations.NullMarked;
