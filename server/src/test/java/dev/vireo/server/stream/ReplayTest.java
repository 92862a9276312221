package dev.vireo.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.server.database.Database;
import dev.vireo.server.segment.StoredEntry;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stream is told that has much to catch up on. */
class ReplayTest {

    private static final String COPY = "INSERT INTO log_entry (pos, logged_at, type, audience, data) "
            + "SELECT pos + %1$d, logged_at, type, audience, data FROM log_entry WHERE pos > %2$d - %1$d";
    private static final int DOUBLINGS = 9;

    private TestOffice office;

    @BeforeEach
    void open() {
        office = TestOffice.open();
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** Promise 4: the rest that is still there may not follow as if nothing had been between. */
    @Test
    void entriesPrunedDuringAReplayEndTheStreamAndAreNotSkipped() throws Exception {
        Cursor before = office.as("shyam").get("/api/v1/channels").as(Answers.ChannelList.class).cursor();
        office.as("rama").post("/api/users/messages/send-with-notification",
                Map.of("from_user", "rama", "to_user", "shyam", "message", "🐦".repeat(9_999)));
        long last = multiply(office.as("shyam").get("/api/v1/channels").as(Answers.ChannelList.class).cursor().pos());

        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4 * 1024);
            slow.connect(new InetSocketAddress("127.0.0.1", office.address().getPort()));
            slow.getOutputStream().write(("GET /api/v1/sse/shyam HTTP/1.1\r\nHost: vireo\r\nLast-Event-ID: " + before
                    + "\r\nAuthorization: Bearer " + office.token("shyam") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines = new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
            List<Long> told = new ArrayList<>();
            tell(lines, told, 1);
            Rows.change(office.databaseUrl(), "UPDATE log_head SET first_pos = " + last);
            Rows.change(office.databaseUrl(), "DELETE FROM log_entry WHERE pos < " + last);
            tell(lines, told, Integer.MAX_VALUE);

            assertThat(told).containsExactlyElementsOf(
                    LongStream.range(before.pos() + 1, before.pos() + 1 + told.size()).boxed().toList());
            assertThat(told).as("or it was told everything in time, and this shows nothing").doesNotContain(last);
        }
    }

    /** Repeats the log's last entry, and has nobody remember it. @return the last position */
    private long multiply(long pos) throws SQLException {
        int port = office.stop();
        boolean inFiles = bringBack(pos);
        long last = pos;
        for (int i = 0; i < DOUBLINGS; i++) {
            last += Rows.change(office.databaseUrl(), String.format(Locale.ROOT, COPY, 1L << i, last));
        }
        Rows.change(office.databaseUrl(), "UPDATE log_head SET pos = " + last);
        if (inFiles) {
            Rows.change(office.databaseUrl(), "DELETE FROM log_entry WHERE pos = " + pos);
        }
        office.start(port);
        return last;
    }

    /** What is found in the table at a start is added to the files. @return whether the entry is in files, and now in the table, too */
    private boolean bringBack(long pos) throws SQLException {
        if (TestPostgres.isWanted()) {
            return false;
        }
        StoredEntry entry;
        try (Database database = Database.open(office.folder())) {
            entry = database.entries().orElseThrow().read(pos - 1, pos, null, 1).getFirst();
        }
        try (Connection connection = DriverManager.getConnection(office.databaseUrl());
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO log_entry (pos, logged_at, type, audience, data) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, entry.pos());
            insert.setObject(2, entry.at());
            insert.setString(3, entry.type());
            insert.setString(4, entry.audience());
            insert.setString(5, entry.data());
            return insert.executeUpdate() == 1;
        }
    }

    /** Adds the positions that the stream tells, up to so many, or until it ends or has caught up. */
    private static void tell(BufferedReader stream, List<Long> told, int most) throws IOException {
        String id = null;
        String line = stream.readLine();
        while (line != null && !line.contains("\"type\":\"heartbeat\"")) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (id != null && line.startsWith("data: ") && !line.contains("\"type\":\"connection\"")) {
                told.add(Cursor.parse(id).pos());
                if (told.size() >= most) {
                    return;
                }
            }
            line = stream.readLine();
        }
        assertThat(line).as("a stream that has not caught up does not say so").isNull();
    }
}
