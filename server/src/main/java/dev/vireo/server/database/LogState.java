package dev.vireo.server.database;

import dev.vireo.server.segment.DamagedSegmentException;
import dev.vireo.server.segment.EntryFiles;
import dev.vireo.server.segment.StoredEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What H2 says of the log's entries.
 *
 * @param log      the name of the log in the files, in hexadecimal; empty if there is none
 * @param first    the first position
 * @param last     the last position; 0 in an office without entries
 * @param rows     how many entries are in H2
 * @param firstRow the first of these; 0 if there are none
 * @param isArriving whether an office is being moved here, table by table
 */
record LogState(String log, long first, long last, long rows, long firstRow, boolean isArriving) {

    private static final Logger logger = LoggerFactory.getLogger(LogState.class);
    private static final int NAME = 16;
    private static final int AT_ONCE = 1_000;
    private static final String THERE = "SELECT count(*) FROM information_schema.tables "
            + "WHERE table_schema = 'PUBLIC' AND table_name IN ('LOG_FILES', 'log_files')";

    /** Empty if its tables do not have the log's files yet. */
    static Optional<LogState> of(Connection h2) {
        return StorageFailure.wrap(() -> {
            try (Statement statement = h2.createStatement()) {
                try (ResultSet there = statement.executeQuery(THERE)) {
                    if (!there.next() || there.getInt(1) == 0) {
                        return Optional.empty();
                    }
                }
                try (ResultSet row = statement.executeQuery("SELECT (SELECT name FROM log_files), "
                        + "coalesce((SELECT first_pos FROM log_head), 1), coalesce((SELECT pos FROM log_head), 0), "
                        + "(SELECT count(*) FROM log_entry), coalesce((SELECT min(pos) FROM log_entry), 0), EXISTS (SELECT 1 FROM move WHERE state = 'coming')")) {
                    row.next();
                    return Optional.of(new LogState(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5),
                            row.getBoolean(6)));
                }
            }
        });
    }

    /** Whether the files hold the entries. */
    boolean isInFiles() {
        return !log.isEmpty() && rows == 0;
    }

    byte[] name() {
        return HexFormat.of().parseHex(log);
    }

    /**
     * Writes the entries of H2 into files: into new ones, or behind those which are there, if an earlier version of Vireo went on from
     * them. What interrupts this has changed nothing; it is done anew.
     */
    EntryFiles takeOver(Connection h2, Path folder) throws IOException {
        boolean all = firstRow <= first;
        if (!all && log.isEmpty() || rows > 0 && rows != last - firstRow + 1 || rows == 0 && last >= first) {
            throw new DamagedSegmentException(
                    "the database holds " + rows + " entries of the log, which should go from " + first + " to " + last);
        }
        byte[] name = all ? freshName() : name();
        if (all && !log.isEmpty() && rows > 0) {
            // An earlier version went on from the files, and pruned everything that is in them.
            EntryFiles.putAside(folder);
        }
        EntryFiles files = all ? EntryFiles.begin(folder, name) : EntryFiles.cut(folder, name, firstRow - 1);
        if (rows > 0) {
            logger.info("The log's {} entries move from the database into {}", rows, folder);
        }
        boolean done = false;
        try {
            StorageFailure.wrap(() -> copy(h2, files));
            files.require(first, last);
            files.force();
            StorageFailure.wrap(() -> {
                try (PreparedStatement naming = h2.prepareStatement("UPDATE log_files SET name = ?");
                        Statement emptying = h2.createStatement()) {
                    naming.setString(1, HexFormat.of().formatHex(name));
                    naming.executeUpdate();
                    return emptying.executeUpdate("TRUNCATE TABLE log_entry");
                }
            });
            done = true;
            return files;
        } finally {
            if (!done) {
                files.close();
            }
        }
    }

    /** Begins the log anew behind its last position, with another epoch, so that every client fetches everything again. */
    EntryFiles beginAnew(Connection h2, Path folder) throws IOException {
        if (isArriving) {
            throw new DamagedSegmentException("an office is being moved here");
        }
        EntryFiles.putAside(folder).ifPresent(aside -> logger.warn("What was left of the log is in {} now", aside));
        byte[] name = freshName();
        EntryFiles files = EntryFiles.begin(folder, name);
        StorageFailure.wrap(() -> {
            h2.setAutoCommit(false);
            try (Statement change = h2.createStatement()) {
                change.executeUpdate("UPDATE log_files SET name = '" + HexFormat.of().formatHex(name) + "'");
                change.executeUpdate("UPDATE log_head SET first_pos = pos + 1, epoch = ''");
                change.executeUpdate("DELETE FROM log_replaced");
                change.executeUpdate("DELETE FROM log_entry");
                h2.commit();
                return true;
            } finally {
                h2.rollback();
                h2.setAutoCommit(true);
            }
        });
        return files;
    }

    private static byte[] freshName() {
        byte[] name = new byte[NAME];
        new SecureRandom().nextBytes(name);
        return name;
    }

    /** @return the last position */
    private static long copy(Connection h2, EntryFiles files) throws SQLException {
        long after = 0;
        try (PreparedStatement query = h2.prepareStatement("SELECT pos, logged_at, type, audience, data FROM log_entry WHERE pos > ? "
                + "ORDER BY pos LIMIT " + AT_ONCE)) {
            List<StoredEntry> page = page(query, after);
            while (!page.isEmpty()) {
                append(files, page);
                after = page.getLast().pos();
                page = page(query, after);
            }
        }
        return after;
    }

    private static void append(EntryFiles files, List<StoredEntry> page) {
        try {
            files.append(page);
        } catch (IOException e) {
            throw new UncheckedIOException("The log's files can't be written", e);
        }
    }

    private static List<StoredEntry> page(PreparedStatement query, long after) throws SQLException {
        query.setLong(1, after);
        List<StoredEntry> page = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                page.add(new StoredEntry(row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4),
                        row.getString(5)));
            }
        }
        return page;
    }
}
