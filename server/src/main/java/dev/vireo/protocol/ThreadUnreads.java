package dev.vireo.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one channel in which one person has something unread, kept up with events. Servers and clients fold events into
 * unread counts with it, so that both come to the same. Events carry the totals of the whole channel; what did not change in them
 * is taken off. Not thread-safe.
 */
public final class ThreadUnreads {

    /** Ids are decimal numbers, so the shorter one is smaller. */
    private static final Comparator<String> BY_ID = Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    /** Null until there is one: a server keeps this for every member of every channel, and most have none. */
    private @Nullable Map<String, ThreadUnread> threads;

    /** Replaces everything. */
    public void set(List<ThreadUnread> unread) {
        threads = null;
        unread.forEach(thread -> threads().put(thread.parentId(), thread));
    }

    public void clear() {
        threads = null;
    }

    /** Counts one reply that {@linkplain Message#countsFor counts} for this person. */
    public void add(String parentId, boolean mentioned) {
        threads().merge(parentId, new ThreadUnread(parentId, 1, mentioned ? 1 : 0),
                (before, reply) -> new ThreadUnread(parentId, before.unread() + 1, before.mentions() + reply.mentions()));
    }

    /**
     * Updates one thread after an event that changed nothing else.
     *
     * @param inChannel         the channel's unread messages according to the event
     * @param mentionsInChannel how many of those mention the person
     * @param outside           the unread messages outside threads
     * @param mentionsOutside   how many of those mention the person
     */
    public void settle(String parentId, int inChannel, int mentionsInChannel, int outside, int mentionsOutside) {
        threads().remove(parentId);
        int unread = inChannel - outside - unread();
        if (unread > 0) {
            threads().put(parentId, new ThreadUnread(parentId, unread, mentionsInChannel - mentionsOutside - mentions()));
        }
    }

    public int unread() {
        return threads == null ? 0 : threads.values().stream().mapToInt(ThreadUnread::unread).sum();
    }

    public int mentions() {
        return threads == null ? 0 : threads.values().stream().mapToInt(ThreadUnread::mentions).sum();
    }

    /** In the order of their first messages. */
    public List<ThreadUnread> list() {
        return threads == null ? List.of() : List.copyOf(threads.values());
    }

    private Map<String, ThreadUnread> threads() {
        if (threads == null) {
            threads = new TreeMap<>(BY_ID);
        }
        return threads;
    }
}
