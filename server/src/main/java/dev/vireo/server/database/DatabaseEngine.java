package dev.vireo.server.database;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The differences between the databases that can hold an office. The tables and nearly all SQL are the same. */
sealed interface DatabaseEngine permits H2File, Postgres {

    HikariConfig configuration();

    /**
     * Checks the database before anything is written.
     *
     * @throws UnsuitableDatabaseException if it cannot hold an office as it is set up
     */
    void check(DataSource connections);

    /** The locations of the migrations on the class path. */
    List<String> migrations();

    /** The lowest level at which all queries of a transaction see the office as of one moment. */
    TransactionIsolationLevel snapshotLevel();

    /** Runs work in a transaction, whose changes are on stable storage when this returns, and are none if it throws. */
    <T> T durably(Jdbi connections, Function<Handle, T> work);

    /** The log's entries, where they are not in the database itself. */
    Optional<LoggedEntries> entries();

    /** Whether every change has to go through {@link #durably}. */
    boolean isStrict();

    /** The statement with which each of the log's write transactions begins, if any. */
    Optional<String> beforeTransaction();

    /** How many statements can be sent in one round trip; at least 1. */
    int statementsAtOnce();

    /** Whether the error means that the database is unavailable, not that the statement was wrong. */
    boolean isAway(SQLException error);

    /** Whether the error means that existing connections are unusable and new ones are needed. */
    boolean isBroken(SQLException error);

    /** Whether the error means that the database's disk is full. */
    boolean isFull(SQLException error);

    /**
     * Called before the first connection is opened.
     *
     * @return whether the database can be opened now
     * @throws IllegalStateException if it is damaged
     */
    boolean prepare();

    /**
     * Called before anybody reads, and before the tables are migrated.
     *
     * @throws IllegalStateException if the database cannot be brought up to date
     */
    void recover();

    /**
     * Called when the tables exist.
     *
     * @throws IllegalStateException if the office cannot be read
     */
    void opened(DataSource connections);

    /** Whether it has to be opened again, whatever became of its connections. */
    boolean needsReopening();

    /** Called before connections that can no longer be used are closed. Then it is opened again from the beginning. */
    void abandon();

    /** Called every second to keep the disk use within bounds. */
    void maintain(Handle handle);

    /** Makes sure that the database itself holds everything on stable storage. */
    void checkpoint();

    /** Called before the connections are closed cleanly. */
    void closing();

    /** Writes everything that is committed now into a file and a folder, while others go on writing. */
    void copyTo(Handle handle, Path file, Path folder);

    /** The last connection of this server is closed. */
    void closed();
}
