/** How a person's preferences take effect, and what screens keep in them. */
@NullMarked
package dev.vireo.app.preferences;

import org.jspecify.annotations.NullMarked;
