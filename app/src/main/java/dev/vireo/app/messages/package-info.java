/** The list of conversations, the newest first. */
@NullMarked
package dev.vireo.app.messages;

import org.jspecify.annotations.NullMarked;
