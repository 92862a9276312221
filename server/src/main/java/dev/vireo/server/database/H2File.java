package dev.vireo.server.database;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Handle;

/**
 * The office's own H2 file. H2 acknowledges a commit before it is on the disk, and even {@code WRITE_DELAY=0} does not make it
 * survive a power cut: only {@code CHECKPOINT SYNC} behind the commit does (measured, see docs/decisions).
 */
final class H2File {

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

    HikariConfig configuration() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000");
        config.setUsername("vireo");
        config.setPassword("");
        return config;
    }

    /** Returns when everything committed so far is on stable storage. */
    void sync(Handle handle) {
        handle.execute("CHECKPOINT SYNC");
    }

    /** Whether the error means that the database cannot be had just now, not that the statement was wrong. */
    boolean isAway(SQLException error) {
        return AWAY.contains(error.getErrorCode());
    }
}
