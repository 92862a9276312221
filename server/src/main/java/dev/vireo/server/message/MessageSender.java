package dev.vireo.server.message;

import dev.vireo.protocol.Requests;
import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.writer.LogLease;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends messages into channels and to people. Thread-safe. */
public final class MessageSender {

    private final Function<OutgoingMessage, SentMessage> writing;

    /** @param lease present where several servers may serve the office */
    public MessageSender(Log log, MessageBatch batch, Optional<LogLease> lease) {
        this.writing = lease.map(there -> there.route(batch, new MessageCodec()))
                .<Function<OutgoingMessage, SentMessage>>map(route -> route::write)
                .orElse(outgoing -> log.write(batch, outgoing));
    }

    /** Sends into a channel. A repeat with the same client id gives the first result. */
    SentMessage send(String author, String channelId, Requests.MessageToSend request) {
        List<String> files = request.attachmentIds() == null ? List.of() : request.attachmentIds();
        if (files.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.badField("attachment_ids", "The list of files contains null.");
        }
        return send(new OutgoingMessage(author, new OutgoingMessage.ToChannel(channelId), ClientId.check(request.clientId(), "client_id"),
                body(request, files), request.parentId(), files, request.forwardedId()));
    }

    private static String body(Requests.MessageToSend request, List<String> files) {
        if (request.forwardedId() == null) {
            return files.isEmpty() ? MessageBody.of(request.body()) : MessageBody.ofOptional(request.body());
        }
        if (!files.isEmpty() || !MessageBody.ofOptional(request.body()).isEmpty()) {
            throw ProblemException.badField("forwarded_id", "A forwarded message has the text and files of the original, and no others.");
        }
        return "";
    }

    /** Sends to a person by name; the direct channel is made by the first message. */
    SentMessage sendDirect(String author, String recipient, @Nullable String clientId, @Nullable String text) {
        return send(new OutgoingMessage(author, new OutgoingMessage.ToPerson(recipient), ClientId.check(clientId, "message_id"),
                MessageBody.of(text), null, List.of()));
    }

    private SentMessage send(OutgoingMessage outgoing) {
        return writing.apply(outgoing);
    }
}
