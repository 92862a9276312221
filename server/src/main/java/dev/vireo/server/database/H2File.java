package dev.vireo.server.database;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The office's own H2 file. H2 acknowledges a commit before it is on the disk, and even {@code WRITE_DELAY=0} does not make it
 * survive a power cut: only {@code CHECKPOINT SYNC} behind the commit does (measured, see docs/decisions).
 */
final class H2File implements Engine {

    private static final Logger log = LoggerFactory.getLogger(H2File.class);
    private static final String USER = "vireo";
    private static final long WORTH_COMPACTING = 32L * 1024 * 1024;
    private static final long MOSTLY_DEAD_PERCENT = 50;
    private static final Set<Integer> AWAY = Set.of(
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.DATABASE_ALREADY_OPEN_1,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.LOCK_TIMEOUT_1,
            ErrorCode.CONCURRENT_UPDATE_1,
            ErrorCode.DEADLOCK_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2);

    private final Path file;

    H2File(Path dataFolder) {
        this.file = dataFolder.resolve("office").toAbsolutePath();
    }

    private String url() {
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
    }

    @Override
    public HikariConfig configuration() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(USER);
        config.setPassword("");
        return config;
    }

    @Override
    public void check(DataSource connections) {
    }

    @Override
    public List<String> migrations() {
        return List.of(Database.MIGRATIONS + "/office", Database.MIGRATIONS + "/h2");
    }

    /** Only the levels from this on take their moment for all tables at once; it makes no reader wait and refuses none. */
    @Override
    public TransactionIsolationLevel snapshotLevel() {
        return TransactionIsolationLevel.SERIALIZABLE;
    }

    @Override
    public Optional<String> beforeTurn() {
        return Optional.empty();
    }

    @Override
    public int statementsAtOnce() {
        return 1;
    }

    /**
     * Gives back the space of what is gone, if that is most of a large file; only possible while nobody else has it open. H2
     * rewrites the file in place, so a copy that was read back stays beside it until the office has been opened again.
     */
    @Override
    public void closed() {
        try (Connection connection = DriverManager.getConnection(url(), USER, "")) {
            if (setting(connection, "info.FILE_SIZE") < WORTH_COMPACTING
                    || setting(connection, "info.CHUNKS_FILL_RATE") > MOSTLY_DEAD_PERCENT) {
                return;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("BACKUP TO '" + copy().toString().replace("'", "''") + "'");
                requireReadable(copy());
                statement.execute("SHUTDOWN COMPACT");
            }
        } catch (SQLException | IOException e) {
            log.warn("The database could not be compacted; it stays as it is: {}", e.getMessage());
        }
    }

    /** What compacting kept for safety may go. */
    @Override
    public void opened() {
        try {
            Files.deleteIfExists(copy());
        } catch (IOException e) {
            log.warn("A copy that is not needed any more could not be deleted: {}", e.getMessage());
        }
    }

    private Path copy() {
        return file.resolveSibling("office-before-compacting.zip");
    }

    /** Reads all of it; the archive's checksums tell whether it is whole. */
    private static void requireReadable(Path archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            if (zip.getNextEntry() == null) {
                throw new IOException("the copy is empty");
            }
            do {
                zip.transferTo(OutputStream.nullOutputStream());
            } while (zip.getNextEntry() != null);
        }
    }

    private static long setting(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT setting_value FROM information_schema.settings WHERE setting_name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("H2 does not tell " + name);
                }
                return Long.parseLong(row.getString(1));
            }
        }
    }

    @Override
    public void sync(Handle handle) {
        handle.execute("CHECKPOINT SYNC");
    }

    @Override
    public boolean isAway(SQLException error) {
        return AWAY.contains(error.getErrorCode());
    }
}
