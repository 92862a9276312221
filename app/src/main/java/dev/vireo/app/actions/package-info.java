/** What screens ask for: changes to the office, which the session carries out, and windows to open. */
@NullMarked
package dev.vireo.app.actions;

import org.jspecify.annotations.NullMarked;
