/** Files that messages carry: choosing and sending them, showing them in bubbles, looking at pictures, saving. */
@NullMarked
package dev.vireo.app.chat.files;

import org.jspecify.annotations.NullMarked;
