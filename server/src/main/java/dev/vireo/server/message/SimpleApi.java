package dev.vireo.server.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vireo.protocol.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of the simple API's requests and answers. */
public final class SimpleApi {

    /** {@code POST /api/users/messages/send-with-notification}. */
    record SendRequest(String fromUser, String toUser, String message, @Nullable String messageId) {
    }

    /** {@code POST /api/users/messages/mark-read}. */
    record MarkRead(String reader, String sender) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SimpleResult(boolean success, @Nullable String messageId) {
    }

    record DirectMessages(List<DirectMessage> messages) {
    }

    /** The number of unread messages by sender, without senders who have none. */
    public record UnreadBySender(Map<String, Integer> unreadCounts) {
    }

    /**
     * One message from a person.
     *
     * @param messageId the sender's own id where one was given, else the office's
     */
    public record DirectMessage(String from, String message, Instant timestamp, String messageId) {

        public static DirectMessage of(Message message) {
            return new DirectMessage(message.author(), message.body(), message.createdAt(), idOf(message));
        }
    }

    static String idOf(Message message) {
        return message.clientId() == null ? message.id() : message.clientId();
    }

    private SimpleApi() {
    }
}
