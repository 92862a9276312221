package dev.vireo.app.state;

import dev.vireo.protocol.ThreadUnread;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The positions up to which the person has read a channel and its threads here, which the server may not know yet. */
final class LocalReads {

    /** Knows which messages of others come behind a number, if that is sure. */
    interface LaterMessages {
        Optional<List<ChatMessage>> after(@Nullable String parentId, long number);
    }

    private long main;
    private final Map<String, Long> threads = new HashMap<>();

    long main() {
        return main;
    }

    void main(long number) {
        main = number;
    }

    long thread(String parentId) {
        return threads.getOrDefault(parentId, 0L);
    }

    void thread(String parentId, long number) {
        if (number == 0) {
            threads.remove(parentId);
        } else {
            threads.put(parentId, number);
        }
    }

    void clear() {
        main = 0;
        threads.clear();
    }

    /** What is left of what the server counts in a thread. */
    ThreadUnread left(ThreadUnread counted, LaterMessages later) {
        long read = thread(counted.parentId());
        return read == 0 ? counted
                : later.after(counted.parentId(), read).map(unread -> least(counted, unread)).orElse(counted);
    }

    /** What is left of what the server counts outside threads. */
    ThreadUnread leftOutside(ServerUnread counted, LaterMessages later) {
        ThreadUnread confirmed = new ThreadUnread("", counted.main(), counted.mainMentions());
        return main <= counted.read() ? confirmed
                : later.after(null, main).map(unread -> least(confirmed, unread)).orElse(confirmed);
    }

    private static ThreadUnread least(ThreadUnread counted, List<ChatMessage> unread) {
        return new ThreadUnread(counted.parentId(), Math.min(counted.unread(), unread.size()),
                Math.min(counted.mentions(), (int) unread.stream().filter(ChatMessage::mentionsMe).count()));
    }
}
