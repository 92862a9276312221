/** The office that runs on this computer, inside the client or in a process of its own; the only code of the client that knows the server. */
@NullMarked
package dev.vireo.app.localserver;

import org.jspecify.annotations.NullMarked;
