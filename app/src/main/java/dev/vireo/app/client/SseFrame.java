package dev.vireo.app.client;

import org.jspecify.annotations.Nullable;

/**
 * One event of a stream.
 *
 * @param id    the id that stood in this very frame; null where there was none
 * @param event the event's name; {@code message} where there was none
 * @param data  the data lines, joined by line feeds
 */
record SseFrame(@Nullable String id, String event, String data) {
}
