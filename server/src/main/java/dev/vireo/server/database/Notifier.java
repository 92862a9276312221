package dev.vireo.server.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Notifies the other servers on a connection of its own. Inside the transaction that it announces, a notification would make all
 * commits of the database wait for each other.
 */
public final class Notifier implements AutoCloseable {

    private static final Duration CHECK = Duration.ofSeconds(1);
    private static final String NOTIFY = "SELECT count(pg_notify(channel, said)) FROM unnest(?, ?) AS notice (channel, said)";

    private final NoticeSource source;
    private final DedicatedConnection connection;

    /** @param text less than 8,000 bytes of UTF-8, without NUL */
    public record Notice(NoticeTopic topic, String text) {
    }

    /** Supplies the notifications to send. */
    public interface NoticeSource {

        /** Called when a connection opens. Earlier notices may not have been received. */
        void connected() throws InterruptedException;

        /** Waits up to the timeout for notices to send. Notices that cannot be sent are lost. */
        List<Notice> take(Duration timeout) throws InterruptedException;
    }

    Notifier(String url, NoticeSource source) {
        this.source = source;
        this.connection = new DedicatedConnection(url, "vireo-announcing", this::announce);
        connection.start();
    }

    public boolean connected() {
        return connection.connected();
    }

    private void announce(DedicatedConnection.OpenConnection line) throws SQLException, InterruptedException {
        Connection open = line.connection();
        try (Statement statement = open.createStatement()) {
            // A notice lost in a power cut of the database announces nothing that anybody would miss.
            statement.execute("SET synchronous_commit = off");
        }
        try (PreparedStatement notify = open.prepareStatement(NOTIFY)) {
            source.connected();
            line.ready();
            while (true) {
                List<Notice> notices = source.take(CHECK);
                if (notices.isEmpty()) {
                    line.check();
                } else {
                    send(open, notify, notices);
                }
            }
        }
    }

    private static void send(Connection open, PreparedStatement notify, List<Notice> notices) throws SQLException {
        Array channels = open.createArrayOf("text", notices.stream().map(notice -> notice.topic().channel()).toArray());
        Array texts = open.createArrayOf("text", notices.stream().map(Notice::text).toArray());
        notify.setArray(1, channels);
        notify.setArray(2, texts);
        notify.executeQuery().close();
    }

    @Override
    public void close() {
        connection.close();
    }
}
