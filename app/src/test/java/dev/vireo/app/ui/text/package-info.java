/** Tests of what people wrote, as nodes. */
@NullMarked
package dev.vireo.app.ui.text;

import org.jspecify.annotations.NullMarked;
