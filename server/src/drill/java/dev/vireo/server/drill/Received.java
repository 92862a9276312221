package dev.vireo.server.drill;

/**
 * An entry of the log as a stream told it.
 *
 * @param cursor its {@code id}
 * @param data   its JSON
 * @param at     nanoseconds
 * @param node   the number of the server whose stream it was
 */
record Received(String cursor, String data, long at, int node) {
}
