package dev.vireo.server.search;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** A log and the messages that it made, for an index to follow. */
final class SearchedOffice implements IndexSource {

    static final String CHANNEL = "1";

    private final Consumer<LogEntry> follower;
    final ConcurrentSkipListMap<Long, Message> messages = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, LogEntry> log = new TreeMap<>();
    private final Map<Long, Message> everything = new ConcurrentSkipListMap<>();
    private long pos;
    volatile String epoch = "1";
    volatile boolean away;
    volatile int pagesRead;
    volatile long readFrom = -1;
    volatile long readBelow = -1;

    /** @param follower is told each entry */
    SearchedOffice(Consumer<LogEntry> follower) {
        this.follower = follower;
    }

    void write(long id, String body) {
        put(Message.written(Long.toString(id), CHANNEL, id, "rama", body, Instant.now(), null));
    }

    void put(Message message) {
        messages.put(Long.valueOf(message.id()), message);
        everything.put(Long.valueOf(message.id()), message);
        tell(new Event.NewMessage(message));
    }

    synchronized void skip() {
        pos++;
    }

    void tell(Event.Stored event) {
        LogEntry entry;
        synchronized (this) {
            entry = new LogEntry(++pos, Instant.now(), "", Audience.channel(CHANNEL), "", event);
            log.put(pos, entry);
        }
        follower.accept(entry);
    }

    List<Message> byIds(Collection<Long> ids) {
        return ids.stream().map(everything::get).toList();
    }

    @Override
    public synchronized Cursor head() {
        return new Cursor(epoch, pos);
    }

    @Override
    public boolean canResume(Cursor cursor) {
        return cursor.epoch().equals(epoch);
    }

    @Override
    public synchronized List<LogEntry> entriesAfter(long after, int limit) {
        if (away) {
            throw ProblemException.unavailable("away");
        }
        readFrom = readFrom < 0 ? after : readFrom;
        return new ArrayList<>(log.tailMap(after, false).values());
    }

    @Override
    public List<Message> messagesBelow(long id, int limit) {
        if (away) {
            throw ProblemException.unavailable("away");
        }
        pagesRead++;
        readBelow = id;
        return messages.tailMap(id, false).values().stream().limit(limit).toList();
    }
}
