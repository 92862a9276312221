package dev.vireo.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** What PostgreSQL does by itself when somebody writes into the office's tables. */
@DisabledIfSystemProperty(named = "vireo.test.database", matches = "postgresql", disabledReason = "runs on PostgreSQL always")
class PostgresTriggersTest {

    private static final String ENTRIES = "INSERT INTO log_entry (pos, logged_at, type, audience, data) VALUES ";

    private final String url = TestPostgres.freshDatabase();
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        Database.open(url).close();
        connection = DriverManager.getConnection(url);
        statement = connection.createStatement();
        statement.execute("LISTEN vireo_positions; LISTEN vireo_inbox");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        TestPostgres.drop(url);
    }

    @Test
    void entriesOfOtherProgramsAreAnnouncedOnceForEachStatement() throws SQLException {
        statement.execute(ENTRIES + "(1, now(), 'x', '*', '{}'), (3, now(), 'x', '*', '{}'), (2, now(), 'x', '*', '{}')");

        assertThat(heard()).containsExactly("vireo_positions 3");
    }

    @Test
    void entriesOfAServerAreNot() throws SQLException {
        try (Database office = Database.open(url)) {
            office.durably(handle -> handle.execute(ENTRIES + "(1, now(), 'x', '*', '{}')"));
        }

        assertThat(heard()).isEmpty();
    }

    @Test
    void whatIsLeftToBeSentWakesTheServers() throws SQLException {
        statement.execute("INSERT INTO outside_message (from_user, to_user, body) VALUES ('rama', 'shyam', 'Hello'), "
                + "('rama', 'sita', 'Hello')");

        assertThat(heard()).containsExactly("vireo_inbox ");
    }

    @Test
    void theirInstallationMayBeRepeatedAndWhatWasGrantedStays() throws Exception {
        statement.execute("CREATE ROLE herald; GRANT EXECUTE ON FUNCTION vireo_send TO herald");
        try {
            connection.setAutoCommit(false);
            statement.execute(script());
            statement.execute(script());
            connection.commit();
            connection.setAutoCommit(true);

            statement.execute(ENTRIES + "(1, now(), 'x', '*', '{}')");
            assertThat(heard()).containsExactly("vireo_positions 1");
            try (ResultSet row = statement.executeQuery(
                    "SELECT has_function_privilege('herald', 'vireo_send(text, text, text, text)', 'EXECUTE')")) {
                row.next();
                assertThat(row.getBoolean(1)).isTrue();
            }
        } finally {
            statement.execute("DROP OWNED BY herald; DROP ROLE herald");
        }
    }

    @Test
    void theOfficeMayBeInASchemaOfItsOwn() throws SQLException {
        statement.execute("CREATE SCHEMA vireo");
        Database.open(url + "&currentSchema=vireo").close();

        statement.execute("SET search_path = public; INSERT INTO vireo.account (username, display_name, role, created_at) "
                + "VALUES ('rama', 'Rama', 'member', now()), ('shyam', 'Shyam', 'owner', now())");
        statement.execute("SELECT vireo.vireo_send('rama', 'shyam', 'Hello')");

        try (ResultSet row = statement.executeQuery("SELECT body FROM vireo.outside_message")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("Hello");
        }
        assertThat(heard()).containsExactly("vireo_inbox ");
    }

    private static String script() throws IOException {
        try (InputStream in = Database.class.getResourceAsStream("postgresql/R__outside.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** All that this connection was notified of up to now: a notice comes before the answer to whatever is asked behind it. */
    private List<String> heard() throws SQLException {
        statement.execute("SELECT 1");
        PGNotification[] notices = connection.unwrap(PGConnection.class).getNotifications();
        List<String> heard = new ArrayList<>();
        for (PGNotification notice : notices == null ? new PGNotification[0] : notices) {
            heard.add(notice.getName() + " " + notice.getParameter());
        }
        return heard;
    }
}
