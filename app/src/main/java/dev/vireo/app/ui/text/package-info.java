/** What people wrote, as nodes: emoji in colour, simple formatting, links that say where they lead. */
@NullMarked
package dev.vireo.app.ui.text;

import org.jspecify.annotations.NullMarked;
