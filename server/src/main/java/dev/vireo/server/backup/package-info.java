/** Backs an office up into one file while people write, proves that the file can be restored, and restores it. */
@NullMarked
package dev.vireo.server.backup;

import org.jspecify.annotations.NullMarked;
