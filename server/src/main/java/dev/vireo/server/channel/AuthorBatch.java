package dev.vireo.server.channel;

import dev.vireo.server.log.StatementPipeline;
import dev.vireo.server.log.Transaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the authors of a batch of messages together, counts their messages, and saves the counts together. Nobody else may
 * change these channels meanwhile; inside the log's write transaction nobody can.
 */
public final class AuthorBatch {

    private final StatementPipeline.PendingQuery<ChannelTable.FoundAuthor> query;
    private final StatementPipeline.PendingQuery<String> guests;
    private @Nullable Map<AuthorPlace, Membership> found;
    private final Set<AuthorPlace> withGuest = new HashSet<>();
    private final Map<Long, Integer> writtenInChannel = new LinkedHashMap<>();
    private final Map<MemberKey, Integer> writtenByMember = new LinkedHashMap<>();

    AuthorBatch(StatementPipeline statements, Collection<AuthorPlace> places, PeopleDirectory people) {
        query = ChannelTable.authors(statements, places.stream().distinct().toList());
        guests = people.guests(statements);
    }

    private Map<AuthorPlace, Membership> found() {
        if (found == null) {
            found = query.rows().stream().collect(Collectors.toMap(ChannelTable.FoundAuthor::place, ChannelTable.FoundAuthor::membership));
            findGuests(Set.copyOf(guests.rows()));
        }
        return found;
    }

    private void findGuests(Set<String> all) {
        if (!all.isEmpty()) {
            query.rows().stream()
                    .filter(author -> author.directKey() != null && DirectKey.people(author.directKey()).anyMatch(all::contains))
                    .forEach(author -> withGuest.add(author.place()));
        }
    }

    /** Whether there is such a channel for its author. */
    public boolean has(AuthorPlace place) {
        return found().containsKey(place);
    }

    /** Whether it is a direct channel with a guest, of which more is to be looked at before somebody writes in it. */
    public boolean isWithGuest(AuthorPlace place) {
        return found().containsKey(place) && withGuest.contains(place);
    }

    /** The author's membership, without its threads, after what was counted so far. */
    public Membership of(AuthorPlace place) {
        Membership before = Objects.requireNonNull(found().get(place));
        int inChannel = writtenInChannel.getOrDefault(before.channelId(), 0);
        int byMember = writtenByMember.getOrDefault(MemberKey.of(before), 0);
        return inChannel == 0 ? before : before.withRoots(inChannel, byMember);
    }

    /**
     * Counts one more message that is not a reply and mentions nobody.
     *
     * @return the updated membership
     */
    public Membership count(Membership author) {
        writtenInChannel.merge(author.channelId(), 1, Integer::sum);
        writtenByMember.merge(MemberKey.of(author), 1, Integer::sum);
        return author.withRoots(1, 1);
    }

    public void save(Transaction transaction) {
        ChannelTable.countRoots(transaction.statements(), writtenInChannel, writtenByMember);
    }
}
