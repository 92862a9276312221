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
 * Writes the letters that wait at one moment. Plain ones, which nearly all are, cost a share of a few statements for all of them;
 * whatever is not as simple is written on its own, after them.
 */
public final class MessageBatch implements CommandBatch<OutgoingMessage, SentMessage> {

    private final Channels channels;
    private final MessageTable table;
    private final MessageWriter writing;

    public MessageBatch(Channels channels, MessageTable table, MessageWriter writing) {
        this.channels = channels;
        this.table = table;
        this.writing = writing;
    }

    @Override
    public List<Outcome<SentMessage>> run(Transaction transaction, List<OutgoingMessage> letters) {
        List<Optional<Outcome<SentMessage>>> outcomes = writePlain(transaction, letters);
        List<Outcome<SentMessage>> all = new ArrayList<>(letters.size());
        for (int i = 0; i < letters.size(); i++) {
            OutgoingMessage letter = letters.get(i);
            all.add(outcomes.get(i).orElseGet(() -> Outcome.of(transaction, sql -> writing.write(sql, letter))));
        }
        return all;
    }

    /** @return empty for those that are left to be written on their own */
    private List<Optional<Outcome<SentMessage>>> writePlain(Transaction transaction, List<OutgoingMessage> letters) {
        if (letters.stream().noneMatch(OutgoingMessage::isPlain)) {
            return Collections.nCopies(letters.size(), Optional.empty());
        }
        StatementPipeline.PendingQuery<MessageTable.ClientKey> known = table.taken(transaction, letters.stream()
                .filter(letter -> letter.isPlain() && letter.clientId() != null).map(MessageBatch::clientKey).toList());
        AuthorBatch authors = channels.authors(transaction,
                letters.stream().filter(OutgoingMessage::isPlain).map(MessageBatch::place).toList());
        Set<MessageTable.ClientKey> taken = new HashSet<>(known.rows());
        List<Optional<Outcome<SentMessage>>> outcomes = new ArrayList<>(Collections.nCopies(letters.size(), Optional.empty()));
        List<MessageTable.MessageRow> written = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            OutgoingMessage letter = letters.get(i);
            // A repeat is answered by its first message: both may be here.
            if (letter.isPlain() && authors.has(place(letter))
                    && (letter.clientId() == null || taken.add(clientKey(letter)))) {
                outcomes.set(i, Optional.of(Outcome.of(transaction, sql -> write(sql, letter, authors, written))));
            }
        }
        table.insert(transaction.statements(), written);
        authors.save(transaction);
        return outcomes;
    }

    private static SentMessage write(Transaction transaction, OutgoingMessage letter, AuthorBatch authors,
            List<MessageTable.MessageRow> written) {
        Membership author = authors.of(place(letter));
        author.require(Permission.WRITE);
        Membership counted = authors.count(author);
        Message message = letter.toMessage(transaction, counted);
        written.add(MessageWriter.tell(transaction, message, counted));
        return new SentMessage(message, false);
    }

    private static MessageTable.ClientKey clientKey(OutgoingMessage letter) {
        return new MessageTable.ClientKey(letter.author(), letter.clientId());
    }

    private static AuthorPlace place(OutgoingMessage letter) {
        return switch (letter.to()) {
            case OutgoingMessage.ToChannel(String channelId) -> AuthorPlace.inChannel(channelId, letter.author());
            case OutgoingMessage.ToPerson(String recipient) -> AuthorPlace.direct(letter.author(), recipient);
        };
    }
}
