/** The way to the server: calls over HTTP, and the stream of events with polling where the stream is down. */
@NullMarked
package dev.vireo.app.client;

import org.jspecify.annotations.NullMarked;
