/** Delivers the log to people: streams over Server-Sent Events, and the same by polling. */
@NullMarked
package dev.vireo.server.stream;

import org.jspecify.annotations.NullMarked;
