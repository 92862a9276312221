/** Inviting people to the office: a code to read aloud, a link, a QR code, and what became of each invitation. */
@NullMarked
package dev.vireo.app.invite;

import org.jspecify.annotations.NullMarked;
