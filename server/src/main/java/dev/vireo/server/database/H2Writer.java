package dev.vireo.server.database;

import dev.vireo.server.journal.JournalRecord;
import dev.vireo.server.journal.JournaledStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection to an office's file that changes anything. The file always says up to which record of the journal it is. */
final class H2Writer implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(H2Writer.class);
    private static final String POSITION = "UPDATE journal_position SET pos = ?";
    private static final String THERE = "SELECT count(*) FROM information_schema.tables "
            + "WHERE table_schema = 'PUBLIC' AND table_name IN ('JOURNAL_POSITION', 'journal_position')";

    private final Connection connection;
    private final RecordingConnection recording;
    private final Jdbi jdbi;
    private final Map<String, PreparedStatement> repeated = new HashMap<>();

    H2Writer(Connection connection) {
        this.connection = connection;
        this.recording = new RecordingConnection(connection);
        this.jdbi = Jdbi.create(new ConnectionFactory() {

            @Override
            public Connection openConnection() {
                return recording.connection();
            }

            @Override
            public void closeConnection(Connection kept) {
                // It lives as long as the writer.
            }
        });
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** For reading only. */
    Connection connection() {
        return connection;
    }

    void beginTransaction() {
        recording.beginTransaction();
    }

    /** What the transaction has changed so far. */
    List<JournaledStatement> changes() {
        return recording.changes();
    }

    MVStore store() {
        return StorageFailure.wrap(() -> H2Pages.of(connection).store());
    }

    /** The record up to which the file is; 0 if it never had a journal. */
    long position() {
        return StorageFailure.wrap(() -> number(THERE) == 0 ? 0 : number("SELECT pos FROM journal_position"));
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** As part of the transaction that this record will be. */
    void moveTo(long position) {
        StorageFailure.wrap(() -> execute(new JournaledStatement(POSITION, List.of(position))));
    }

    /** Does once more what a record says; the caller commits. */
    void repeat(JournalRecord repeating) {
        StorageFailure.wrap(() -> {
            connection.setAutoCommit(false);
            for (JournaledStatement each : repeating.statements()) {
                execute(each);
            }
            return true;
        });
        moveTo(repeating.position());
    }

    void commit() {
        StorageFailure.wrap(() -> {
            connection.commit();
            connection.setAutoCommit(true);
            for (PreparedStatement each : repeated.values()) {
                each.close();
            }
            repeated.clear();
            return true;
        });
    }

    private int execute(JournaledStatement each) throws SQLException {
        PreparedStatement statement = prepare(each.sql());
        JournalValues.bind(statement, each.values());
        return statement.executeUpdate();
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = repeated.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            repeated.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            recording.close();
        } catch (SQLException e) {
            logger.debug("A connection could not be closed", e);
        }
    }
}
