package dev.vireo.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as everybody sees it.
 *
 * @param id        the position of its first entry in the log, in decimal; unique in the office
 * @param number    its gap-free number in its channel, from 1
 * @param author    a username
 * @param body      plain text in NFC; empty once deleted
 * @param createdAt to the microsecond, strictly increasing over the whole office
 * @param parentId  the thread's first message, or null
 * @param clientId  the sender's own id, by which a retry is recognised; null where none was given
 */
public record Message(
        String id,
        String channelId,
        long number,
        String author,
        String body,
        Instant createdAt,
        @Nullable Instant editedAt,
        boolean deleted,
        @Nullable String parentId,
        List<String> mentions,
        List<Attachment> attachments,
        List<Reaction> reactions,
        @Nullable String clientId) {

    /** A file that a message carries; {@code size} in bytes. */
    public record Attachment(String id, String name, String type, long size) {
    }

    /** One emoji and the usernames of those who reacted with it. */
    public record Reaction(String emoji, List<String> users) {
    }
}
