package dev.vireo.server.database;

import dev.vireo.time.Pause;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to PostgreSQL that one thread has for itself, and reopens after at most a second when it breaks. The thread is a
 * virtual one, so that an interrupt ends whatever it waits for in the network, and closing is quick.
 */
final class DedicatedConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DedicatedConnection.class);
    /** A connection that does not answer for this long counts as lost. */
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final String url;
    private final String name;
    private final ConnectionUse use;
    private final CountDownLatch firstAttempt = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean connected;
    private volatile boolean closed;
    private boolean outageLogged;

    /** Uses the connection, until it breaks or the thread is interrupted. */
    @FunctionalInterface
    interface ConnectionUse {

        void with(OpenConnection line) throws SQLException, InterruptedException;
    }

    /** @param name its name in {@code pg_stat_activity} */
    DedicatedConnection(String url, String name, ConnectionUse use) {
        this.url = url;
        this.name = name;
        this.use = use;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Waits a moment for the connection, and continues without it if there is none. */
    void start() {
        thread.start();
        try {
            if (!firstAttempt.await(SILENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{}: the database isn't answering yet; continuing without it", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean connected() {
        return connected;
    }

    /** The connection while it is open. */
    final class OpenConnection {

        private final Connection connection;

        private OpenConnection(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        /** Called once the connection is set up. */
        void ready() {
            connected = true;
            firstAttempt.countDown();
            if (outageLogged) {
                outageLogged = false;
                log.info("{}: connected again", name);
            }
        }

        /** @throws SQLException if the server no longer answers */
        void check() throws SQLException {
            if (!connection.isValid((int) SILENCE.toSeconds())) {
                throw new SQLException("the connection no longer responds");
            }
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try (Connection connection = connect()) {
                use.with(new OpenConnection(connection));
            } catch (SQLException e) {
                away(e);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("{} stumbled", name, e);
            } finally {
                pause = connected ? FIRST_PAUSE : longer(pause);
                connected = false;
                firstAttempt.countDown();
            }
            try {
                // Random, so that many servers do not all reconnect at once.
                Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis() + 1)));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        set(properties, PGProperty.APPLICATION_NAME, name);
        set(properties, PGProperty.CONNECT_TIMEOUT, Long.toString(SILENCE.toSeconds()));
        set(properties, PGProperty.SOCKET_TIMEOUT, Long.toString(SILENCE.toSeconds()));
        set(properties, PGProperty.TCP_KEEP_ALIVE, "true");
        return DriverManager.getConnection(url, properties);
    }

    private void set(Properties properties, PGProperty property, String value) {
        if (Postgres.leavesOpen(url, property)) {
            property.set(properties, value);
        }
    }

    private void away(SQLException reason) {
        if (!outageLogged && !closed) {
            outageLogged = true;
            log.warn("{}: the connection to the database is lost: {}", name, reason.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(SILENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
