/** The messages of a chat: rows and bubbles, what can be done with each, and how far the list was read. */
@NullMarked
package dev.vireo.app.chat.list;

import org.jspecify.annotations.NullMarked;
