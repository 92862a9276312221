/** Invitations to the office, and joining it by one. */
@NullMarked
package dev.vireo.server.invitation;

import org.jspecify.annotations.NullMarked;
