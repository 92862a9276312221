package dev.vireo.server.database;

import com.zaxxer.hikari.HikariConfig;
import dev.vireo.server.segment.EntryFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The office's own H2 file. H2 writes it lazily, and only the journal beside it makes a commit durable ({@link DurableFile}). Nothing is
 * moved about in the file while it is open, and no space is reused that the last checkpoint needs.
 */
final class H2File implements DatabaseEngine {

    private static final Logger log = LoggerFactory.getLogger(H2File.class);
    private static final String USER = "vireo";
    private static final long MIB = 1024 * 1024;
    private static final long WORTH_COMPACTING = 32 * MIB;
    private static final int MOSTLY_DEAD_PERCENT = 50;
    /** A file with more live data is not compacted at a stop, since service managers kill what takes long. */
    private static final long QUICKLY_COPIED = 64 * MIB;
    private static final long QUICKLY_COMPACTED = 256 * MIB;
    /** In milliseconds, as long as H2 allows: it writes what fills its memory, and checkpoints write the rest. */
    private static final int WRITE_DELAY = 2_000_000_000;
    /** How many live bytes are rewritten each second, so that the dead space around them can be freed. */
    private static final int REWRITTEN_PER_SECOND = 1024 * 1024;
    /** How the log's files are named among the tables. */
    static final String LOG = "entries (files)";
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

    private static final Set<Integer> CLOSED = Set.of(
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2);

    private final Path file;
    private final LoggedEntries entries;
    private final DurableFile durable;
    private final AtomicInteger copying = new AtomicInteger();

    H2File(Path dataFolder) {
        this(dataFolder, new LoggedEntries(dataFolder));
    }

    H2File(Path dataFolder, LoggedEntries entries) {
        this.file = dataFolder.resolve("office").toAbsolutePath();
        this.entries = entries;
        this.durable = new DurableFile(dataFolder, path(), entries, () -> StorageFailure.wrap(() -> new H2Writer(connect())));
    }

    private Path path() {
        return file.resolveSibling(file.getFileName() + ".mv.db");
    }

    /** H2's own housekeeping would move chunks over others that the last checkpoint needs, and so would compaction at each stop. */
    private String url() {
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=" + WRITE_DELAY + ";RETENTION_TIME=0;AUTO_COMPACT_FILL_RATE=0;MAX_COMPACT_TIME=0"
                + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";
    }

    private long size() {
        try {
            return Files.size(path());
        } catch (IOException notThere) {
            return 0;
        }
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

    /** The lowest level whose snapshot covers all tables. It neither blocks nor refuses readers. */
    @Override
    public TransactionIsolationLevel snapshotLevel() {
        return TransactionIsolationLevel.SERIALIZABLE;
    }

    @Override
    public Optional<String> beforeTransaction() {
        return Optional.empty();
    }

    @Override
    public int statementsAtOnce() {
        return 1;
    }

    @Override
    public boolean prepare() {
        try {
            boolean free = durable.restore();
            requireWhole();
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void recover() {
        try {
            durable.repeat();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T> T durably(Jdbi connections, Function<Handle, T> work) {
        return durable.run(work);
    }

    @Override
    public Optional<LoggedEntries> entries() {
        return Optional.of(entries);
    }

    @Override
    public boolean isStrict() {
        return true;
    }

    @Override
    public boolean needsReopening() {
        return durable.isBroken();
    }

    @Override
    public void abandon() {
        durable.abandon();
    }

    @Override
    public void checkpoint() {
        durable.checkpoint();
    }

    @Override
    public void closing() {
        try {
            durable.close();
        } catch (RuntimeException e) {
            log.warn("The database could not be brought up to date; its journal stays, and is used at the next start: {}", e.getMessage());
        }
    }

    @Override
    public void closed() {
        try {
            if (durable.closed()) {
                shorten();
            }
        } catch (IOException e) {
            log.warn("The journal could not be removed; it is read at the next start: {}", e.getMessage());
        }
    }

    /** Compacts a large file that is mostly dead, if that takes only a moment. */
    private void shorten() {
        long size = size();
        if (size < WORTH_COMPACTING || size > QUICKLY_COMPACTED) {
            return;
        }
        try (Connection connection = connect()) {
            long live = setting(connection, "info.CHUNKS_FILL_RATE");
            if (live <= MOSTLY_DEAD_PERCENT && size / 100 * live <= QUICKLY_COPIED) {
                compact(connection);
            }
        } catch (SQLException | IOException e) {
            log.warn("The database could not be compacted; it stays as it is: {}", e.getMessage());
        }
    }

    /** Compacts the file, however long that takes. Nobody else may have it open. */
    void compact() throws SQLException, IOException {
        try (Connection connection = connect()) {
            compact(connection);
        }
    }

    /**
     * Possible only while nobody else has the file open. H2 rewrites it in place, so a verified copy stays beside it until the
     * office has been opened again.
     */
    private void compact(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BACKUP TO '" + copy().toString().replace("'", "''") + "'");
            requireReadable(copy());
            statement.execute("SHUTDOWN COMPACT");
        }
    }

    /** Reads the whole file. */
    List<H2Pages.PageFinding> readAll() throws SQLException {
        requireWhole();
        try (Connection connection = connect()) {
            List<H2Pages.PageFinding> found = new ArrayList<>(H2Pages.of(connection).readAll());
            if (found.stream().allMatch(table -> table.damage().isEmpty())) {
                readLog(connection).ifPresent(found::add);
            }
            return found;
        }
    }

    private Optional<H2Pages.PageFinding> readLog(Connection connection) {
        try {
            return LoggedEntries.readAll(file.resolveSibling(""), connection).map(count -> new H2Pages.PageFinding(LOG, count, 0, ""));
        } catch (IOException | RuntimeException e) {
            return Optional.of(new H2Pages.PageFinding(LOG, 0, 0, String.valueOf(e.getMessage())));
        }
    }

    /**
     * Checks the file before it is opened.
     *
     * @throws IllegalStateException if the file is truncated
     */
    void requireWhole() {
        H2Header.requireWhole(path());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, "");
    }

    /**
     * H2 keeps live data where it was written, surrounded by dead data. Rewriting moves it elsewhere, as any commit does; its old
     * space is reused after the next checkpoint.
     */
    @Override
    public void maintain(Handle handle) {
        if (copying.get() > 0) {
            return;
        }
        try {
            FileStore<?> store = H2Pages.of(handle.getConnection()).store().getFileStore();
            if (store.size() > WORTH_COMPACTING / 2) {
                store.compact(MOSTLY_DEAD_PERCENT, REWRITTEN_PER_SECOND);
            }
            durable.maintain();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (MVStoreException | IOException e) {
            log.warn("Maintenance of the database file failed: {}", e.getMessage());
        }
    }

    /**
     * H2 writes a ZIP file with one entry, the database's file; meanwhile it reuses no space, and nothing is moved about in it. The log's
     * files are copied after that, and cut when the copy is opened.
     */
    @Override
    public void copyTo(Handle handle, Path archive, Path copy) {
        copying.incrementAndGet();
        try (EntryFiles.CopyHold _ = entries.hold()) {
            handle.execute("BACKUP TO '" + archive.toString().replace("'", "''") + "'");
            entries.copyTo(copy);
        } finally {
            copying.decrementAndGet();
        }
    }

    /** Looks whether the office can be read; then what compacting kept for safety may go. */
    @Override
    public void opened(DataSource connections) {
        try (Connection connection = connections.getConnection()) {
            entries.open(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("the log's files can't be read: " + e.getMessage(), e);
        }
        durable.begin();
        try (Connection connection = connections.getConnection()) {
            List<H2Pages.PageFinding> damaged = H2Pages.of(connection).readSample();
            if (!damaged.isEmpty()) {
                throw new IllegalStateException(
                        "what is in " + damaged.stream().map(H2Pages.PageFinding::table).collect(Collectors.joining(", "))
                                + " can't be read");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try {
            Files.deleteIfExists(copy());
        } catch (IOException e) {
            log.warn("A copy that is no longer needed couldn't be deleted: {}", e.getMessage());
        }
    }

    private Path copy() {
        return file.resolveSibling("office-before-compacting.zip");
    }

    /** Reads the whole archive, whose checksums show whether it is complete. */
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
    public boolean isAway(SQLException error) {
        return AWAY.contains(error.getErrorCode()) || hasFailedStore(error);
    }

    @Override
    public boolean isBroken(SQLException error) {
        return CLOSED.contains(error.getErrorCode()) || hasFailedStore(error);
    }

    /** H2 reports in several ways that it has closed a file that it could not write to. */
    private static boolean hasFailedStore(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException) {
                return true;
            }
        }
        return false;
    }

    /** {@link DiskSpace} answers this for files. */
    @Override
    public boolean isFull(SQLException error) {
        return false;
    }
}
