package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.ProblemException;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Position;
import dev.vireo.server.log.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sending and history. A message is found only through a channel that the caller is a member of. Thread-safe. */
final class Messages {

    private static final Logger audit = LoggerFactory.getLogger(Messages.class);

    private final Database database;
    private final Log log;
    private final Channels channels;
    private final MessageTable table;

    Messages(Database database, Log log, Channels channels, MessageTable table) {
        this.database = database;
        this.log = log;
        this.channels = channels;
        this.table = table;
    }

    /** A message that is stored; {@code repeated} if it was so before this call. */
    record Sent(Message message, boolean repeated) {
    }

    /** Sends into a channel. A repeat with the same client id gives the first result. */
    Sent send(String author, String channelId, Requests.NewMessage request) {
        refuseWhatIsNotThereYet(request);
        return send(author, ClientId.check(request.clientId(), "client_id"), Body.of(request.body()), new Place() {
            @Override
            public Optional<Long> find(Transaction transaction) {
                return Optional.of(enter(transaction).channelId());
            }

            @Override
            public Membership enter(Transaction transaction) {
                return channels.membership(transaction.sql(), channelId, author);
            }
        });
    }

    /** Sends to a person by name; the direct channel is made by the first message. */
    Sent sendDirect(String author, String recipient, @Nullable String clientId, @Nullable String text) {
        return send(author, ClientId.check(clientId, "message_id"), Body.of(text), new Place() {
            @Override
            public Optional<Long> find(Transaction transaction) {
                return channels.findDirect(transaction.sql(), author, recipient);
            }

            @Override
            public Membership enter(Transaction transaction) {
                long channelId = channels.direct(transaction, author, recipient).channelId();
                return channels.membership(transaction.sql(), Long.toString(channelId), author);
            }
        });
    }

    /** Where a message goes. Finding it changes nothing; entering it may make it. */
    private interface Place {

        Optional<Long> find(Transaction transaction);

        Membership enter(Transaction transaction);
    }

    private Sent send(String author, @Nullable String clientId, String body, Place place) {
        Instant started = Instant.now();
        Sent sent = log.write(transaction -> earlier(transaction, author, clientId)
                .map(earlier -> repeated(earlier, place.find(transaction), body))
                .orElseGet(() -> new Sent(write(transaction, place.enter(transaction), clientId, body), false)));
        audit.info("{} wrote {} in channel {}, {} ms{}", author, sent.message().id(), sent.message().channelId(),
                Duration.between(started, Instant.now()).toMillis(), sent.repeated() ? ", repeated" : "");
        return sent;
    }

    private Optional<Message> earlier(Transaction transaction, String author, @Nullable String clientId) {
        return clientId == null ? Optional.empty() : table.byClientId(transaction.sql(), author, clientId);
    }

    private static Sent repeated(Message earlier, Optional<Long> channelId, String body) {
        boolean sameChannel = channelId.map(id -> Long.toString(id)).equals(Optional.of(earlier.channelId()));
        if (!sameChannel || !earlier.body().equals(body)) {
            throw ProblemException.conflict("client_id_reused", "This id already names a different message.");
        }
        return new Sent(earlier, true);
    }

    private Message write(Transaction transaction, Membership author, @Nullable String clientId, String body) {
        long number = channels.countMessage(transaction, author);
        String channelId = Long.toString(author.channelId());
        Message message = new Message(Long.toString(transaction.nextPos()), channelId, number, author.username(), body,
                transaction.nextTime(), null, false, null, List.of(), List.of(), List.of(), clientId);
        table.insert(transaction.sql(), message, author.sent() + 1);
        transaction.append(new Event.NewMessage(message), Audience.channel(channelId));
        return message;
    }

    private static void refuseWhatIsNotThereYet(Requests.NewMessage request) {
        if (request.parentId() != null || request.attachmentIds() != null && !request.attachmentIds().isEmpty()) {
            throw ProblemException.badRequest("not_supported", "Threads and attachments are not available yet.");
        }
    }

    /**
     * A page of a channel's history in the order of its numbers: before a message, after one, or the newest.
     *
     * @param before a message id or null
     * @param after  a message id or null; not both
     */
    Answers.Messages history(
            String reader, String channelId, @Nullable String before, @Nullable String after, int limit) {
        if (before != null && after != null) {
            throw ProblemException.badRequest("before_and_after", "Give either before or after, not both.");
        }
        return database.snapshot(handle -> {
            Membership member = channels.membership(handle, channelId, reader);
            boolean forward = after != null;
            String anchor = forward ? after : before;
            long number = anchor == null ? Long.MAX_VALUE : find(handle, member, anchor).number();
            List<Message> found = forward
                    ? table.after(handle, member.channelId(), number, limit + 1)
                    : table.before(handle, member.channelId(), number, limit + 1);
            boolean more = found.size() > limit;
            List<Message> page = more ? found.subList(0, limit) : found;
            return new Answers.Messages(forward ? page : page.reversed(), more);
        });
    }

    private Message find(Handle handle, Membership member, String id) {
        return Position.parse(id)
                .flatMap(position -> table.byId(handle, member.channelId(), position))
                .orElseThrow(() -> ProblemException.notFound("message"));
    }

    /** What others wrote to this person directly after a time, oldest first; without a time, the latest. */
    List<Message> directSince(String reader, @Nullable Instant since, int limit) {
        int bounded = Math.min(limit, Limits.PAGE);
        return database.snapshot(handle -> {
            List<Long> direct = channels.directChannels(handle, reader);
            return since == null
                    ? table.toReaderLatest(handle, direct, reader, bounded)
                    : table.toReaderSince(handle, direct, reader, since, bounded);
        });
    }
}
