/** What the screens are made of: theme, typeface, badges, avatars, presence, view loading and background tasks. */
@NullMarked
package dev.vireo.app.ui;

import org.jspecify.annotations.NullMarked;
