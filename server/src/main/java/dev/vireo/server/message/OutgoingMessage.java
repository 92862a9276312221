package dev.vireo.server.message;

import dev.vireo.protocol.Message;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.log.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants to send, checked as far as possible without its channel.
 *
 * @param forwardedId the message whose text and files it passes on; null where it has its own
 * @param mentions    who is called in the body
 */
record OutgoingMessage(String author, Target to, @Nullable String clientId, String body, @Nullable String parentId, List<String> files,
        @Nullable String forwardedId, Mentions mentions) {

    /** Finds the mentions now, not in the write transaction, for which others wait. */
    OutgoingMessage(String author, Target to, @Nullable String clientId, String body, @Nullable String parentId, List<String> files,
            @Nullable String forwardedId) {
        this(author, to, clientId, body, parentId, files, forwardedId, Mentions.in(body));
    }

    OutgoingMessage(String author, Target to, @Nullable String clientId, String body, @Nullable String parentId, List<String> files) {
        this(author, to, clientId, body, parentId, files, null);
    }

    /** With the text that it passes on, which mentions nobody anew. */
    OutgoingMessage saying(String text) {
        return new OutgoingMessage(author, to, clientId, text, parentId, files, forwardedId, Mentions.in(""));
    }

    /**
     * The message that is written next, with neither mentions nor files yet.
     *
     * @param counted its author's membership with this message counted
     */
    Message toMessage(Transaction transaction, Membership counted) {
        return Message.written(Long.toString(transaction.nextPos()), Long.toString(counted.channelId()), counted.lastNumber(),
                counted.username(), body, transaction.nextTime(), clientId);
    }

    /** The place that a message is sent to. */
    sealed interface Target {
    }

    /** One of the author's channels. */
    record ToChannel(String channelId) implements Target {
    }

    /** A person, by name. The first message creates the direct channel. */
    record ToPerson(String recipient) implements Target {
    }

    /** Whether it is plain text: no reply, nothing forwarded, no files, no mentions. */
    boolean isPlain() {
        return parentId == null && forwardedId == null && files.isEmpty() && body.indexOf('@') < 0;
    }
}
