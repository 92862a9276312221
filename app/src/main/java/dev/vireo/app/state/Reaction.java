package dev.vireo.app.state;

import java.util.List;

/**
 * One emoji under a message.
 *
 * @param users who reacted with it, by username, in the order in which they did
 * @param mine  whether I am among them
 */
public record Reaction(String emoji, List<String> users, boolean mine) {
}
