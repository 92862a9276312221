package dev.vireo.server.channel;

import dev.vireo.server.log.Transaction;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Counts new messages for everybody they are unread for, inside the log's write transaction. */
public final class UnreadCounting {

    /**
     * Counts a message that is not a reply.
     *
     * @param mentioned members whom it mentions by name
     * @param all       whether it mentions everybody
     * @return the author's membership including it
     */
    public Membership root(Transaction transaction, Membership author, Collection<String> mentioned, boolean all) {
        Handle sql = transaction.sql();
        ChannelTable.countRoot(transaction.statements(), author);
        if (all) {
            ChannelTable.countMentionOfAll(sql, author);
        } else {
            ChannelTable.countMentions(sql, author.channelId(), others(mentioned, author));
        }
        return author.withRoots(1, 1);
    }

    /**
     * The counts after a reply.
     *
     * @param author    its author's membership with it
     * @param followers for whom it counts, its author among them
     */
    public record CountedReply(Membership author, List<String> followers) {
    }

    /**
     * Counts a reply. Its author and everybody it mentions follow the thread from now on, as do the first message's author and
     * the people mentioned there, unless they have unfollowed it.
     *
     * @param concerned the first message's author and the people it mentions by name
     * @param mentioned members whom the reply mentions
     */
    public CountedReply reply(Transaction transaction, Membership author, long parentId, Collection<String> concerned,
            Collection<String> mentioned) {
        Handle sql = transaction.sql();
        Set<String> active = new LinkedHashSet<>(mentioned);
        active.add(author.username());
        for (String username : ChannelTable.members(sql, author.channelId(), concerned)) {
            if (!active.contains(username) && ThreadTable.place(sql, parentId, username).isEmpty()) {
                follow(sql, author, parentId, username);
            }
        }
        for (String username : active) {
            if (!ThreadTable.place(sql, parentId, username).orElse(ThreadPlace.OUTSIDE).following()) {
                follow(sql, author, parentId, username);
            }
        }
        ChannelTable.countReply(sql, author.channelId());
        ThreadTable.countReply(sql, parentId, author.username(), others(mentioned, author));
        return new CountedReply(author.withReply(), ThreadTable.followers(sql, parentId));
    }

    /** For a new follower, earlier replies are not unread. */
    private static void follow(Handle sql, Membership author, long parentId, String username) {
        ThreadTable.save(sql, author.channelId(), parentId, username, new ThreadPlace(true, author.lastNumber(), 0, 0));
    }

    private static List<String> others(Collection<String> usernames, Membership author) {
        return usernames.stream().filter(username -> !username.equals(author.username())).toList();
    }
}
