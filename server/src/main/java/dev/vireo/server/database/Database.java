package dev.vireo.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vireo.server.http.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The office's database. Any thread may use it; a call blocks while the database works. While it cannot be reached every call
 * ends with a 503 {@link ProblemException}, and calls succeed again when it is back.
 */
public final class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final int CONNECTIONS = 8;
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);

    static final String MIGRATIONS = "classpath:dev/vireo/server/database";

    private final Engine engine;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(Engine engine, HikariDataSource pool) {
        this.engine = engine;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** Opens the office in this folder, making or migrating its tables first. */
    public static Database open(Path dataFolder) {
        return open(new H2File(dataFolder));
    }

    /**
     * Opens the office in a PostgreSQL database, making or migrating its tables first.
     *
     * @param url as in {@code jdbc:postgresql://host/database?user=vireo&password=…}
     * @throws UnsuitableDatabaseException if it answers, but cannot hold an office as it is set up
     */
    public static Database open(String url) {
        return open(new Postgres(url));
    }

    private static Database open(Engine engine) {
        HikariConfig config = engine.configuration();
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setPoolName("office");
        HikariDataSource pool = new HikariDataSource(config);
        try {
            engine.check(pool);
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(pool)
                    .locations(engine.migrations().toArray(String[]::new))
                    .load()
                    .migrate();
            engine.opened();
            return new Database(engine, pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Runs queries, each on its own. */
    public <T> T read(Function<Handle, T> query) {
        return guarded(() -> jdbi.withHandle(query::apply));
    }

    /** Runs queries that all see the office as of one moment. */
    public <T> T snapshot(Function<Handle, T> queries) {
        return guarded(() -> jdbi.inTransaction(engine.snapshotLevel(), queries::apply));
    }

    /** Runs work in one transaction. When this returns, the work is on stable storage; when it throws, nothing of it is. */
    public <T> T durably(Function<Handle, T> work) {
        return guarded(() -> jdbi.withHandle(handle -> {
            T result = handle.inTransaction(work::apply);
            engine.sync(handle);
            return result;
        }));
    }

    /** What to say first in each turn of the log's writer, if anything. */
    public Optional<String> beforeTurn() {
        return engine.beforeTurn();
    }

    /** How many statements it takes as one, separated by semicolons; at least 1. */
    public int statementsAtOnce() {
        return engine.statementsAtOnce();
    }

    private <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (JdbiException e) {
            if (isAway(e)) {
                log.warn("The database cannot be reached: {}", rootMessage(e));
                throw ProblemException.unavailable("The office's database cannot be reached just now.");
            }
            throw e;
        }
    }

    private boolean isAway(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && engine.isAway(sql)) {
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
