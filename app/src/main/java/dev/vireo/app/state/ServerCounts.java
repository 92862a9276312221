package dev.vireo.app.state;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Unread.ChannelUnread;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the server's counts over at their own place among the log's entries. An answer is often ahead of the stream: taken at
 * once, what it has counted already would be counted again when its entry comes. FX thread only.
 */
final class ServerCounts {

    private final Conversations conversations;
    /** What was applied last; null before anything. */
    private @Nullable Cursor applied;
    private Answers.@Nullable UnreadCounts ahead;

    ServerCounts(Conversations conversations) {
        this.conversations = conversations;
    }

    /** Everything is known as of this cursor. */
    void startAt(Cursor cursor) {
        applied = cursor;
        ahead = null;
    }

    /** Whether a cursor is of the log that all this comes from, or of the first one. */
    boolean isOfLog(Cursor cursor) {
        return applied == null || applied.epoch().equals(cursor.epoch());
    }

    /** Returns false if entries behind these counts are applied already. */
    boolean take(Answers.UnreadCounts counts, ChangeSet changes) {
        if (applied == null || !isOfLog(counts.cursor()) || counts.cursor().pos() < applied.pos()) {
            return false;
        }
        ahead = counts;
        settle(applied.pos(), changes);
        return true;
    }

    /** An entry is about to be applied. */
    void before(Cursor entry, ChangeSet changes) {
        settle(entry.pos() - 1, changes);
    }

    /** Everything up to a cursor is applied. */
    void reached(Cursor cursor, ChangeSet changes) {
        applied = cursor;
        settle(cursor.pos(), changes);
    }

    private void settle(long upTo, ChangeSet changes) {
        Answers.UnreadCounts counts = ahead;
        if (counts == null || counts.cursor().pos() > upTo) {
            return;
        }
        ahead = null;
        Map<String, ChannelUnread> byId = new HashMap<>();
        counts.channels().forEach(count -> byId.put(count.channelId(), count));
        conversations.joined().forEach(conversation -> {
            ChannelUnread count = byId.getOrDefault(conversation.channelId(),
                    new ChannelUnread(conversation.channelId(), 0, 0, List.of()));
            if (!conversation.confirmed().equals(count)) {
                conversation.unreadCounts.confirm(count);
                changes.changed(conversation);
            }
        });
    }
}
