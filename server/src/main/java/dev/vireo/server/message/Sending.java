package dev.vireo.server.message;

import dev.vireo.protocol.Requests;
import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what people say into their channels. Thread-safe. */
public final class Sending {

    private final Log log;
    private final Letters letters;

    public Sending(Log log, Letters letters) {
        this.log = log;
        this.letters = letters;
    }

    /** Sends into a channel. A repeat with the same client id gives the first result. */
    Sent send(String author, String channelId, Requests.NewMessage request) {
        List<String> files = request.attachmentIds() == null ? List.of() : request.attachmentIds();
        if (files.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.badField("attachment_ids", "A list of files holds null.");
        }
        return send(new Letter(author, new Letter.Into(channelId), ClientId.check(request.clientId(), "client_id"),
                files.isEmpty() ? Body.of(request.body()) : Body.besideFiles(request.body()), request.parentId(), files));
    }

    /** Sends to a person by name; the direct channel is made by the first message. */
    Sent sendDirect(String author, String recipient, @Nullable String clientId, @Nullable String text) {
        return send(new Letter(author, new Letter.Directly(recipient), ClientId.check(clientId, "message_id"), Body.of(text), null,
                List.of()));
    }

    private Sent send(Letter letter) {
        return log.write(letters, letter);
    }
}
