package dev.vireo.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Reads the plans of what an office asks its databases while people write and read. A statement that goes through a table that
 * grows with the office is fast in every other test, and takes seconds after a year.
 */
final class QueryPlansTest {

    private static final int SIZE = 12_000;
    /** What grows as people write. */
    private static final Set<String> GROWING = Set.of("message", "log_entry", "message_mention", "message_version", "reaction", "pin",
            "saved_message", "forwarded", "scheduled_message",
            "attachment", "thread_member", "session", "member", "member_state", "audit_entry");
    /** Those of them that are filled here with so much that PostgreSQL would not scan them. */
    private static final Set<String> FILLED = Set.of("message", "log_entry", "thread_member", "audit_entry");
    /** The index of replies, used for all that are none. */
    private static final Pattern REPLIES_TO_NOTHING = Pattern.compile("/\\* public\\.message_parent:[^*]*parent_id is null");
    private static final Pattern SENT = Pattern.compile("(?s)FE=> Parse\\(stmt=[^,]*,query=\"(.*)\",oids=");
    private static final Pattern NOT_OURS = Pattern.compile("information_schema|flyway_|pg_catalog|pg_stat|pg_advisory|pg_notify");
    private static final Pattern OURS = Pattern.compile("(?is)\\s*(SELECT|UPDATE|DELETE|MERGE|INSERT)\\b.*");

    @Test
    void whatPeopleDoDayByDayScansNoTableThatGrows() throws SQLException {
        Assumptions.assumeFalse(TestPostgres.isWanted(), "looks at both databases");
        Set<String> statements = new LinkedHashSet<>();
        List<String> bad = new ArrayList<>();
        try (TestOffice office = TestOffice.open()) {
            ManyMessages.write(office.databaseUrl(), SIZE);
            office.restart();
            try (Connection connection = DriverManager.getConnection(office.databaseUrl());
                    Statement statement = connection.createStatement()) {
                statements.addAll(seenDuring(statement, () -> liveADay(office)));
                for (String sql : statements) {
                    String plan = h2Plan(connection, sql);
                    if (scans(plan)) {
                        bad.add(plan);
                    }
                }
            }
        }
        assertThat(statements).as("the statements that were seen").hasSizeGreaterThan(40);
        assertThat(bad).as("plans of H2 that scan").isEmpty();
        assertThat(postgresPlans(statements)).as("plans of PostgreSQL that scan").isEmpty();
    }

    /** Its log is in a table, which that of an office in a file is not. */
    @Test
    void whatAnOfficeOnPostgreSqlAsksScansNoTableThatGrows() throws SQLException {
        Assumptions.assumeFalse(TestPostgres.isWanted(), "was looked at already");
        Set<String> statements;
        try (TestOffice office = TestOffice.onPostgres()) {
            ManyMessages.write(office.databaseUrl(), SIZE);
            office.restart();
            statements = sentDuring(() -> liveADay(office));
        }
        assertThat(statements).as("the statements that were seen").hasSizeGreaterThan(40);
        assertThat(statements).as("those of the log's entries").anyMatch(sql -> sql.contains("INTO log_entry"))
                .anyMatch(sql -> sql.contains("FROM log_entry") && sql.contains("audience"))
                .anyMatch(sql -> sql.startsWith("UPDATE log_entry"));
        assertThat(postgresPlans(statements)).as("plans that scan").isEmpty();
    }

    @Test
    void aMessageByNameAsksForNobodyBeforehand() throws SQLException {
        Assumptions.assumeFalse(TestPostgres.isWanted(), "looks at what H2 has seen");
        try (TestOffice office = TestOffice.open();
                Connection connection = DriverManager.getConnection(office.databaseUrl());
                Statement statement = connection.createStatement()) {
            sendByName(office, "The first one makes the channel.");

            Set<String> statements = seenDuring(statement, () -> sendByName(office, "Hello again."));

            assertThat(statements).anyMatch(sql -> sql.startsWith("INSERT INTO message "))
                    .noneMatch(sql -> sql.contains("FROM account WHERE username"));
        }
    }

    private static void sendByName(TestOffice office, String text) {
        assertThat(office.as("sita").post("/api/users/messages/send-with-notification",
                "{\"from_user\":\"sita\",\"to_user\":\"rama\",\"message\":\"" + text + "\"}").status()).isEqualTo(200);
    }

    private static Set<String> seenDuring(Statement statement, Runnable work) throws SQLException {
        statement.execute("SET QUERY_STATISTICS_MAX_ENTRIES 10000");
        statement.execute("SET QUERY_STATISTICS TRUE");
        work.run();
        Set<String> statements = new LinkedHashSet<>();
        try (ResultSet row = statement.executeQuery("SELECT sql_statement FROM information_schema.query_statistics")) {
            while (row.next()) {
                String sql = row.getString(1);
                if (OURS.matcher(sql).matches() && !sql.contains("information_schema") && !sql.contains("flyway_")
                        && !sql.contains("journal_position")) {
                    statements.add(sql);
                }
            }
        }
        return statements;
    }

    /** What PostgreSQL's driver sends: the database itself keeps no record of it. */
    private static Set<String> sentDuring(Runnable work) {
        Set<String> statements = ConcurrentHashMap.newKeySet();
        Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
        Handler collecting = new Handler() {

            @Override
            public void publish(LogRecord entry) {
                Matcher sent = SENT.matcher(entry.getMessage());
                if (sent.find() && OURS.matcher(sent.group(1)).matches() && !NOT_OURS.matcher(sent.group(1)).find()) {
                    statements.add(sent.group(1));
                }
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        collecting.setLevel(Level.ALL);
        boolean before = driver.getUseParentHandlers();
        driver.setUseParentHandlers(false);
        driver.addHandler(collecting);
        driver.setLevel(Level.FINEST);
        try {
            work.run();
        } finally {
            driver.setLevel(null);
            driver.removeHandler(collecting);
            driver.setUseParentHandlers(before);
        }
        return new LinkedHashSet<>(statements);
    }

    private static void liveADay(TestOffice office) {
        Answers.ChannelList channels = office.as("rama").get("/api/v1/channels").as(Answers.ChannelList.class);
        TestChannel large = new TestChannel(office, channels.channels().stream()
                .filter(channel -> channel.kind() == ChannelKind.GROUP).findFirst().orElseThrow().id());
        Message first = large.send("rama", "Is this thing on, @sita?");
        large.reply("sita", first, "It is.");
        large.edit("rama", first, "Is it on?");
        large.react("sita", first, "👍");
        large.takeBack("sita", first, "👍");
        large.pin("sita", first);
        large.pins("rama");
        large.unpin("rama", first);
        large.forward("sita", first, "on");
        large.forward("sita", first, "on");
        large.save("sita", first);
        assertThat(office.as("sita").get("/api/v1/saved?before=" + first.id()).status()).isEqualTo(200);
        large.unsave("sita", first);
        large.read("sita", first);
        large.markUnread("sita", first);
        large.thread("sita", first, "");
        large.history("sita", "?limit=50");
        String middle = large.history("sita", "?limit=50&before=" + first.id()).messages().getFirst().id();
        large.history("sita", "?limit=50&after=" + middle);
        large.history("sita", "?limit=50&around=" + middle);
        large.history("sita", "?limit=50&at=" + first.createdAt());
        large.delete("rama", first);
        office.as("rama").get("/api/v1/unread");
        String head = office.as("rama").get("/api/v1/events").as(Answers.EventPage.class).cursor().toString();
        String epoch = head.substring(0, head.indexOf('-'));
        for (int back : new int[] {10, SIZE / 2, SIZE}) {
            long pos = Math.max(0, Long.parseLong(head.substring(head.indexOf('-') + 1)) - back);
            for (String name : List.of("rama", "shyam")) {
                assertThat(office.as(name).get("/api/v1/events?after=" + epoch + "-" + pos).status()).isEqualTo(200);
            }
        }
        lookAround(office, large);
        sendByName(office, "Hello.");
        for (String since : List.of("", "?since=2020-01-01T00:00:00Z", "?since=2100-01-01T00:00:00Z")) {
            assertThat(office.as("rama").get("/api/users/messages/poll/rama" + since).status()).isEqualTo(200);
        }
        office.as("rama").post("/api/users/messages/mark-read", "{\"reader\":\"rama\",\"sender\":\"sita\"}");
        office.as("rama").get("/api/v1/search?query=thing");
        office.signIn("rama");
        office.as("rama").get("/api/v1/sessions");
        leave(office);
    }

    private static void lookAround(TestOffice office, TestChannel large) {
        String channel = "/api/v1/channel/" + large.id();
        for (String path : List.of(channel, channel + "/members", channel + "/online-members", "/api/v1/users?query=ram",
                "/api/v1/user/rama/tokens", "/api/v1/user/rama/sessions", "/api/v1/open-channels",
                "/api/users/messages/unread-counts/rama")) {
            assertThat(office.as("rama").get(path).status()).as(path).isEqualTo(200);
        }
        for (String part : List.of("", "?person=sita", "?actor=rama&action=token_made", "?action=token_made", "?after=0")) {
            assertThat(office.as("shyam").get("/api/v1/audit" + part).status()).as(part).isEqualTo(200);
        }
        office.as("rama").post(channel + "/members", new Requests.NewMembers(List.of("lakshman")));
        large.send("lakshman", "So is this, @channel.");
        assertThat(office.as("lakshman").delete(channel + "/member/lakshman").status()).isEqualTo(204);
        office.as("rama").post(channel + "/members", new Requests.NewMembers(List.of("lakshman")));
        export(office, channel);
        expire(office);
    }

    private static void export(TestOffice office, String channel) {
        String id = office.as("rama").post(channel + "/export").as(Answers.ExportProgress.class).id();
        Await.until("the export to be done", () -> office.as("rama").get("/api/v1/export/" + id).as(Answers.ExportProgress.class)
                .state().equals("done"));
        assertThat(office.as("rama").get("/api/v1/export/" + id + "/file").status()).isEqualTo(200);
    }

    /** The messages of one of the small channels. */
    private static void expire(TestOffice office) {
        String small = office.as("rama").get("/api/v1/channels").as(Answers.ChannelList.class).channels().stream()
                .filter(channel -> channel.kind() == ChannelKind.GROUP).toList().getLast().id();
        assertThat(office.as("rama").patch("/api/v1/channel/" + small, Map.of("retention_days", 5)).status()).isEqualTo(200);
        office.tidyUp();
        TestChannel emptied = new TestChannel(office, small);
        Await.until("the messages to expire", () -> emptied.history("rama", "").messages().isEmpty());
    }

    private static void leave(TestOffice office) {
        for (String way : List.of("reset", "deactivate", "reactivate")) {
            assertThat(office.as("shyam").post("/api/v1/user/rama/" + way).status()).isLessThan(300);
        }
        assertThat(office.as("shyam").delete("/api/v1/user/rama?messages=delete").status()).isEqualTo(204);
        Await.until("some messages to be deleted", () -> removed(office) > 0);
    }

    private static long removed(TestOffice office) {
        try {
            return office.count("message_removal WHERE after > 0") + (office.count("message_removal") == 0 ? 1 : 0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean scans(String plan) {
        String shown = plan.toLowerCase(Locale.ROOT);
        boolean scan = GROWING.stream().anyMatch(table -> shown.contains("public." + table + ".tablescan")
                && !shown.contains("insert into \"public\".\"" + table + "\"")) || goesThroughIndex(shown);
        boolean sorted = !shown.contains("order by") || !Pattern.compile("fetch (first|next)").matcher(shown).find()
                || shown.contains("index sorted");
        return scan || !sorted;
    }

    /** Without a condition behind its name, an index is read from one end to the other; that is right only where few rows are wanted. */
    private static boolean goesThroughIndex(String shown) {
        boolean few = shown.contains("direct lookup") || shown.contains("fetch first") && shown.contains("index sorted");
        return !few
                && GROWING.stream().anyMatch(table -> Pattern.compile("\"public\"\\.\"" + table + "\"[^/]*/\\* public\\.[a-z0-9_]+ \\*/")
                        .matcher(shown).find());
    }

    private static String h2Plan(Connection connection, String sql) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql)) {
            int parameters = explain.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= parameters; i++) {
                explain.setNull(i, Types.NULL);
            }
            try (ResultSet row = explain.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static List<String> postgresPlans(Set<String> statements) throws SQLException {
        String url = TestPostgres.freshDatabase();
        List<String> bad = new ArrayList<>();
        try {
            Database.open(url).close();
            // So that parameters may stand in what is explained without being given.
            try (Connection connection = DriverManager.getConnection(url + "&preferQueryMode=simple");
                    Statement statement = connection.createStatement()) {
                for (String name : List.of("rama", "sita", "shyam")) {
                    statement.execute("INSERT INTO account (username, display_name, role, created_at) VALUES ('" + name + "', '" + name
                            + "', 'member', now())");
                }
                ManyMessages.write(url, SIZE);
                bad.addAll(scanned(statement, statements, FILLED));
                // The others are empty here, and an empty table is best scanned: whether they could be looked up is asked.
                statement.execute("SET enable_seqscan = off");
                bad.addAll(scanned(statement, statements, GROWING));
            }
        } finally {
            TestPostgres.drop(url);
        }
        return bad;
    }

    private static List<String> scanned(Statement statement, Set<String> statements, Set<String> tables) throws SQLException {
        Pattern scan = Pattern.compile("Seq Scan on (" + String.join("|", tables) + ")\\b");
        List<String> bad = new ArrayList<>();
        for (String sql : statements.stream().filter(seen -> !seen.contains("log_replaced")).toList()) {
            StringBuilder plan = new StringBuilder(sql);
            try (ResultSet row = statement.executeQuery("EXPLAIN (GENERIC_PLAN) " + numbered(sql))) {
                while (row.next()) {
                    plan.append('\n').append(row.getString(1));
                }
            }
            if (scan.matcher(plan).find()) {
                bad.add(plan.toString());
            }
        }
        return bad;
    }

    /** As PostgreSQL writes parameters. */
    private static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int parameters = 0;
        for (char letter : sql.toCharArray()) {
            numbered.append(letter == '?' ? "$" + ++parameters : letter);
        }
        return numbered.toString();
    }
}
