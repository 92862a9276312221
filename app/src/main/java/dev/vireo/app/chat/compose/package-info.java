/** Writing a message: the field, its draft, completion, and what is being edited. */
@NullMarked
package dev.vireo.app.chat.compose;

import org.jspecify.annotations.NullMarked;
