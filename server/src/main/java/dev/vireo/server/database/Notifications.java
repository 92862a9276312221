package dev.vireo.server.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives PostgreSQL's notifications on a connection of its own. Anybody who may use the database may notify, so a notification
 * is only a hint. While the connection is lost so are notifications: check for missed work when it is back. Thread-safe.
 */
public final class Notifications implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final Duration CHECK = Duration.ofSeconds(1);

    private final String url;
    private final Map<NoticeTopic, List<Consumer<String>>> listeners = Stream.of(NoticeTopic.values())
            .collect(Collectors.toMap(topic -> topic, topic -> new CopyOnWriteArrayList<>()));
    private final List<Runnable> returnListeners = new CopyOnWriteArrayList<>();
    private final DedicatedConnection connection;
    private volatile boolean readOnly;

    /** Waits a moment for the connection, and continues without it if there is none. */
    public Notifications(String url) {
        this.url = url;
        this.connection = new DedicatedConnection(url, "vireo-listening", this::listen);
        connection.start();
    }

    /** Calls the listener with each notice. It must not block, since it shares the thread with others. */
    public void subscribe(NoticeTopic topic, Consumer<String> onNotice) {
        of(topic).add(onNotice);
    }

    /** Calls the listener each time the connection is back. */
    public void whenBack(Runnable onReturn) {
        returnListeners.add(onReturn);
    }

    public boolean connected() {
        return connection.connected();
    }

    /**
     * Whether the database refused writes when last checked, at most a second ago while connected: a standby, or a read-only
     * setting.
     */
    public boolean readOnly() {
        return readOnly;
    }

    /**
     * Creates a sender of notices.
     *
     * @param source supplies the notices
     */
    public Notifier notifier(Notifier.NoticeSource source) {
        return new Notifier(url, source);
    }

    private void listen(DedicatedConnection.OpenConnection line) throws SQLException {
        readOnly = Postgres.isReadOnly(line.connection());
        // A standby refuses this; the next connection may lead to another server.
        listenToAll(line);
        line.ready();
        returnListeners.forEach(listener -> call(listener, Runnable::run));
        PGConnection notifying = line.connection().unwrap(PGConnection.class);
        long askedAt = System.nanoTime();
        while (true) {
            PGNotification[] notices = notifying.getNotifications((int) CHECK.toMillis());
            Stream.ofNullable(notices).flatMap(Stream::of).forEach(this::receive);
            if (System.nanoTime() - askedAt >= CHECK.toNanos()) {
                readOnly = Postgres.isReadOnly(line.connection());
                askedAt = System.nanoTime();
            }
        }
    }

    private static void listenToAll(DedicatedConnection.OpenConnection line) throws SQLException {
        try (Statement statement = line.connection().createStatement()) {
            for (NoticeTopic topic : NoticeTopic.values()) {
                statement.execute("LISTEN " + topic.channel());
            }
        }
    }

    private List<Consumer<String>> of(NoticeTopic topic) {
        return Objects.requireNonNull(listeners.get(topic));
    }

    private void receive(PGNotification notice) {
        for (NoticeTopic topic : NoticeTopic.values()) {
            if (topic.channel().equals(notice.getName())) {
                of(topic).forEach(listener -> call(listener, one -> one.accept(notice.getParameter())));
            }
        }
    }

    /** The failure of one listener must not affect the others or the connection. */
    private static <T> void call(T listener, Consumer<T> action) {
        try {
            action.accept(listener);
        } catch (RuntimeException e) {
            log.error("A listener of the database's notices failed", e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
