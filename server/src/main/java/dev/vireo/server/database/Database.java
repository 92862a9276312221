package dev.vireo.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

    static final String MIGRATIONS = "classpath:dev/vireo/server/database";

    private final DatabaseEngine engine;
    private final HikariDataSource pool;
    private final Flyway flyway;
    private final Jdbi jdbi;
    private final DiskSpace space;
    private final AtomicLong lastWarnedAt = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS.toNanos());

    private Database(DatabaseEngine engine, HikariDataSource pool, Flyway flyway, DiskSpace space) {
        this.engine = engine;
        this.pool = pool;
        this.flyway = flyway;
        this.space = space;
        this.jdbi = Jdbi.create(pool);
    }

    /** Opens the office in this folder, making or migrating its tables first. */
    public static Database open(Path dataFolder) {
        return open(dataFolder, DiskSpace.unwatched());
    }

    /** Like {@link #open(Path)}, for an office that becomes read-only when disk space is short. */
    public static Database open(Path dataFolder, DiskSpace space) {
        H2File file = new H2File(dataFolder);
        file.requireWhole();
        return open(file, space);
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
    }

    /** Reads every table and index of the office in this folder, which nobody else may have open. Changes nothing in them. */
    public static List<TableCheck> check(Path dataFolder) {
        try {
            return new H2File(dataFolder).readAll().stream()
                    .map(found -> new TableCheck(found.table(), found.rows(), found.indexes(), found.damage()))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compacts the file of the office in this folder. Nobody else may have it open. */
    public static void compact(Path dataFolder) throws IOException {
        try {
            new H2File(dataFolder).compact();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Writes everything that is committed now into a ZIP file with the database's file in it, while others go on writing. Only for an
     * office in a file.
     */
    public void copyTo(Path archive) {
        guarded(() -> jdbi.withHandle(handle -> {
            engine.copyTo(handle, archive);
            return true;
        }));
    }

    /** Whether a newer version of Vireo has changed its tables in ways that this one does not know. */
    public boolean isFromNewerVersion() {
        return Arrays.stream(flyway.info().applied()).anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
    }

    private static Database open(DatabaseEngine engine, DiskSpace space) {
        HikariConfig config = engine.configuration();
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setPoolName("office");
        HikariDataSource pool = new HikariDataSource(config);
        try {
            engine.check(pool);
            Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                    .dataSource(pool)
                    .locations(engine.migrations().toArray(String[]::new))
                    // A jar that was packed anew without entries for its folders has none, as far as Flyway sees.
                    .failOnMissingLocations(true)
                    .load();
            flyway.migrate();
            engine.opened(pool);
            return new Database(engine, pool, flyway, space);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
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
        return guarded(() -> jdbi.withHandle(handle -> {
            T result = handle.inTransaction(work::apply);
            engine.sync(handle);
            return result;
        }));
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
        try {
            return call.get();
        } catch (JdbiException e) {
            if (has(e, engine::isBroken)) {
                reopen(e);
            }
            if (has(e, engine::isFull) || isAway(e) && space.isLow()) {
                throw DiskSpace.full();
            }
            if (isAway(e)) {
                if (isWarningDue()) {
                    log.warn("The database cannot be reached: {}", rootMessage(e));
                }
                throw ProblemException.unavailable("The office's database can't be reached right now. Try again in a moment.");
            }
            throw e;
        }
    }

    /** H2 closes a file that it could not write to. The next caller opens it again, as after a kill. */
    private void reopen(Throwable reason) {
        if (!pool.isClosed()) {
            log.debug("The database closed itself, and is opened again: {}", rootMessage(reason));
            pool.getHikariPoolMXBean().softEvictConnections();
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

    @Override
    public void close() {
        pool.close();
        engine.closed();
    }
}
