package dev.vireo.app.store;

import dev.vireo.protocol.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that the server has not accepted yet, as it stands on this computer's disk.
 *
 * @param clientId by which the server knows a repeat
 * @param to       the conversation it is for: a username, or {@code #} and a channel's id
 * @param parentId the message it replies to; null where it is no reply
 * @param files    what it carries
 * @param failure  why the server refused it for good; null while it is to be sent
 * @param original what it passes on; null where it has words of its own
 */
public record OutboxMessage(
        String clientId,
        String to,
        @Nullable String parentId,
        String body,
        List<OutboxFile> files,
        Instant writtenAt,
        @Nullable String failure,
        @Nullable Original original) {

    /**
     * A file on its way.
     *
     * @param path         where it is on this computer
     * @param attachmentId what the server calls it; null until it is there
     */
    public record OutboxFile(String path, String name, @Nullable String attachmentId) {
    }

    /**
     * A message that is passed on.
     *
     * @param messageId the server's id of it
     * @param from      who wrote it first
     * @param files     what it carries, to show until the server has given the copy its own
     */
    public record Original(String messageId, Message.Forwarded from, List<Message.Attachment> files) {
    }

    /** One of words alone. */
    public static OutboxMessage of(String clientId, String to, String body, Instant writtenAt) {
        return new OutboxMessage(clientId, to, null, body, List.of(), writtenAt, null, null);
    }

    public OutboxMessage with(List<OutboxFile> now) {
        return new OutboxMessage(clientId, to, parentId, body, List.copyOf(now), writtenAt, failure, original);
    }

    /** To be sent again. */
    public OutboxMessage toRetry() {
        return new OutboxMessage(clientId, to, parentId, body, files, writtenAt, null, original);
    }

    /** Words without the message's text, which belongs in no log. */
    @Override
    public String toString() {
        return "OutboxMessage[" + clientId + " to " + to + "]";
    }
}
