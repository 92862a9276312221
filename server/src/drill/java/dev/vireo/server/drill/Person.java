package dev.vireo.server.drill;

/**
 * Somebody who writes and reads in one channel.
 *
 * @param home the number of the server they begin at
 */
record Person(String username, String token, String channelId, int home) {
}
