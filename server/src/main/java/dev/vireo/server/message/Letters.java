package dev.vireo.server.message;

import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.server.channel.Authors;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.log.Group;
import dev.vireo.server.log.Outcome;
import dev.vireo.server.log.Statements;
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
public final class Letters implements Group<Letter, Sent> {

    private final Channels channels;
    private final MessageTable table;
    private final Writing writing;

    public Letters(Channels channels, MessageTable table, Writing writing) {
        this.channels = channels;
        this.table = table;
        this.writing = writing;
    }

    @Override
    public List<Outcome<Sent>> run(Transaction transaction, List<Letter> letters) {
        List<Optional<Outcome<Sent>>> outcomes = writePlain(transaction, letters);
        List<Outcome<Sent>> all = new ArrayList<>(letters.size());
        for (int i = 0; i < letters.size(); i++) {
            Letter letter = letters.get(i);
            all.add(outcomes.get(i).orElseGet(() -> Outcome.of(transaction, sql -> writing.write(sql, letter))));
        }
        return all;
    }

    /** @return empty for those that are left to be written on their own */
    private List<Optional<Outcome<Sent>>> writePlain(Transaction transaction, List<Letter> letters) {
        if (letters.stream().noneMatch(Letter::isPlain)) {
            return Collections.nCopies(letters.size(), Optional.empty());
        }
        Statements.Asked<MessageTable.ClientKey> known = table.taken(transaction, letters.stream()
                .filter(letter -> letter.isPlain() && letter.clientId() != null).map(Letters::clientKey).toList());
        Authors authors = channels.authors(transaction, letters.stream().filter(Letter::isPlain).map(Letters::place).toList());
        Set<MessageTable.ClientKey> taken = new HashSet<>(known.rows());
        List<Optional<Outcome<Sent>>> outcomes = new ArrayList<>(Collections.nCopies(letters.size(), Optional.empty()));
        List<MessageTable.Row> written = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            Letter letter = letters.get(i);
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

    private static Sent write(Transaction transaction, Letter letter, Authors authors, List<MessageTable.Row> written) {
        Membership author = authors.of(place(letter));
        author.require(Permission.WRITE);
        Membership counted = authors.count(author);
        Message message = letter.toMessage(transaction, counted);
        written.add(Writing.tell(transaction, message, counted));
        return new Sent(message, false);
    }

    private static MessageTable.ClientKey clientKey(Letter letter) {
        return new MessageTable.ClientKey(letter.author(), letter.clientId());
    }

    private static Authors.Place place(Letter letter) {
        return switch (letter.to()) {
            case Letter.Into(String channelId) -> Authors.Place.inChannel(channelId, letter.author());
            case Letter.Directly(String recipient) -> Authors.Place.direct(letter.author(), recipient);
        };
    }
}
