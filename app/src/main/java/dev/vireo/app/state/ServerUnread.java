package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.ThreadUnread;
import dev.vireo.protocol.ThreadUnreads;
import dev.vireo.protocol.Unread.ChannelUnread;
import java.util.List;

/**
 * The unread counts of a channel as of the last applied entry, as the server has them: its messages outside threads, and each
 * followed thread for itself. Events tell totals of the whole channel; what did not change in it is taken off.
 */
final class ServerUnread {

    private int main;
    private int mainMentions;
    private final ThreadUnreads threads = new ThreadUnreads();
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
        threads.set(now.threads());
        main = now.unread() - threads.unread();
        mainMentions = now.mentions() - threads.mentions();
    }

    /** Marks everything as read. */
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
        if (message.parentId() == null) {
            main++;
            mainMentions += message.mentions(me) ? 1 : 0;
        } else {
            threads.add(message.parentId(), message.mentions(me));
        }
    }

    /** Outside threads it is read up to a number, which may be further back than before. */
    void readMain(long number, int unreadInAll, int mentionsInAll) {
        read = number;
        main = unreadInAll - threads.unread();
        mainMentions = mentionsInAll - threads.mentions();
    }

    void setThread(String parentId, int unreadInAll, int mentionsInAll) {
        threads.settle(parentId, unreadInAll, mentionsInAll, main, mainMentions);
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
        return main + threads.unread();
    }

    int mentions() {
        return mainMentions + threads.mentions();
    }

    List<ThreadUnread> threads() {
        return threads.list();
    }
}
