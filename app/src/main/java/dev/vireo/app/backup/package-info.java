/** The office's backups on the screen, for owners. */
@NullMarked
package dev.vireo.app.backup;

import org.jspecify.annotations.NullMarked;
