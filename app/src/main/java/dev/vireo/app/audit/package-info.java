/** The audit log on the screen, for owners. */
@NullMarked
package dev.vireo.app.audit;

import org.jspecify.annotations.NullMarked;
