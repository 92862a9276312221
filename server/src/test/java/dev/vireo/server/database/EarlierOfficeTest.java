package dev.vireo.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Rows;
import dev.vireo.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an office of an earlier version. */
final class EarlierOfficeTest {

    private static final String NOW = "TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00'";

    @TempDir private Path folder;
    private String url;

    @BeforeEach
    void make() throws SQLException {
        boolean postgres = TestPostgres.isWanted();
        url = postgres ? TestPostgres.freshDatabase() : "jdbc:h2:file:" + folder.resolve("office").toAbsolutePath() + ";USER=vireo";
        Flyway.configure().dataSource(url, postgres ? null : "vireo", postgres ? null : "")
                .locations(Database.MIGRATIONS + "/office", Database.MIGRATIONS + (postgres ? "/postgresql" : "/h2"))
                .target(postgres ? "1.2" : "1.1").load().migrate();
        for (String person : List.of("shyam,owner,'hash'", "rama,member,'hash'", "weather,member,NULL", "jatayu,member,NULL")) {
            String[] parts = person.split(",");
            change("INSERT INTO account (username, display_name, role, password_hash, created_at) VALUES ('" + parts[0] + "', '"
                    + parts[0] + "', '" + parts[1] + "', " + parts[2] + ", " + NOW + ")");
        }
        for (String session : List.of("shyam,token", "rama,token", "rama,session", "weather,token")) {
            String[] parts = session.split(",");
            String id = parts[0] + "-" + parts[1];
            change("INSERT INTO session (id, username, token_hash, kind, name, created_at, last_used_at) VALUES ('" + id + "', '"
                    + parts[0] + "', '" + id + "', '" + parts[1] + "', 'made before', " + NOW + ", " + NOW + ")");
        }
        for (String message : List.of("1,FALSE", "2,TRUE")) {
            String[] parts = message.split(",");
            change("INSERT INTO message (id, channel_id, number, author, roots, author_sent, body, created_at, deleted) VALUES ("
                    + parts[0] + ", 1, " + parts[0] + ", 'rama', 1, 1, '', " + NOW + ", " + parts[1] + ")");
            change("INSERT INTO message_version (message_id, replaced_at, body, pos) VALUES (" + parts[0] + ", " + NOW
                    + ", 'the words before', 3)");
        }
        change("INSERT INTO channel (id, kind, created_at, last_number, roots) VALUES (1, 'group', " + NOW + ", 2, 1)");
        for (String member : List.of("shyam,2,1,1,0,0,0", "rama,1,1,0,1,1,3")) {
            String[] parts = member.split(",", 2);
            change("INSERT INTO member (channel_id, username, role, joined_pos, read_number, told_number, roots_when_read, sent, "
                    + "sent_when_read, mentions) VALUES (1, '" + parts[0] + "', 'member', 1, " + parts[1] + ")");
        }
        change("INSERT INTO thread_member (parent_id, channel_id, username, following, unread) VALUES (1, 1, 'rama', TRUE, 4)");
        open();
    }

    private void open() {
        (TestPostgres.isWanted() ? Database.open(url) : Database.open(folder)).close();
    }

    @Test
    void tokensThatAnOwnerMayHaveMadeForSomebodyEnd() throws SQLException {
        assertThat(count("session WHERE kind = 'token' AND username IN ('shyam', 'rama')")).isZero();
        assertThat(count("session WHERE id = 'rama-session'")).as("who is signed in stays so").isEqualTo(1);
    }

    @Test
    void whatWasABotInAllButNameIsOneAndKeepsItsTokens() throws SQLException {
        assertThat(count("account WHERE username = 'weather' AND bot")).isEqualTo(1);
        assertThat(count("session WHERE username = 'weather'")).isEqualTo(1);
        assertThat(count("account WHERE bot")).as("nobody else").isEqualTo(1);
    }

    @Test
    void theEarlierWordsOfWhatWasDeletedGo() throws SQLException {
        assertThat(count("message_version WHERE message_id = 2")).isZero();
        assertThat(count("message_version WHERE message_id = 1")).isEqualTo(1);
    }

    @Test
    void whatWasCountedIsTakenOver() throws SQLException {
        String states = "member m JOIN member_state s ON s.member_id = m.id WHERE m.channel_id = 1 AND m.username = ";
        assertThat(count("channel_state WHERE channel_id = 1 AND last_number = 2 AND roots = 1")).isEqualTo(1);
        assertThat(count(states + "'shyam' AND read_number = 2 AND told_number = 1 AND roots_when_read = 1 AND sent = 0 "
                + "AND sent_when_read = 0 AND mentions = 0")).isEqualTo(1);
        assertThat(count(states + "'rama' AND read_number = 1 AND told_number = 1 AND roots_when_read = 0 AND sent = 1 "
                + "AND sent_when_read = 1 AND mentions = 3")).isEqualTo(1);
        assertThat(count("member_state")).isEqualTo(2);
    }

    @Test
    void whoeverLeavesAChannelStillTakesTheirCountsAndThreadsAlong() throws SQLException {
        change("DELETE FROM member WHERE username = 'rama'");

        assertThat(count("member_state")).isEqualTo(1);
        assertThat(count("thread_member")).isZero();
    }

    private long count(String from) throws SQLException {
        return Rows.count(url, from);
    }

    private void change(String sql) throws SQLException {
        Rows.change(url, sql);
    }
}
