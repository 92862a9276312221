/** Files on their way between this computer and the server, and how far they have come. */
@NullMarked
package dev.vireo.app.transfer;

import org.jspecify.annotations.NullMarked;
