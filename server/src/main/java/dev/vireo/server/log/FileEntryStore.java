package dev.vireo.server.log;

import dev.vireo.protocol.EventType;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.LoggedEntries;
import dev.vireo.server.segment.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The entries in files beside the database of an office in a file. The log's head in the database says which of them there are. What
 * replaces their data is in the database until {@link #tidy} has written the files anew.
 */
final class FileEntryStore implements EntryStore {

    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final LoggedEntries files;

    FileEntryStore(Database database, LoggedEntries files) {
        this.database = database;
        this.files = files;
    }

    @Override
    public void append(StatementPipeline statements, List<LogEntry> entries) {
        files.add(entries.stream()
                .map(entry -> new StoredEntry(entry.pos(), entry.at(), entry.type(), entry.audience().key(), entry.data())).toList());
    }

    @Override
    public Optional<LogEntry> at(Handle handle, long pos) {
        return read(handle, pos - 1, pos, null, 1).stream().map(FileEntryStore::entry).findFirst();
    }

    @Override
    public List<LogEntry> profiles(Handle handle, Audience audience) {
        List<LogEntry> profiles = new ArrayList<>();
        List<StoredEntry> page = read(handle, 0, Long.MAX_VALUE, Set.of(audience.key()), AT_ONCE);
        while (!page.isEmpty()) {
            page.stream().filter(entry -> entry.type().equals(EventType.USER_UPDATED.wireName())).map(FileEntryStore::entry)
                    .forEach(profiles::add);
            page = read(handle, page.getLast().pos(), Long.MAX_VALUE, Set.of(audience.key()), AT_ONCE);
        }
        return profiles;
    }

    @Override
    public void replace(Handle handle, LogEntry entry) {
        handle.execute("MERGE INTO log_replaced (pos, data) KEY (pos) VALUES (?, ?)", entry.pos(), entry.data());
    }

    @Override
    public List<LogEntry> after(Handle handle, long pos, int limit) {
        return entries(read(handle, pos, Long.MAX_VALUE, null, limit));
    }

    @Override
    public List<LogEntry> after(Handle handle, long pos, long upTo, Set<Audience> audiences, int limit) {
        return entries(read(handle, pos, upTo, audiences.stream().map(Audience::key).collect(Collectors.toSet()), limit));
    }

    private static List<LogEntry> entries(List<StoredEntry> stored) {
        return stored.stream().map(FileEntryStore::entry).toList();
    }

    private static LogEntry entry(StoredEntry stored) {
        return LogEntry.read(stored.pos(), stored.at(), stored.type(), Audience.ofKey(stored.audience()), stored.data());
    }

    /** @param audiences for whom; null for all */
    List<StoredEntry> read(Handle handle, long pos, long upTo, @Nullable Set<String> audiences, int limit) {
        LogHead head = LogTable.head(handle);
        while (true) {
            long rewrites = files.rewrites();
            List<StoredEntry> found = files.read(Math.max(pos, head.firstPos() - 1), Math.min(upTo, head.pos()), audiences, limit);
            Map<Long, String> replaced = found.isEmpty() ? Map.of()
                    : replaced(handle, found.getFirst().pos(), found.getLast().pos());
            // Otherwise the files may have been read before they were written anew, and the replacements after they were removed.
            if (files.rewrites() == rewrites) {
                return replaced.isEmpty() ? found
                        : found.stream().map(entry -> entry.with(replaced.getOrDefault(entry.pos(), entry.data()))).toList();
            }
        }
    }

    private static Map<Long, String> replaced(Handle handle, long from, long to) {
        return handle.createQuery("SELECT pos, data FROM log_replaced WHERE pos BETWEEN :from AND :to")
                .bind("from", from)
                .bind("to", to)
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.put(row.getColumn("pos", Long.class), row.getColumn("data", String.class));
                    return found;
                });
    }

    @Override
    public int prune(Handle handle, Instant before, int limit) {
        LogHead head = LogTable.head(handle);
        long last = files.lastBefore(before, Math.min(head.pos(), head.firstPos() + limit) - 1);
        if (last < head.firstPos()) {
            return 0;
        }
        LogTable.beginAt(handle, last + 1);
        handle.execute("DELETE FROM log_replaced WHERE pos <= ?", last);
        return (int) (last - head.firstPos() + 1);
    }

    /**
     * A crash brings the database back to its last checkpoint and adds what was added after it once more, as it was then. So
     * replacements may go from the database only after the next one, and so may files whose entries were pruned: until then those that
     * follow are nowhere on stable storage but in the journal.
     */
    @Override
    public void tidy() {
        LogHead head = database.read(LogTable::head);
        Map<Long, String> replaced = database.read(handle -> replaced(handle, head.firstPos(), head.pos()));
        if (replaced.isEmpty() && !files.beginBefore(head.firstPos())) {
            return;
        }
        database.checkpoint();
        if (files.rewrite(head.firstPos(), replaced)) {
            List<Map.Entry<Long, String>> done = List.copyOf(replaced.entrySet());
            for (int from = 0; from < done.size(); from += AT_ONCE) {
                forget(done.subList(from, Math.min(from + AT_ONCE, done.size())));
            }
        }
    }

    /** A few at a time, so that nobody who writes waits for long. What was replaced again meanwhile stays. */
    private void forget(List<Map.Entry<Long, String>> replaced) {
        database.durably(handle -> {
            PreparedBatch deleting = handle.prepareBatch("DELETE FROM log_replaced WHERE pos = ? AND data = ?");
            replaced.forEach(each -> deleting.add(each.getKey(), each.getValue()));
            return deleting.execute();
        });
    }
}
