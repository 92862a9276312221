package dev.vireo.app.state;

import java.time.Instant;

/**
 * A message that is pinned in its conversation.
 *
 * @param by the username of who pinned it
 */
public record PinnedMessage(ChatMessage message, String by, Instant at) {
}
