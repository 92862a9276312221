/** Files that messages carry: taking, keeping, showing and forgetting them. */
@NullMarked
package dev.vireo.server.attachment;

import org.jspecify.annotations.NullMarked;
