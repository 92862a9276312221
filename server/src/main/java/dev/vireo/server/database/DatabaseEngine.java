package dev.vireo.server.database;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The differences between the databases that can hold an office. The tables and nearly all SQL are the same. */
sealed interface DatabaseEngine permits H2File, Postgres {

    HikariConfig configuration();

    /** Called before anything is written. @throws UnsuitableDatabaseException if it cannot hold an office as it is set up */
    void check(DataSource connections);

    /** Where the migrations lie, on the class path. */
    List<String> migrations();

    /** The lowest level at which all queries of a transaction see the office as of one moment. */
    TransactionIsolationLevel snapshotLevel();

    /** Returns when everything committed so far is on stable storage. */
    void sync(Handle handle);

    /** The statement with which each of the log's write transactions begins, if any. */
    Optional<String> beforeTransaction();

    /** How many statements it takes in one round trip; at least 1. */
    int statementsAtOnce();

    /** Whether the error means that the database cannot be had just now, not that the statement was wrong. */
    boolean isAway(SQLException error);

    /** Whether the error means that the connections to the database are of no use any more, and new ones are. */
    boolean isBroken(SQLException error);

    /** Whether the error means that there is no room where the database lies. */
    boolean isFull(SQLException error);

    /** The tables are there. @throws IllegalStateException if the office cannot be read */
    void opened(DataSource connections);

    /** Called every second: keeps what lies on the disk within bounds. */
    void maintain(Handle handle);

    /** Writes everything that is committed now into a file, while others go on writing. */
    void copyTo(Handle handle, Path file);

    /** The last connection of this server is closed. */
    void closed();
}
