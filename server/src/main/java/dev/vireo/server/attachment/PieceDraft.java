package dev.vireo.server.attachment;

import dev.vireo.server.database.Database;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Writes an upload into the database in pieces. All of its bytes are there before the quota is checked for the last time, so
 * that stored contents never exceed it, whoever else uploads at the same moment. Unfinished uploads may exceed it, by {@link
 * #QUOTA_CHECK_BYTES} each.
 */
final class PieceDraft implements Contents.ContentDraft {

    private static final int PIECE = 256 * 1024;
    /** Checks the quota after this many bytes, since the check adds up all sizes. */
    private static final long QUOTA_CHECK_BYTES = 4 * 1024 * 1024;

    private final Database database;
    private final ContentTable table;
    private final ContentCache cache;
    private final PieceConnections connections;
    private final InstantSource clock;
    private final long quota;
    private final String id = UUID.randomUUID().toString();
    private final FileDraft file;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private int pieces;
    private long size;
    private long checkedSize;
    private boolean begun;
    private boolean kept;
    private String hash = "";

    /** @param connections limits how many database connections uploads use */
    PieceDraft(Database database, ContentTable table, ContentCache cache, PieceConnections connections, InstantSource clock, long quota)
            throws IOException {
        this.database = database;
        this.table = table;
        this.cache = cache;
        this.connections = connections;
        this.clock = clock;
        this.quota = quota;
        this.file = cache.begin();
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        file.write(bytes, length);
        for (int from = 0; from < length;) {
            int part = Math.min(length - from, PIECE - filled);
            System.arraycopy(bytes, from, piece, filled, part);
            filled += part;
            from += part;
            if (filled == PIECE) {
                store();
            }
        }
    }

    private void store() throws IOException {
        size += filled;
        byte[] bytes = Arrays.copyOf(piece, filled);
        filled = 0;
        boolean first = !begun;
        begun = true;
        boolean stored = durably(handle -> {
            if (first) {
                table.insert(handle, id, clock.instant());
            }
            return bytes.length == 0 || table.append(handle, id, pieces, bytes, size, clock.instant());
        });
        require(stored);
        pieces++;
        if (first || size - checkedSize >= QUOTA_CHECK_BYTES) {
            checkQuota();
        }
    }

    private void checkQuota() {
        checkedSize = size;
        if (database.read(table::size) > quota) {
            throw StorageQuota.full(quota);
        }
    }

    @Override
    public String finish() throws IOException {
        hash = file.finish(false);
        if (filled > 0 || !begun) {
            store();
        }
        checkQuota();
        return hash;
    }

    @Override
    public Path file() {
        return file.file();
    }

    @Override
    public void keep() throws IOException {
        boolean done;
        try {
            done = durably(handle -> table.keep(handle, id, hash, clock.instant()));
        } catch (ProblemException away) {
            throw away;
        } catch (JdbiException anotherWasFaster) {
            done = durably(handle -> table.keep(handle, id, hash, clock.instant()));
        }
        require(done);
        kept = true;
        cache.take(file, hash);
    }

    private static void require(boolean stillThere) throws IOException {
        if (!stillThere) {
            throw new IOException("the upload took too long and was abandoned");
        }
    }

    private <T> T durably(Function<Handle, T> work) {
        return connections.use(() -> database.durably(work));
    }

    /** While the database is away its part of this draft stays, and is collected later by its age. */
    @Override
    public void close() throws IOException {
        file.close();
        if (begun && !kept) {
            try {
                durably(handle -> table.delete(handle, id));
            } catch (ProblemException away) {
                // Collected later, by its age.
            }
        }
    }
}
