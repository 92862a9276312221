package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.ThreadUnread;
import dev.vireo.protocol.Unread.ChannelUnread;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is unread of a channel as of the last applied entry, as the server counts it: its messages outside threads, and each
 * followed thread for itself. Events tell totals of the whole channel; what did not change in it is taken off.
 */
final class Counts {

    private int main;
    private int mainMentions;
    private final Map<String, ThreadUnread> threads = new TreeMap<>();
    /** The number of the last message outside threads that was read. */
    private long read;

    void restore(Channel snapshot, long readNumber) {
        List<ThreadUnread> inThreads = snapshot.threads() == null ? List.of() : snapshot.threads();
        set(new ChannelUnread(snapshot.id(), snapshot.unread() == null ? 0 : snapshot.unread(),
                snapshot.mentions() == null ? 0 : snapshot.mentions(), inThreads));
        read = readNumber;
    }

    /** The server's word. */
    void set(ChannelUnread now) {
        threads.clear();
        now.threads().forEach(thread -> threads.put(thread.parentId(), thread));
        main = now.unread() - inThreads();
        mainMentions = now.mentions() - mentionsInThreads();
    }

    /** All there is counts as read. */
    void clear(long upTo) {
        main = 0;
        mainMentions = 0;
        threads.clear();
        read = upTo;
    }

    void received(Message message, String me) {
        if (!message.countsFor(me)) {
            return;
        }
        int mention = message.mentions(me) ? 1 : 0;
        if (message.parentId() == null) {
            main++;
            mainMentions += mention;
        } else {
            threads.merge(message.parentId(), new ThreadUnread(message.parentId(), 1, mention), (known, one) ->
                    new ThreadUnread(known.parentId(), known.unread() + 1, known.mentions() + one.mentions()));
        }
    }

    /** Outside threads it is read up to a number, which may be further back than before. */
    void readMain(long number, int unreadInAll, int mentionsInAll) {
        read = number;
        main = unreadInAll - inThreads();
        mainMentions = mentionsInAll - mentionsInThreads();
    }

    void setThread(String parentId, int unreadInAll, int mentionsInAll) {
        threads.remove(parentId);
        int unread = unreadInAll - unread();
        if (unread > 0) {
            threads.put(parentId, new ThreadUnread(parentId, unread, mentionsInAll - mentions()));
        }
    }

    long read() {
        return read;
    }

    int main() {
        return main;
    }

    int mainMentions() {
        return mainMentions;
    }

    int unread() {
        return main + inThreads();
    }

    int mentions() {
        return mainMentions + mentionsInThreads();
    }

    List<ThreadUnread> threads() {
        return List.copyOf(threads.values());
    }

    private int inThreads() {
        return threads.values().stream().mapToInt(ThreadUnread::unread).sum();
    }

    private int mentionsInThreads() {
        return threads.values().stream().mapToInt(ThreadUnread::mentions).sum();
    }
}
