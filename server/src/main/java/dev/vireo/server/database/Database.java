package dev.vireo.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vireo.server.journal.Journal;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The office's database. Any thread may use it; a call blocks while the database works. While it cannot be reached every call
 * fails with a 503 {@link ProblemException}, and calls succeed again once it is back.
 */
public final class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final int CONNECTIONS = 8;
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);
    private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(1);

    private static final String CLASS_PATH = "classpath:";
    static final String MIGRATIONS = CLASS_PATH + "dev/vireo/server/database";

    private final DatabaseEngine engine;
    private final Jdbi jdbi;
    private final DiskSpace space;
    private final AtomicLong lastWarnedAt = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS.toNanos());
    private final AtomicLong transactions = new AtomicLong();
    private final ReentrantLock opening = new ReentrantLock();
    private volatile HikariDataSource pool;
    private volatile boolean closed;

    private Database(DatabaseEngine engine, HikariDataSource pool, DiskSpace space) {
        this.engine = engine;
        this.pool = pool;
        this.space = space;
        this.jdbi = Jdbi.create(this::connection);
        if (engine.isStrict()) {
            jdbi.setSqlLogger(new ReadOnlySql());
        }
    }

    /** Opens the office in this folder, making or migrating its tables first. */
    public static Database open(Path dataFolder) {
        return open(dataFolder, DiskSpace.unwatched());
    }

    /** Like {@link #open(Path)}, for an office that becomes read-only when disk space is short. */
    public static Database open(Path dataFolder, DiskSpace space) {
        return open(new H2File(dataFolder), space);
    }

    /**
     * Opens the office in a PostgreSQL database, making or migrating its tables first.
     *
     * @param url as in {@code jdbc:postgresql://host/database?user=vireo&password=…}
     * @throws UnsuitableDatabaseException if it answers, but cannot hold an office as it is set up
     */
    public static Database open(String url) {
        return open(new Postgres(url), DiskSpace.unwatched());
    }

    /**
     * The result of checking one table of an office's file.
     *
     * @param damage why it cannot be read, in a few words; empty if it can
     */
    public record TableCheck(String name, long rows, int indexes, String damage) {

        public boolean isLog() {
            return name.equals(H2File.LOG);
        }
    }

    /** Reads every table and index of the office in this folder, which nobody else may have open. Changes nothing in them. */
    public static List<TableCheck> check(Path dataFolder) {
        bringUpToDate(dataFolder);
        try {
            return new H2File(dataFolder).readAll().stream()
                    .map(found -> new TableCheck(found.table(), found.rows(), found.indexes(), found.damage()))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file that was not closed cleanly is not complete without its journal. */
    private static void bringUpToDate(Path dataFolder) {
        try {
            if (Journal.isIn(dataFolder)) {
                open(dataFolder).close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compacts the file of the office in this folder. Nobody else may have it open. */
    public static void compact(Path dataFolder) throws IOException {
        bringUpToDate(dataFolder);
        try {
            new H2File(dataFolder).compact();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Writes everything that is committed now into a ZIP file with the database's file in it, and the log's files into a folder, while
     * others go on writing. Only for an office in a file.
     *
     * @param copy the folder into which the database's file is to be put, before it is opened
     */
    public void copyTo(Path archive, Path copy) {
        guarded(() -> jdbi.withHandle(handle -> {
            engine.copyTo(handle, archive, copy);
            return true;
        }));
    }

    /** Whether a newer version of Vireo has changed its tables in ways that this one does not know. */
    public boolean isFromNewerVersion() {
        return !isCurrent(engine, pool) && Arrays.stream(migrations(engine, pool).info().applied())
                .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
    }

    /**
     * Lets an office whose log's files are lost go on without them: what is left of them is put aside, and every client fetches everything
     * again. Nobody may have it open.
     */
    public static void beginLogAnew(Path dataFolder) {
        open(new H2File(dataFolder, LoggedEntries.anew(dataFolder)), DiskSpace.unwatched()).close();
    }

    private static Database open(DatabaseEngine engine, DiskSpace space) {
        if (!engine.prepare()) {
            throw new IllegalStateException("another program has it open");
        }
        HikariDataSource pool = connect(engine);
        try {
            engine.check(pool);
            engine.recover();
            if (!isCurrent(engine, pool)) {
                migrations(engine, pool).migrate();
            }
            engine.opened(pool);
            return new Database(engine, pool, space);
        } catch (RuntimeException e) {
            engine.abandon();
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource connect(DatabaseEngine engine) {
        HikariConfig config = engine.configuration();
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setPoolName("office");
        return new HikariDataSource(config);
    }

    private static boolean isCurrent(DatabaseEngine engine, DataSource connections) {
        return SchemaHistory.isCurrent(connections,
                engine.migrations().stream().map(location -> location.substring(CLASS_PATH.length())).toList());
    }

    private static Flyway migrations(DatabaseEngine engine, DataSource connections) {
        return Flyway.configure(Database.class.getClassLoader())
                .dataSource(connections)
                .locations(engine.migrations().toArray(String[]::new))
                // A jar that was packed anew without entries for its folders has none, as far as Flyway sees.
                .failOnMissingLocations(true)
                .load();
    }

    private Connection connection() throws SQLException {
        return openPool().getConnection();
    }

    private HikariDataSource openPool() throws SQLException {
        HikariDataSource now = pool;
        if (now.isClosed() && !closed) {
            reopen();
            now = pool;
        }
        if (now.isClosed()) {
            throw new SQLTransientConnectionException("the database is closed");
        }
        return now;
    }

    /** Runs queries, each in a transaction of its own. */
    public <T> T read(Function<Handle, T> query) {
        return guarded(() -> jdbi.withHandle(query::apply));
    }

    /** Runs queries that all see the office as of one moment. */
    public <T> T snapshot(Function<Handle, T> queries) {
        return guarded(() -> jdbi.inTransaction(engine.snapshotLevel(), queries::apply));
    }

    /**
     * Runs work in one transaction. When this returns, its changes are on stable storage; when it throws, there are none.
     *
     * @throws ProblemException 503, also while the disk is full
     */
    public <T> T durably(Function<Handle, T> work) {
        space.require();
        return guarded(() -> {
            StorageFailure.wrap(this::openPool);
            return engine.durably(jdbi, handle -> {
                transactions.incrementAndGet();
                return work.apply(handle);
            });
        });
    }

    /**
     * How many durable transactions have begun. For an office in a file, where one runs at a time, two that follow each other
     * directly see numbers that do.
     */
    public long transactions() {
        return transactions.get();
    }

    /** @throws ProblemException 503 while there is too little disk space to write */
    public void requireRoom() {
        space.require();
    }

    /** Keeps the database's disk use within bounds. Called every second; takes some milliseconds. */
    public void maintain() {
        if (!space.isLow()) {
            guarded(() -> jdbi.withHandle(handle -> {
                engine.maintain(handle);
                return true;
            }));
        }
    }

    /** The statement with which each of the log's write transactions begins, if any. */
    public Optional<String> beforeTransaction() {
        return engine.beforeTransaction();
    }

    /** How many statements can be sent as one, separated by semicolons; at least 1. */
    public int statementsAtOnce() {
        return engine.statementsAtOnce();
    }

    private <T> T guarded(Supplier<T> call) {
        HikariDataSource used = pool;
        try {
            return call.get();
        } catch (JdbiException e) {
            if (engine.needsReopening() || has(e, engine::isBroken)) {
                giveUp(used, e);
            }
            if (has(e, engine::isFull) || isAway(e) && space.isLow()) {
                throw DiskSpace.full();
            }
            if (isAway(e)) {
                throw away(e);
            }
            throw e;
        } catch (UncheckedIOException e) {
            throw space.isLow() ? DiskSpace.full() : away(e);
        }
    }

    private ProblemException away(RuntimeException reason) {
        if (isWarningDue()) {
            log.warn("The database cannot be reached: {}", rootMessage(reason));
        }
        return ProblemException.unavailable("The office's database can't be reached right now. Try again in a moment.");
    }

    /** H2 closes a file that it could not write to. The next caller opens it again, as after a kill. */
    private void giveUp(HikariDataSource used, Throwable reason) {
        opening.lock();
        try {
            // Perhaps somebody else met the same, and it is open again already.
            if (!closed && pool == used && !used.isClosed()) {
                log.debug("The database closed itself, and is opened again: {}", rootMessage(reason));
                engine.abandon();
                used.close();
            }
        } finally {
            opening.unlock();
        }
    }

    private void reopen() throws SQLException {
        if (!opening.tryLock()) {
            throw new SQLTransientConnectionException("the database is being opened again");
        }
        try {
            if (!pool.isClosed() || closed) {
                return;
            }
            if (!engine.prepare()) {
                throw new SQLTransientConnectionException("another program has the database open");
            }
            HikariDataSource fresh = connect(engine);
            try {
                engine.recover();
                engine.opened(fresh);
            } catch (RuntimeException e) {
                engine.abandon();
                fresh.close();
                throw e;
            }
            pool = fresh;
        } catch (RuntimeException e) {
            throw new SQLTransientConnectionException("the database can't be opened again: " + rootMessage(e), e);
        } finally {
            opening.unlock();
        }
    }

    /** Every caller meets the same failure, so it is logged only occasionally. */
    private boolean isWarningDue() {
        long now = System.nanoTime();
        long last = lastWarnedAt.get();
        return now - last >= BETWEEN_WARNINGS.toNanos() && lastWarnedAt.compareAndSet(last, now);
    }

    private boolean isAway(Throwable error) {
        return has(error, engine::isAway) || has(error, SQLTransientConnectionException.class::isInstance);
    }

    private static boolean has(Throwable error, Predicate<SQLException> kind) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && kind.test(sql)) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** The log's entries, if they are not in the database itself. */
    public Optional<LoggedEntries> entries() {
        return engine.entries();
    }

    /** Makes sure that an office in a file needs no journal for what happened up to now. */
    public void checkpoint() {
        guarded(() -> {
            engine.checkpoint();
            return true;
        });
    }

    @Override
    public void close() {
        opening.lock();
        try {
            closed = true;
            if (!pool.isClosed()) {
                engine.closing();
            }
            pool.close();
            engine.closed();
        } finally {
            opening.unlock();
        }
    }
}
