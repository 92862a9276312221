package dev.vireo.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Message;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an office does, its journal repeats to the last row. */
final class RecoveredOfficeTest {

    @TempDir private Path place;

    @Test
    void afterAKillEveryTableIsAsItWas() throws IOException, SQLException {
        Assumptions.assumeFalse(TestPostgres.isWanted(), "PostgreSQL has a journal of its own");
        try (TestOffice office = TestOffice.open()) {
            // People's tokens were put past the server; from here on everything goes through it.
            office.restart();
            liveADay(office);
            Map<String, List<String>> expected = Map.of();
            Map<String, List<String>> recovered = Map.of("", List.of());
            // What the server does by itself now and then may come between.
            for (int attempt = 0; attempt < 5 && !expected.equals(recovered); attempt++) {
                Path killed = copy(office.folder(), place.resolve("killed" + attempt));
                expected = rows(office.databaseUrl());
                assertThat(killed.resolve("journal")).isDirectory();
                Database.open(killed).close();
                assertThat(killed.resolve("journal")).doesNotExist();
                recovered = rows("jdbc:h2:file:" + killed.resolve("office") + ";USER=vireo");
            }
            assertThat(recovered).isEqualTo(expected);
            for (String table : List.of("MESSAGE", "REACTION", "AUDIT_ENTRY", "ATTACHMENT", "INVITATION", "EXPORT",
                    "SESSION")) {
                assertThat(expected.get(table)).as(table).isNotEmpty();
            }
        }
    }

    private static void liveADay(TestOffice office) {
        TestChannel chat = TestChannel.group(office, "Bridge", "rama", "sita");
        Message first = chat.send("rama", "Is this thing on, @sita? 😀");
        chat.reply("sita", first, "It is.");
        chat.edit("rama", first, "Is it on?");
        chat.react("sita", first, "👍");
        chat.react("rama", first, "👍");
        chat.takeBack("sita", first, "👍");
        chat.read("sita", first);
        chat.markUnread("sita", first);
        Message regretted = chat.send("sita", "I regret this");
        chat.delete("sita", regretted);
        for (int i = 0; i < 20; i++) {
            TestChannel.direct(office, "shyam", "rama").send("shyam", "Message " + i);
        }
        List<Answer> answers = List.of(
                office.as("rama").send("POST", "/api/v1/attachments?name=plan.txt", Optional.of("application/octet-stream"),
                        new byte[] {1, 2, 3}),
                office.as("sita").put("/api/v1/user/sita/status", "{\"presence\":\"away\"}"),
                office.as("shyam").post("/api/v1/invitations", "{\"role\":\"member\",\"uses\":3,\"note\":\"for the team\"}"),
                office.as("shyam").post("/api/v1/channel/" + chat.id() + "/export"),
                office.as("shyam").post("/api/v1/user/sita/reset"),
                office.as("shyam").post("/api/v1/user/sita/deactivate"),
                office.as("shyam").post("/api/v1/user/sita/reactivate"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isLessThan(300));
        office.signIn("rama");
    }

    /** What a kill leaves, without the search index. */
    private static Path copy(Path folder, Path to) throws IOException {
        Files.createDirectories(to);
        DurableFileTest.copy(folder.resolve("journal"), to.resolve("journal"));
        Files.copy(folder.resolve("office.mv.db"), to.resolve("office.mv.db"));
        DurableFileTest.copy(folder.resolve("entries"), to.resolve("entries"));
        return to;
    }

    /** The rows of each table, sorted. */
    private static Map<String, List<String>> rows(String url) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            for (String table : tables) {
                if (!table.equals("flyway_schema_history")) {
                    all.put(table, rows(statement, table));
                }
            }
        }
        return all;
    }

    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    text.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value).append('|');
                }
                rows.add(text.toString());
            }
        }
        rows.sort(null);
        return rows;
    }
}
