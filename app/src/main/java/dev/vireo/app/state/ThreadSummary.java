package dev.vireo.app.state;

import java.time.Instant;
import java.util.List;

/**
 * The line under the first message of a thread.
 *
 * @param replies      how many, deleted ones included
 * @param participants who wrote them, by username, in the order of their first replies
 * @param unread       replies of others that I have not read, if I follow it
 * @param mentions     how many of those mention me
 */
public record ThreadSummary(int replies, Instant lastReplyAt, List<String> participants, int unread, int mentions) {
}
