/** The people of the office as cards, those who are waiting first. */
@NullMarked
package dev.vireo.app.dashboard;

import org.jspecify.annotations.NullMarked;
