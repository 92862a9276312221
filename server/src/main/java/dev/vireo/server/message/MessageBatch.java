package dev.vireo.server.message;

import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.server.channel.AuthorBatch;
import dev.vireo.server.channel.AuthorPlace;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.log.CommandBatch;
import dev.vireo.server.log.Outcome;
import dev.vireo.server.log.StatementPipeline;
import dev.vireo.server.log.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the messages that wait at one moment. Plain ones, which nearly all are, share a few statements; everything else is
 * written one by one, after them.
 */
public final class MessageBatch implements CommandBatch<OutgoingMessage, SentMessage> {

    private final Channels channels;
    private final MessageWriter writer;

    public MessageBatch(Channels channels, MessageWriter writer) {
        this.channels = channels;
        this.writer = writer;
    }

    @Override
    public List<Outcome<SentMessage>> run(Transaction transaction, List<OutgoingMessage> commands) {
        List<Optional<Outcome<SentMessage>>> outcomes = writePlain(transaction, commands);
        List<Outcome<SentMessage>> all = new ArrayList<>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            OutgoingMessage outgoing = commands.get(i);
            all.add(outcomes.get(i).orElseGet(() -> Outcome.of(transaction, sql -> writer.write(sql, outgoing))));
        }
        return all;
    }

    /** @return empty for messages that must be written separately */
    private List<Optional<Outcome<SentMessage>>> writePlain(Transaction transaction, List<OutgoingMessage> commands) {
        if (commands.stream().noneMatch(OutgoingMessage::isPlain)) {
            return Collections.nCopies(commands.size(), Optional.empty());
        }
        Optional<StatementPipeline.PendingQuery<MessageWriteTable.ClientKey>> known = usedKeys(transaction, commands);
        AuthorBatch authors = channels.authors(transaction,
                commands.stream().filter(OutgoingMessage::isPlain).map(MessageBatch::place).toList());
        Set<MessageWriteTable.ClientKey> taken = new HashSet<>(known.map(StatementPipeline.PendingQuery::rows).orElse(List.of()));
        List<Optional<Outcome<SentMessage>>> outcomes = new ArrayList<>(Collections.nCopies(commands.size(), Optional.empty()));
        List<MessageWriteTable.MessageRow> written = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            OutgoingMessage outgoing = commands.get(i);
            // A repeat is answered by its first message: both may be here.
            if (outgoing.isPlain() && authors.has(place(outgoing)) && !authors.isWithGuest(place(outgoing))
                    && clientKey(outgoing).map(taken::add).orElse(true)) {
                outcomes.set(i, Optional.of(Outcome.of(transaction, sql -> write(sql, outgoing, authors, written))));
            }
        }
        MessageWriteTable.insert(transaction.statements(), written);
        authors.save();
        return outcomes;
    }

    /** Nearly all keys are new. Whether each is, the database sees when it takes the message; until then it is not asked. */
    private static Optional<StatementPipeline.PendingQuery<MessageWriteTable.ClientKey>> usedKeys(Transaction transaction,
            List<OutgoingMessage> commands) {
        return transaction.isTrusting() ? Optional.empty() : Optional.of(MessageWriteTable.usedKeys(transaction, commands.stream()
                .filter(OutgoingMessage::isPlain).flatMap(outgoing -> clientKey(outgoing).stream()).toList()));
    }

    private static SentMessage write(Transaction transaction, OutgoingMessage outgoing, AuthorBatch authors,
            List<MessageWriteTable.MessageRow> written) {
        Membership author = authors.of(place(outgoing));
        author.require(Permission.WRITE);
        Membership counted = authors.count(author);
        Message message = outgoing.toMessage(transaction, counted);
        written.add(MessageWriter.append(transaction, message, counted));
        return new SentMessage(message, false);
    }

    private static Optional<MessageWriteTable.ClientKey> clientKey(OutgoingMessage outgoing) {
        return Optional.ofNullable(outgoing.clientId()).map(id -> new MessageWriteTable.ClientKey(outgoing.author(), id));
    }

    private static AuthorPlace place(OutgoingMessage outgoing) {
        return switch (outgoing.to()) {
            case OutgoingMessage.ToChannel(String channelId) -> AuthorPlace.inChannel(channelId, outgoing.author());
            case OutgoingMessage.ToPerson(String recipient) -> AuthorPlace.direct(outgoing.author(), recipient);
        };
    }
}
