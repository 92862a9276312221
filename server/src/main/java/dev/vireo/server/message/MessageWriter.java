package dev.vireo.server.message;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.channel.UnreadCounting;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.LogPosition;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.message.MessageLookup.FoundMessage;
import dev.vireo.server.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes any one message, with files, mentions or a thread, inside the log's write transaction. */
public final class MessageWriter {

    private final Channels channels;
    private final UnreadCounting counting = new UnreadCounting();
    private final MessageLookup lookup;
    private final MessageTable table;
    private final OnlineCheck online;

    public MessageWriter(Channels channels, MessageLookup lookup, MessageTable table, OnlineCheck online) {
        this.channels = channels;
        this.lookup = lookup;
        this.table = table;
        this.online = online;
    }

    /** A repeat with the same client id gives the first result. */
    SentMessage write(Transaction transaction, OutgoingMessage outgoing) {
        return earlier(transaction, outgoing.author(), outgoing.clientId())
                .map(earlier -> repeated(transaction.sql(), earlier, find(transaction, outgoing), outgoing))
                .orElseGet(() -> new SentMessage(write(transaction, enter(transaction, outgoing), outgoing), false));
    }

    /** Finds the channel of a message. Changes nothing. */
    private Optional<Long> find(Transaction transaction, OutgoingMessage outgoing) {
        return switch (outgoing.to()) {
            case OutgoingMessage.ToChannel(String channelId) ->
                    Optional.of(channels.author(transaction, channelId, outgoing.author()).channelId());
            case OutgoingMessage.ToPerson(String recipient) -> channels.findDirect(transaction.sql(), outgoing.author(), recipient);
        };
    }

    /** Finds the channel of a message, and creates a direct channel if needed. */
    private Membership enter(Transaction transaction, OutgoingMessage outgoing) {
        return switch (outgoing.to()) {
            case OutgoingMessage.ToChannel(String channelId) -> channels.author(transaction, channelId, outgoing.author());
            case OutgoingMessage.ToPerson(String recipient) -> {
                long channelId = channels.direct(transaction, outgoing.author(), recipient).channelId();
                yield channels.author(transaction, Long.toString(channelId), outgoing.author());
            }
        };
    }

    private Optional<Message> earlier(Transaction transaction, String author, @Nullable String clientId) {
        return clientId == null ? Optional.empty() : table.byClientId(transaction, author, clientId);
    }

    private static SentMessage repeated(Handle sql, Message earlier, Optional<Long> channelId, OutgoingMessage outgoing) {
        boolean sameChannel = channelId.map(id -> Long.toString(id)).equals(Optional.of(earlier.channelId()));
        // The original text of an edited or deleted message is gone, so the id must suffice.
        boolean sameText = earlier.deleted() || earlier.editedAt() != null || earlier.body().equals(outgoing.body());
        boolean sameFiles = earlier.deleted()
                || earlier.attachments().stream().map(Message.Attachment::id).toList().equals(outgoing.files());
        boolean same = outgoing.forwardedId() == null ? earlier.forwarded() == null && sameText && sameFiles
                : earlier.deleted()
                        || LogPosition.parse(outgoing.forwardedId()).equals(ForwardTable.source(sql, Long.parseLong(earlier.id())));
        if (!sameChannel || !same || !Objects.equals(earlier.parentId(), outgoing.parentId())) {
            throw ProblemException.conflict("client_id_reused", "This client id was already used for a different message.");
        }
        return new SentMessage(earlier, true);
    }

    private Message write(Transaction transaction, Membership author, OutgoingMessage outgoing) {
        author.require(Permission.WRITE);
        if (outgoing.forwardedId() == null) {
            return write(transaction, author, outgoing, null);
        }
        FoundMessage original = lookup.find(transaction.sql(), author.username(), outgoing.forwardedId());
        original.requireThere();
        Message written = write(transaction, author, outgoing.saying(original.message().body()), original.message());
        ForwardTable.insert(transaction.statements(), Long.parseLong(written.id()), origin(original.message()),
                Long.parseLong(original.message().id()));
        return written;
    }

    /** Whoever passes on what was passed on to them passes on the words of the first author. */
    private static Message.Forwarded origin(Message original) {
        return Objects.requireNonNullElseGet(original.forwarded(), () -> new Message.Forwarded(original.author(), original.createdAt()));
    }

    /** @param original the message that is passed on, with its words in the outgoing one; null where it is none */
    private Message write(Transaction transaction, Membership author, OutgoingMessage outgoing, @Nullable Message original) {
        return outgoing.parentId() == null ? writeRoot(transaction, author, outgoing, original)
                : writeReply(transaction, author, outgoing, outgoing.parentId(), original);
    }

    private Message writeRoot(Transaction transaction, Membership author, OutgoingMessage outgoing, @Nullable Message original) {
        Mentions mentions = outgoing.mentions();
        boolean mayAll = author.may(Permission.MENTION_ALL);
        boolean all = mentions.everyone() && mayAll;
        List<String> named = named(transaction.sql(), author, mentions, mentions.here() && mayAll);
        List<Message.Attachment> files = files(transaction, author, outgoing, original);
        Membership counted = counting.root(transaction, author, named, all);
        Message message = outgoing.toMessage(transaction, counted)
                .with(all ? Stream.concat(Stream.of(Message.EVERYONE), named.stream()).toList() : named, files)
                .forwarding(original == null ? null : origin(original));
        MessageWriteTable.insert(transaction.statements(), append(transaction, message, counted));
        return message;
    }

    /** The members whom a text mentions by name, and those who are online if requested. Fixed now, whoever comes or goes later. */
    private List<String> named(Handle sql, Membership author, Mentions mentions, boolean here) {
        List<String> named = channels.members(sql, author, mentions.names());
        return !here ? named : channels.members(sql, author).stream()
                .filter(name -> named.contains(name) || online.isOnline(name) && !name.equals(author.username()))
                .toList();
    }

    private Message writeReply(Transaction transaction, Membership author, OutgoingMessage outgoing, String parentId,
            @Nullable Message original) {
        Message parent = lookup.in(transaction.sql(), author, parentId);
        if (parent.parentId() != null) {
            throw ProblemException.badRequest("parent_is_reply", "You can't reply to a reply. Reply to the first message of the thread.");
        }
        List<String> named = channels.members(transaction.sql(), author, outgoing.mentions().names());
        List<String> concerned = Stream.concat(Stream.of(parent.author()), parent.mentions().stream()).toList();
        List<Message.Attachment> files = files(transaction, author, outgoing, original);
        UnreadCounting.CountedReply counted = counting.reply(transaction, author, Long.parseLong(parent.id()), concerned, named);
        Message message = outgoing.toMessage(transaction, counted.author())
                .inThread(parent.id(), counted.followers())
                .with(named, files)
                .forwarding(original == null ? null : origin(original));
        MessageWriteTable.insert(transaction.statements(), append(transaction, message, counted.author()));
        return message;
    }

    /** The last step that may refuse; nothing is written before it. */
    private List<Message.Attachment> files(Transaction transaction, Membership author, OutgoingMessage outgoing,
            @Nullable Message original) {
        return original == null ? table.files().attach(transaction.sql(), author.username(), transaction.nextPos(), outgoing.files())
                : table.files().copy(transaction.sql(), author.username(), Long.parseLong(original.id()), transaction.nextPos());
    }

    /**
     * Appends the event of a message, whose row the caller then inserts. Every message passes here, alone or in a batch.
     *
     * @param counted its author's membership with this message counted
     */
    static MessageWriteTable.MessageRow append(Transaction transaction, Message message, Membership counted) {
        transaction.append(new Event.NewMessage(message), Audience.channel(message.channelId()));
        return new MessageWriteTable.MessageRow(message, counted.roots(), counted.sent());
    }
}
