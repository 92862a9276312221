package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.ThreadUnread;
import dev.vireo.protocol.Unread.ChannelUnread;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * The unread counts that a conversation shows: the server's, less what was read here and the server does not know yet. FX thread.
 */
final class UnreadCounts {

    /** Hears of a thread whose count is another now; null where nothing is left. */
    interface ThreadListener {
        void counted(String parentId, @Nullable ThreadUnread count);
    }

    final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    final ReadOnlyIntegerWrapper mentions = new ReadOnlyIntegerWrapper();
    final ReadOnlyLongWrapper readNumber = new ReadOnlyLongWrapper();
    final ObservableMap<String, ThreadUnread> threads = FXCollections.observableHashMap();

    private final ServerUnread counts = new ServerUnread();
    private final LocalReads readHere = new LocalReads();
    private final LocalReads.LaterMessages later;
    private final ThreadListener listener;

    UnreadCounts(LocalReads.LaterMessages later, ThreadListener listener) {
        this.later = later;
        this.listener = listener;
        ListUpdates.tell(unread, mentions);
    }

    void restore(Channel snapshot, String me) {
        List<Member> members = snapshot.members() == null ? List.of() : snapshot.members();
        counts.restore(snapshot, members.stream().filter(member -> member.user().equals(me)).mapToLong(Member::readNumber)
                .findFirst().orElse(0));
    }

    /** Marks everything up to a number as read. */
    void clear(long upTo) {
        counts.clear(upTo);
        readHere.clear();
    }

    void received(Message message, String me) {
        counts.received(message, me);
    }

    /** I have read up to a number outside threads, or only up to there, says the server, and this is left in all. */
    void confirmRead(long number, int unreadLeft, int mentionsLeft) {
        if (number >= readHere.main() || number < counts.read()) {
            readHere.main(0);
        }
        counts.readMain(number, unreadLeft, mentionsLeft);
        recount();
    }

    /** The same of a thread. @param before up to where it was read before, as far as that is known */
    void confirmRead(String parentId, long number, long before, int unreadLeft, int mentionsLeft) {
        if (number >= readHere.thread(parentId) || number < before) {
            readHere.thread(parentId, 0);
        }
        counts.setThread(parentId, unreadLeft, mentionsLeft);
        recount();
    }

    /** A thread is followed from now on, or not any more, and this is left in all. */
    void follow(String parentId, int unreadLeft, int mentionsLeft) {
        counts.setThread(parentId, unreadLeft, mentionsLeft);
        readHere.thread(parentId, 0);
        recount();
    }

    void confirm(ChannelUnread now) {
        counts.set(now);
        recount();
    }

    /** I have read up to a number here; shows at once. Returns whether that was news. */
    boolean readLocally(@Nullable String parentId, long number) {
        boolean news;
        if (parentId == null) {
            news = number > Math.max(readHere.main(), counts.read());
            if (news) {
                readHere.main(number);
            }
        } else {
            news = number > readHere.thread(parentId) && threads.containsKey(parentId);
            if (news) {
                readHere.thread(parentId, number);
            }
        }
        recount();
        return news;
    }

    /** The server refused what was read here, or I want it unread: its word counts. */
    void forgetLocalRead(@Nullable String parentId) {
        if (parentId == null) {
            readHere.main(0);
        } else {
            readHere.thread(parentId, 0);
        }
        recount();
    }

    /** As the server has it. */
    ChannelUnread confirmed(String channelId) {
        return new ChannelUnread(channelId, counts.unread(), counts.mentions(), counts.threads());
    }

    /** Up to where the server knows that I have read. */
    long confirmedRead() {
        return counts.read();
    }

    void recount() {
        readNumber.set(Math.max(counts.read(), readHere.main()));
        Map<String, ThreadUnread> now = new HashMap<>();
        counts.threads().forEach(thread -> {
            ThreadUnread left = readHere.left(thread, later);
            if (left.unread() > 0) {
                now.put(left.parentId(), left);
            }
        });
        ThreadUnread main = readHere.leftOutside(counts, later);
        showThreads(now);
        unread.set(main.unread() + now.values().stream().mapToInt(ThreadUnread::unread).sum());
        mentions.set(main.mentions() + now.values().stream().mapToInt(ThreadUnread::mentions).sum());
    }

    private void showThreads(Map<String, ThreadUnread> now) {
        Map<String, ThreadUnread> concerned = new HashMap<>(threads);
        if (concerned.equals(now)) {
            return;
        }
        threads.keySet().retainAll(now.keySet());
        threads.putAll(now);
        concerned.putAll(now);
        concerned.keySet().forEach(id -> listener.counted(id, now.get(id)));
    }
}
