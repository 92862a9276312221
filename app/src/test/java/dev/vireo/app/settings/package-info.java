/** Tests of the settings. */
@NullMarked
package dev.vireo.app.settings;

import org.jspecify.annotations.NullMarked;
