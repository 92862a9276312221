package dev.vireo.server.message;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.Requests;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Counting;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.http.ProblemException;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what people say into their channels. Thread-safe. */
final class Sending {

    private static final Logger audit = LoggerFactory.getLogger(Sending.class);

    private final Log log;
    private final Channels channels;
    private final Counting counting = new Counting();
    private final Messages messages;
    private final MessageTable table;
    private final Online online;

    Sending(Log log, Channels channels, Messages messages, MessageTable table, Online online) {
        this.log = log;
        this.channels = channels;
        this.messages = messages;
        this.table = table;
        this.online = online;
    }

    /** A message that is stored; {@code repeated} if it was so before this call. */
    record Sent(Message message, boolean repeated) {
    }

    /** Sends into a channel. A repeat with the same client id gives the first result. */
    Sent send(String author, String channelId, Requests.NewMessage request) {
        List<String> files = request.attachmentIds() == null ? List.of() : request.attachmentIds();
        if (files.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.badField("attachment_ids", "A list of files holds null.");
        }
        Text text = new Text(ClientId.check(request.clientId(), "client_id"),
                files.isEmpty() ? Body.of(request.body()) : Body.besideFiles(request.body()), request.parentId(), files);
        return send(author, text, new Place() {
            @Override
            public Optional<Long> find(Transaction transaction) {
                return Optional.of(enter(transaction).channelId());
            }

            @Override
            public Membership enter(Transaction transaction) {
                return channels.author(transaction, channelId, author);
            }
        });
    }

    /** Sends to a person by name; the direct channel is made by the first message. */
    Sent sendDirect(String author, String recipient, @Nullable String clientId, @Nullable String text) {
        return send(author, new Text(ClientId.check(clientId, "message_id"), Body.of(text), null, List.of()), new Place() {
            @Override
            public Optional<Long> find(Transaction transaction) {
                return channels.findDirect(transaction.sql(), author, recipient);
            }

            @Override
            public Membership enter(Transaction transaction) {
                long channelId = channels.direct(transaction, author, recipient).channelId();
                return channels.author(transaction, Long.toString(channelId), author);
            }
        });
    }

    /** Where a message goes. Finding it changes nothing; entering it may make it. */
    private interface Place {

        Optional<Long> find(Transaction transaction);

        Membership enter(Transaction transaction);
    }

    /** What is to be written, checked as far as it can be without its channel. */
    private record Text(@Nullable String clientId, String body, @Nullable String parentId, List<String> files) {
    }

    private Sent send(String author, Text text, Place place) {
        Instant started = Instant.now();
        Sent sent = log.write(transaction -> earlier(transaction, author, text.clientId())
                .map(earlier -> repeated(earlier, place.find(transaction), text))
                .orElseGet(() -> new Sent(write(transaction, place.enter(transaction), text), false)));
        audit.info("{} wrote {} in channel {}, {} ms{}", author, sent.message().id(), sent.message().channelId(),
                Duration.between(started, Instant.now()).toMillis(), sent.repeated() ? ", repeated" : "");
        return sent;
    }

    private Optional<Message> earlier(Transaction transaction, String author, @Nullable String clientId) {
        return clientId == null ? Optional.empty() : table.byClientId(transaction, author, clientId);
    }

    private static Sent repeated(Message earlier, Optional<Long> channelId, Text text) {
        boolean sameChannel = channelId.map(id -> Long.toString(id)).equals(Optional.of(earlier.channelId()));
        // Once edited or deleted, its first words are no longer known; the id alone has to do.
        boolean sameText = earlier.deleted() || earlier.editedAt() != null || earlier.body().equals(text.body());
        boolean sameFiles = earlier.deleted()
                || earlier.attachments().stream().map(Message.Attachment::id).toList().equals(text.files());
        if (!sameChannel || !sameText || !sameFiles || !Objects.equals(earlier.parentId(), text.parentId())) {
            throw ProblemException.conflict("client_id_reused", "This id already names a different message.");
        }
        return new Sent(earlier, true);
    }

    private Message write(Transaction transaction, Membership author, Text text) {
        author.require(Permission.WRITE);
        return text.parentId() == null ? writeRoot(transaction, author, text)
                : writeReply(transaction, author, text, text.parentId());
    }

    private Message writeRoot(Transaction transaction, Membership author, Text text) {
        Mentions mentions = Mentions.in(text.body());
        boolean mayAll = author.may(Permission.MENTION_ALL);
        boolean all = mentions.everyone() && mayAll;
        List<String> named = named(transaction.sql(), author, mentions, mentions.here() && mayAll);
        List<Message.Attachment> files = files(transaction, author, text);
        long number = counting.root(transaction, author, named, all);
        Message message = first(transaction, author, number, text)
                .with(all ? Stream.concat(Stream.of(Message.EVERYONE), named.stream()).toList() : named, files);
        table.insert(transaction.statements(), message, author.roots() + 1, author.sent() + 1);
        return tell(transaction, message);
    }

    /** Whom a text mentions by name, and who is there, where that is asked for: fixed now, whoever comes or goes later. */
    private List<String> named(Handle sql, Membership author, Mentions mentions, boolean here) {
        List<String> named = channels.members(sql, author, mentions.names());
        return !here ? named : channels.members(sql, author).stream()
                .filter(name -> named.contains(name) || online.is(name) && !name.equals(author.username()))
                .toList();
    }

    private Message writeReply(Transaction transaction, Membership author, Text text, String parentId) {
        Message parent = messages.in(transaction.sql(), author, parentId);
        if (parent.parentId() != null) {
            throw ProblemException.badRequest("parent_is_reply", "A reply belongs to the first message of a thread.");
        }
        List<String> named = channels.members(transaction.sql(), author, Mentions.in(text.body()).names());
        List<String> concerned = Stream.concat(Stream.of(parent.author()), parent.mentions().stream()).toList();
        List<Message.Attachment> files = files(transaction, author, text);
        Counting.Reply counted = counting.reply(transaction, author, Long.parseLong(parent.id()), concerned, named);
        Message message = first(transaction, author, counted.number(), text)
                .inThread(parent.id(), counted.followers())
                .with(named, files);
        table.insert(transaction.statements(), message, author.roots(), author.sent());
        return tell(transaction, message);
    }

    /** The last that may refuse: nothing is written before it. */
    private List<Message.Attachment> files(Transaction transaction, Membership author, Text text) {
        return table.files().take(transaction.sql(), author.username(), transaction.nextPos(), text.files());
    }

    private static Message first(Transaction transaction, Membership author, long number, Text text) {
        return Message.written(Long.toString(transaction.nextPos()), Long.toString(author.channelId()), number,
                author.username(), text.body(), transaction.nextTime(), text.clientId());
    }

    private static Message tell(Transaction transaction, Message message) {
        transaction.append(new Event.NewMessage(message), Audience.channel(message.channelId()));
        return message;
    }
}
