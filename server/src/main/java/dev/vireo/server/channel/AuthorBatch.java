package dev.vireo.server.channel;

import dev.vireo.server.log.StatementPipeline;
import dev.vireo.server.log.Transaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks up together those authors of a batch of messages that are not known yet, counts their messages, and saves the counts
 * together. Nobody else may change these channels meanwhile; inside the log's write transaction nobody can.
 */
public final class AuthorBatch {

    private final Transaction transaction;
    private final KnownAuthors known;
    private final StatementPipeline.@Nullable PendingQuery<ChannelTable.FoundAuthor> query;
    private final StatementPipeline.@Nullable PendingQuery<String> guests;
    private boolean answered;
    private final Map<Long, Integer> writtenInChannel = new LinkedHashMap<>();
    private final Map<Long, Integer> writtenByMember = new LinkedHashMap<>();

    AuthorBatch(Transaction transaction, Collection<AuthorPlace> places, PeopleDirectory people, KnownAuthors known) {
        this.transaction = transaction;
        this.known = known;
        known.refresh(transaction);
        List<AuthorPlace> unknown = places.stream().filter(place -> !known.has(place)).distinct().toList();
        query = unknown.isEmpty() ? null : ChannelTable.authors(transaction.statements(), unknown);
        guests = unknown.isEmpty() ? null : people.guests(transaction.statements());
    }

    private KnownAuthors known() {
        if (!answered && query != null && guests != null) {
            Set<String> all = Set.copyOf(guests.rows());
            query.rows().forEach(found -> known.add(transaction, found.place(), found.membership(),
                    found.directKey() != null && DirectKey.people(found.directKey()).anyMatch(all::contains)));
        }
        answered = true;
        return known;
    }

    /** Whether there is such a channel for its author. */
    public boolean has(AuthorPlace place) {
        return known().has(place);
    }

    /** Whether it is a direct channel with a guest, of which more is to be looked at before somebody writes in it. */
    public boolean isWithGuest(AuthorPlace place) {
        return known().isWithGuest(place);
    }

    /** The author's membership, without its threads, after what was counted so far; how far they have read may be out of date. */
    public Membership of(AuthorPlace place) {
        return known().of(place);
    }

    /**
     * Counts one more message that is not a reply and mentions nobody.
     *
     * @return the updated membership
     */
    public Membership count(Membership author) {
        writtenInChannel.merge(author.channelId(), 1, Integer::sum);
        writtenByMember.merge(author.id(), 1, Integer::sum);
        Membership counted = author.withRoots(1, 1);
        known.count(counted);
        return counted;
    }

    public void save() {
        ChannelTable.countRoots(transaction.statements(), writtenInChannel, writtenByMember);
    }
}
