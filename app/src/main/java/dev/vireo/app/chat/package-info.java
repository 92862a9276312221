/** Chat windows: one per conversation, with its history, what is being written, and what counts as read. */
@NullMarked
package dev.vireo.app.chat;

import org.jspecify.annotations.NullMarked;
