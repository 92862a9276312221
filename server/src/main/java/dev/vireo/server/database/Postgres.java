package dev.vireo.server.database;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** A PostgreSQL database, which several servers of one office may share. Settings in its URL override those made here. */
final class Postgres implements DatabaseEngine {

    /** The connect timeout, for a server that accepts connections but does not answer. */
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** The socket timeout. No query of Vireo takes nearly as long, so a silent connection is dead. */
    private static final Duration SILENCE = Duration.ofSeconds(10);
    /** The lock timeout. It is less than {@link #SILENCE}, so that the connection survives it. */
    private static final Duration LOCK = Duration.ofSeconds(5);
    /**
     * The idle timeout within a transaction, for a server whose network was cut while it holds the lock that all others wait for.
     * The database would keep the lock for as long as it believes the connection to be open.
     */
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Set<String> AWAY = Set.of(
            "25006", // read_only_sql_transaction: a standby, during a failover
            "25P03", // idle_in_transaction_session_timeout
            "40001", // serialization_failure
            "40P01", // deadlock_detected
            "55P03", // lock_not_available
            "57014", // query_canceled
            "57P01", // admin_shutdown
            "57P02", // crash_shutdown
            "57P03", // cannot_connect_now
            "57P04", // database_dropped
            "57P05"); // idle_session_timeout
    private static final String CONNECTION_EXCEPTION = "08";
    private static final String INSUFFICIENT_RESOURCES = "53";
    private static final String DISK_FULL = "53100";

    private final String url;

    /** @param url as in {@code jdbc:postgresql://host/database?user=vireo&password=…} */
    Postgres(String url) {
        this.url = url;
    }

    @Override
    public HikariConfig configuration() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setDriverClassName(Driver.class.getName());
        set(config, PGProperty.APPLICATION_NAME, "vireo");
        set(config, PGProperty.CONNECT_TIMEOUT, Long.toString(CONNECT.toSeconds()));
        set(config, PGProperty.SOCKET_TIMEOUT, Long.toString(SILENCE.toSeconds()));
        set(config, PGProperty.TCP_KEEP_ALIVE, "true");
        set(config, PGProperty.REWRITE_BATCHED_INSERTS, "true");
        // An acknowledged commit is on disk, whatever the database's default. The application name tells triggers that a server writes,
        // which announces its entries itself.
        config.setConnectionInitSql(String.format(Locale.ROOT, "SET synchronous_commit = on; SET lock_timeout = %d; "
                + "SET idle_in_transaction_session_timeout = %d; SET vireo.server = 'yes'", LOCK.toMillis(), PAUSE.toMillis()));
        return config;
    }

    private void set(HikariConfig config, PGProperty property, String value) {
        if (leavesOpen(url, property)) {
            config.addDataSourceProperty(property.getName(), value);
        }
    }

    /** The driver prefers properties to the URL, but the administrator's choice in the URL should win. */
    static boolean leavesOpen(String url, PGProperty property) {
        return !url.contains(property.getName() + "=");
    }

    @Override
    public void check(DataSource connections) {
        try (Connection listening = connections.getConnection(); Connection notifying = connections.getConnection()) {
            if (isReadOnly(listening)) {
                throw new UnsuitableDatabaseException("The database given with --database-url is read-only, as a standby is. "
                        + "Use the primary, or list all hosts with targetServerType=primary.");
            }
            SessionProbe.requireSessions(listening, notifying);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be checked", e);
        }
    }

    static boolean isReadOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(
                        "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Override
    public List<String> migrations() {
        return List.of(Database.MIGRATIONS + "/office", Database.MIGRATIONS + "/postgresql");
    }

    @Override
    public TransactionIsolationLevel snapshotLevel() {
        return TransactionIsolationLevel.REPEATABLE_READ;
    }

    /**
     * The writer's few statements have one good plan each, whatever the values. By default the database would plan them again for
     * each batch size: see docs/decisions.
     */
    @Override
    public Optional<LoggedEntries> entries() {
        return Optional.empty();
    }

    @Override
    public Optional<String> beforeTransaction() {
        return Optional.of("SET LOCAL plan_cache_mode = force_generic_plan");
    }

    @Override
    public int statementsAtOnce() {
        return 8;
    }

    /** A commit is on stable storage when it returns. */
    @Override
    public <T> T durably(Jdbi connections, Function<Handle, T> work) {
        return connections.inTransaction(work::apply);
    }

    @Override
    public boolean isStrict() {
        return false;
    }

    @Override
    public boolean isAway(SQLException error) {
        String state = error.getSQLState();
        return state != null && (AWAY.contains(state)
                || state.startsWith(CONNECTION_EXCEPTION) || state.startsWith(INSUFFICIENT_RESOURCES));
    }

    /** A connection that is lost is replaced as soon as it is noticed. */
    @Override
    public boolean isBroken(SQLException error) {
        return false;
    }

    @Override
    public boolean isFull(SQLException error) {
        return DISK_FULL.equals(error.getSQLState());
    }

    @Override
    public boolean prepare() {
        return true;
    }

    @Override
    public void recover() {
    }

    @Override
    public void opened(DataSource connections) {
    }

    @Override
    public boolean needsReopening() {
        return false;
    }

    @Override
    public void abandon() {
    }

    @Override
    public void checkpoint() {
    }

    @Override
    public void closing() {
    }

    /** PostgreSQL maintains itself. */
    @Override
    public void maintain(Handle handle) {
    }

    @Override
    public void copyTo(Handle handle, Path file, Path folder) {
        throw new UnsupportedOperationException("PostgreSQL has its own tools for that");
    }

    @Override
    public void closed() {
    }
}
