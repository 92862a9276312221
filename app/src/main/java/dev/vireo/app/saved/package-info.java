/** The list of messages that one has saved for later. */
@NullMarked
package dev.vireo.app.saved;

import org.jspecify.annotations.NullMarked;
