/** How a person likes it on this computer, and where else they are signed in. */
@NullMarked
package dev.vireo.app.settings;

import org.jspecify.annotations.NullMarked;
