package dev.vireo.server.attachment;

import dev.vireo.server.database.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores contents in the office's database, so that every server has them and one backup covers the whole office. They are
 * served from files that each server caches. Storing and collecting agree by the time at which a content was last stored.
 */
public final class DatabaseContents implements Contents {

    private static final Logger logger = LoggerFactory.getLogger(DatabaseContents.class);
    private static final long CACHE = 1024L * 1024 * 1024;
    private static final int LISTED_AT_ONCE = 1_000;
    private static final int LOCKS = 64;

    private final Database database;
    private final ContentTable table = new ContentTable();
    private final ContentCache cache;
    private final InstantSource clock;
    private final PieceConnections connections = new PieceConnections();
    /** Striped by content: held while it is fetched, so that it is fetched only once. */
    private final List<Lock> fetching = Stream.generate(() -> (Lock) new ReentrantLock()).limit(LOCKS).toList();

    private DatabaseContents(Database database, ContentCache cache, InstantSource clock) {
        this.database = database;
        this.cache = cache;
        this.clock = clock;
    }

    /** @param cache a folder of their own; it may be emptied while the server is stopped */
    public static DatabaseContents open(Database database, Path cache, InstantSource clock) throws IOException {
        return open(database, cache, CACHE, clock);
    }

    /** @param cached the size of the local cache in bytes */
    static DatabaseContents open(Database database, Path cache, long cached, InstantSource clock) throws IOException {
        return new DatabaseContents(database, ContentCache.open(cache, cached), clock);
    }

    @Override
    public ContentDraft begin(long quota) throws IOException {
        return new PieceDraft(database, table, cache, connections, clock, quota);
    }

    @Override
    public Optional<Path> find(String hash) throws IOException {
        Optional<Path> cached = cache.find(hash);
        if (cached.isPresent()) {
            return cached;
        }
        Lock lock = fetching.get(Integer.parseInt(hash.substring(0, 2), 16) % LOCKS);
        lock.lock();
        try {
            Optional<Path> fetched = cache.find(hash);
            return fetched.isPresent() ? fetched : fetch(hash);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Path> fetch(String hash) throws IOException {
        Optional<ContentTable.ContentRow> row = database.read(handle -> table.find(handle, hash));
        if (row.isEmpty()) {
            return Optional.empty();
        }
        try (FileDraft draft = cache.begin()) {
            for (int number = 0; number < row.get().pieces(); number++) {
                Optional<byte[]> piece = piece(row.get().id(), number);
                if (piece.isEmpty()) {
                    return Optional.empty(); // removed meanwhile
                }
                draft.write(piece.get(), piece.get().length);
            }
            if (!draft.finish(false).equals(hash)) {
                logger.error("The content {} is damaged in the database", hash);
                return Optional.empty();
            }
            return Optional.of(cache.take(draft, hash));
        }
    }

    private Optional<byte[]> piece(String id, int number) {
        return connections.use(() -> database.read(handle -> table.piece(handle, id, number)));
    }

    @Override
    public Set<String> kept(Collection<String> hashes) {
        return database.read(handle -> table.kept(handle, hashes));
    }

    @Override
    public Stream<StoredContent> all() {
        return Stream.iterate(page(""), page -> !page.isEmpty(), page -> page(page.getLast().hash())).flatMap(List::stream);
    }

    private List<StoredContent> page(String after) {
        return database.read(handle -> table.after(handle, after, LISTED_AT_ONCE));
    }

    @Override
    public void collect(Instant keptBefore) throws IOException {
        int collected;
        do {
            collected = database.durably(handle -> table.collect(handle, keptBefore));
        } while (collected == ContentTable.COLLECTED_AT_ONCE);
        cache.removeOthers(this::kept);
    }
}
