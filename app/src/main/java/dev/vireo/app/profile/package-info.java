/** A person's card in full, and one's own to change. */
@NullMarked
package dev.vireo.app.profile;

import org.jspecify.annotations.NullMarked;
