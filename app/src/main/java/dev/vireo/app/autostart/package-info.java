/** What the system starts when its user signs in. */
@NullMarked
package dev.vireo.app.autostart;

import org.jspecify.annotations.NullMarked;
