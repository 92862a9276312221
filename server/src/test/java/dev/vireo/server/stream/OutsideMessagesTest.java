package dev.vireo.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.BackboneKind;
import dev.vireo.server.message.SimpleApi;
import dev.vireo.testing.Await;
import dev.vireo.testing.AwayDatabase;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs write with SQL, as the people of an office with two servers on PostgreSQL get it. */
@DisabledIfSystemProperty(named = "vireo.test.database", matches = "postgresql", disabledReason = "runs on PostgreSQL always")
class OutsideMessagesTest {

    private static TestNodes office;
    private static TestOffice one;
    private static TestOffice other;
    private static OutsideProgram program;

    @BeforeAll
    static void open() throws SQLException {
        office = TestNodes.open(2, config -> config.on(BackboneKind.POSTGRES, ""));
        one = office.node(0);
        other = office.node(1);
        program = new OutsideProgram(office.database());
    }

    @AfterAll
    static void close() throws SQLException {
        program.close();
        office.close();
    }

    @Test
    void aStatementIsAMessageOnEveryServerOnceAndItsBadgeLights() throws SQLException {
        try (Reader here = Reader.open(one, "shyam"); Reader there = Reader.open(other, "shyam")) {
            here.next(Event.Heartbeat.class);
            there.next(Event.Heartbeat.class);

            program.send("rama", "shyam", "Hello");

            for (Reader reader : List.of(here, there)) {
                Message message = reader.next(Event.NewMessage.class).message();
                assertThat(message.author()).isEqualTo("rama");
                assertThat(message.body()).isEqualTo("Hello");
                assertThat(reader.next(Event.UnreadUpdate.class).unread().channels())
                        .anySatisfy(channel -> assertThat(channel.channelId()).isEqualTo(message.channelId()))
                        .anySatisfy(channel -> assertThat(channel.unread()).isEqualTo(1));
            }
            assertThat(unread(one, "shyam")).isEqualTo(unread(other, "shyam")).containsEntry("rama", 1);

            program.send("rama", "shyam", "And once only");
            for (Reader reader : List.of(here, there)) {
                assertThat(reader.next(Event.NewMessage.class).message().body()).isEqualTo("And once only");
            }
        }
    }

    @Test
    void aRepeatWithTheSameClientIdIsTheSameMessageHoweverItComes() throws SQLException {
        program.sendAs("sita", "rama", "Once", "order-7");
        program.sendAs("sita", "rama", "Once", "order-7");
        program.awaitEmptyInbox();
        program.sendAs("sita", "rama", "Once", "order-7");
        program.awaitEmptyInbox();
        String again = "{\"from_user\": \"sita\", \"to_user\": \"rama\", \"message\": \"Once\", \"message_id\": \"order-7\"}";
        assertThat(one.as("sita").post("/api/users/messages/send-with-notification", again).status()).isEqualTo(200);

        assertThat(bodies("sita", "rama")).containsExactly("Once");
    }

    @Test
    void aClientIdThatNamesADifferentMessageIsRefused() throws SQLException {
        program.connection().setAutoCommit(false);
        try {
            program.sendAs("sita", "lakshman", "One", "order-8");
            assertRefused("23505", () -> program.sendAs("sita", "lakshman", "Another", "order-8"));
        } finally {
            program.connection().rollback();
            program.connection().setAutoCommit(true);
        }
        program.sendAs("sita", "lakshman", "One", "order-8");
        program.awaitEmptyInbox();
        program.sendAs("sita", "lakshman", "Another", "order-8");
        program.awaitEmptyInbox();

        assertThat(bodies("sita", "lakshman")).containsExactly("One");
        assertThat(program.refusals("Another")).singleElement().asString().startsWith("client_id_reused");
    }

    @Test
    void nobodyWritesToWhoeverLeftNorInTheirName() throws SQLException {
        one.add(TestOffice.person("courier", "Courier", OfficeRole.MEMBER));
        program.connection().setAutoCommit(false);
        try {
            program.sendAs("courier", "sita", "Waiting", "order-9");
            one.as("shyam").post("/api/v1/user/courier/deactivate").as(User.class);
        } finally {
            program.connection().commit();
            program.connection().setAutoCommit(true);
        }
        program.awaitEmptyInbox();
        assertThat(program.refusals("Waiting")).singleElement().asString().startsWith("user_inactive");

        assertRefused("55000", () -> program.send("sita", "courier", "Hello?"));
        assertRefused("55000", () -> program.send("courier", "sita", "Hello?"));
    }

    @Test
    void rolledBackRowsAreNeverSent() throws SQLException {
        program.connection().setAutoCommit(false);
        program.send("lakshman", "rama", "Never mind");
        program.connection().rollback();
        program.connection().setAutoCommit(true);
        program.send("lakshman", "rama", "Now");
        program.awaitEmptyInbox();

        assertThat(bodies("lakshman", "rama")).containsExactly("Now");
    }

    @Test
    void rowsLeftWhileNoServerRunsAreSentAtTheNextStart() throws SQLException {
        try (TestNodes small = TestNodes.open(1, config -> config.on(BackboneKind.POSTGRES, ""));
                Connection connection = DriverManager.getConnection(small.database());
                Statement statement = connection.createStatement()) {
            int port = small.node(0).stop();
            statement.execute("SELECT vireo_send('rama', 'shyam', 'While you were out')");
            small.node(0).start(port);

            Await.until("the message", () -> unread(small.node(0), "shyam").equals(Map.of("rama", 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE message; --", "$$ || $1 || \\ %s {} ${user.home}", "<script>alert(1)</script>",
        "\u202etuo edisni", "\uD83D\uDC26\u200d\uD83D\uDFE9 \u2603", "a\n\tb", "@lakshman @channel", " ."})
    void textArrivesUnchanged(String text) throws SQLException {
        program.send("shyam", "sita", text);
        program.awaitEmptyInbox();

        assertThat(bodies("shyam", "sita")).last().isEqualTo(text);
    }

    @Test
    void aTextArrivesAsEveryOtherDoes() throws SQLException {
        program.send("shyam", "sita", "cafe\u0301\r\nau lait");
        program.send("shyam", "sita", "\uD83D\uDC26".repeat(10_000));
        program.send("shyam", "sita", "e\u0301".repeat(10_000));
        program.awaitEmptyInbox();

        assertThat(bodies("shyam", "sita")).endsWith("caf\u00e9\nau lait", "\uD83D\uDC26".repeat(10_000), "\u00e9".repeat(10_000));
    }

    @Test
    void invalidMessagesAreRefusedAtOnce() {
        assertRefused("23503", () -> program.send("ravana", "shyam", "Hello"));
        assertRefused("23503", () -> program.send("rama", "ravana", "Hello"));
        assertRefused("23503", () -> program.send(null, "shyam", "Hello"));
        assertRefused("23503", () -> program.send("rama", "Shyam", "Hello"));
        assertRefused("22023", () -> program.send("rama", "rama", "Hello"));
        assertRefused("22023", () -> program.send("rama", "shyam", null));
        assertRefused("22023", () -> program.send("rama", "shyam", ""));
        assertRefused("22023", () -> program.send("rama", "shyam", " \n\t"));
        assertRefused("22023", () -> program.send("rama", "shyam", "ding \u0007"));
        assertRefused("22001", () -> program.send("rama", "shyam", "x".repeat(10_001)));
        assertRefused("22001", () -> program.send("rama", "shyam", "x".repeat(1_000_000)));
        assertRefused("22023", () -> program.sendAs("rama", "shyam", "Hello", "two words"));
        assertRefused("22023", () -> program.sendAs("rama", "shyam", "Hello", ""));
        assertRefused("22023", () -> program.sendAs("rama", "shyam", "Hello", "x".repeat(129)));
    }

    @Test
    void anInvalidRowIsSetAsideAndDelaysNoOther() throws SQLException {
        program.execute("INSERT INTO outside_message (from_user, to_user, body) VALUES ('lakshman', 'sita', 'First'), "
                + "('ravana', 'sita', 'of nobody'), ('lakshman', 'ravana', 'to nobody'), ('sita', 'sita', 'to oneself'), "
                + "('lakshman', 'sita', '  '), ('lakshman', 'sita', 'bell \u0007'), ('lakshman', 'sita', repeat('x', 40000)), "
                + "('lakshman', 'sita', 'Second')");
        program.awaitEmptyInbox();

        assertThat(bodies("lakshman", "sita")).containsExactly("First", "Second");
        assertThat(program.refusals("of nobody")).singleElement().asString().startsWith("user_not_found");
        assertThat(program.refusals("to nobody")).singleElement().asString().startsWith("user_not_found");
        assertThat(program.refusals("to oneself")).singleElement().asString().startsWith("same_user");
        assertThat(program.refusals("  ")).singleElement().asString().startsWith("message_blank");
        assertThat(program.refusals("bell \u0007")).singleElement().asString().startsWith("message_not_text");
        assertThat(program.refusals("x".repeat(40_000))).singleElement().asString().startsWith("message_too_long");

        program.execute("UPDATE outside_message SET written_at = now() - INTERVAL '15 days' WHERE body = 'of nobody'");
        one.tidyUp();
        assertThat(program.refusals("of nobody")).isEmpty();
        assertThat(program.refusals("to nobody")).hasSize(1);
    }

    @Test
    void whatAGuestAndSomebodyWithoutASharedChannelWriteIsSetAside() throws SQLException {
        one.add(TestOffice.person("visitor", "Visitor", OfficeRole.GUEST));

        program.send("visitor", "sita", "Whom I do not see");
        program.send("sita", "visitor", "Who does not see me");
        program.awaitEmptyInbox();

        assertThat(program.refusals("Whom I do not see")).singleElement().asString().startsWith("user_not_found");
        assertThat(program.refusals("Who does not see me")).singleElement().asString().startsWith("no_shared_channel");
    }

    /** As if there were a mistake of ours: the database itself will not have it. */
    @Test
    void aRowThatCannotBeWrittenAtAllIsSetAsideAlone() throws SQLException {
        try (TestNodes small = TestNodes.open(1, config -> config);
                Connection connection = DriverManager.getConnection(small.database());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE message ADD CHECK (body <> 'Impossible')");

            statement.execute("INSERT INTO outside_message (from_user, to_user, body) VALUES "
                    + "('rama', 'shyam', 'Before'), ('rama', 'shyam', 'Impossible'), ('rama', 'shyam', 'Behind')");

            Await.until("the others", () -> unread(small.node(0), "shyam").equals(Map.of("rama", 2)));
            try (ResultSet row = statement.executeQuery("SELECT body, refused FROM outside_message")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("Impossible");
                assertThat(row.getString(2)).isNotBlank();
                assertThat(row.next()).isFalse();
            }
        }
    }

    @Test
    void aThousandAtOnceComeInTheirOrder() throws SQLException {
        try (TestNodes busy = TestNodes.open(2, config -> config.on(BackboneKind.POSTGRES, ""));
                Connection connection = DriverManager.getConnection(busy.database());
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO outside_message (from_user, to_user, body) SELECT 'rama', 'shyam', "
                    + "n || CASE WHEN n % 50 = 0 THEN ' @shyam' ELSE '' END FROM generate_series(1, 1000) AS n ORDER BY n");

            OutsideProgram.awaitEmptyInbox(connection);
            assertThat(bodies(busy.node(1), "rama", "shyam"))
                    .isEqualTo(IntStream.rangeClosed(1, 1_000).mapToObj(n -> n + (n % 50 == 0 ? " @shyam" : "")).toList());
        }
    }

    @Test
    void anOutageOfTheDatabaseNeitherLosesNorDuplicatesMessages() throws SQLException {
        try (TestNodes busy = TestNodes.open(2, config -> config.on(BackboneKind.POSTGRES, ""))) {
            try (Connection connection = DriverManager.getConnection(busy.database());
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO outside_message (from_user, to_user, body) "
                        + "SELECT 'rama', 'shyam', n FROM generate_series(1, 500) AS n ORDER BY n");
                try (AwayDatabase _ = TestPostgres.takeAway(busy.database())) {
                    assertThat(busy.node(0).as("rama").post("/api/v1/direct/sita", "").status()).isEqualTo(503);
                }
            }
            try (Connection connection = DriverManager.getConnection(busy.database())) {
                OutsideProgram.awaitEmptyInbox(connection);
            }
            // The other server may have done the work before this one finds the database again.
            Await.until(() -> assertThat(bodies(busy.node(0), "rama", "shyam"))
                    .isEqualTo(IntStream.rangeClosed(1, 500).mapToObj(Integer::toString).toList()));
        }
    }

    @Test
    void aLockedRowDelaysNoOther() throws SQLException {
        try (TestNodes small = TestNodes.open(1, config -> config);
                Connection connection = DriverManager.getConnection(small.database());
                Statement statement = connection.createStatement()) {
            int port = small.node(0).stop();
            statement.execute("SELECT vireo_send('rama', 'shyam', 'Held'), vireo_send('sita', 'shyam', 'Free')");
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM outside_message WHERE body = 'Held' FOR UPDATE");
            small.node(0).start(port);

            Await.until("the other", () -> unread(small.node(0), "shyam").equals(Map.of("sita", 1)));
            connection.commit();
            Await.until("both", () -> unread(small.node(0), "shyam").equals(Map.of("rama", 1, "sita", 1)));
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 42501", "true, "})
    void onlyARoleToWhichItWasGrantedMaySendAndItNeedsNoOtherRight(boolean granted, String refusal) throws SQLException {
        String role = "till_" + granted;
        program.execute("CREATE ROLE " + role);
        try {
            if (granted) {
                program.execute("GRANT EXECUTE ON FUNCTION vireo_send TO " + role);
            }
            program.execute("SET ROLE " + role);
            if (refusal == null) {
                // What it calls by our names is not taken for ours.
                program.execute("CREATE TEMPORARY TABLE account AS SELECT 'ravana' AS username");
                assertRefused("23503", () -> program.send("ravana", "shyam", "Hello"));
                program.send("sita", "shyam", "Sold out");
                assertRefused("42501", () -> program.execute("SELECT * FROM outside_message"));
                assertRefused("42501", () -> program.execute("SELECT * FROM public.account"));
            } else {
                assertRefused(refusal, () -> program.send("sita", "shyam", "Sold out"));
            }
        } finally {
            program.execute("RESET ROLE; DROP TABLE IF EXISTS pg_temp.account; DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    private static void assertRefused(String state, ThrowingCallable statement) {
        SQLException refusal = catchThrowableOfType(SQLException.class, statement);
        assertThat(refusal == null ? "sent" : refusal.getSQLState()).isEqualTo(state);
    }

    private static Map<String, Integer> unread(TestOffice node, String username) {
        return node.as(username).get("/api/users/messages/unread-counts/" + username)
                .as(SimpleApi.UnreadBySender.class).unreadCounts();
    }

    private static List<String> bodies(String author, String reader) {
        return bodies(other, author, reader);
    }

    /** All that one person wrote to another, in order. */
    private static List<String> bodies(TestOffice node, String author, String reader) {
        Channel direct = node.as(reader).post("/api/v1/direct/" + author, "").as(Channel.class);
        List<String> bodies = new ArrayList<>();
        String before = "";
        List<Message> page;
        do {
            page = node.as(reader).get("/api/v1/channel/" + direct.id() + "/messages?limit=100" + before)
                    .as(Answers.MessagePage.class).messages();
            List<Message> latestFirst = new ArrayList<>(page);
            latestFirst.sort((left, right) -> Long.compare(right.number(), left.number()));
            latestFirst.stream().filter(message -> message.author().equals(author)).map(Message::body).forEach(bodies::add);
            before = latestFirst.isEmpty() ? "" : "&before=" + latestFirst.getLast().id();
        } while (!page.isEmpty());
        Collections.reverse(bodies);
        return bodies;
    }
}
