/** The list of conversations, in sections. */
@NullMarked
package dev.vireo.app.messages;

import org.jspecify.annotations.NullMarked;
