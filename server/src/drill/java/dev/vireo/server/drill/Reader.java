package dev.vireo.server.drill;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person's stream, as the app has it: when it ends it is opened again at the next server, behind the last entry it told. Writes
 * down all that arrives.
 */
final class Reader implements AutoCloseable {

    /** The same time as in the app. */
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final Duration LASTED = Duration.ofSeconds(5);
    /** As frequent as messages, and not needed here. */
    private static final String UNREAD = "data: {\"type\":\"unread_update\"";

    /** Events about the stream's position, which are not log entries. */
    private static final List<String> STEERING = Stream.of("connection", "heartbeat", "resync").map(type -> "{\"type\":\"" + type + "\"")
            .toList();

    private final Person person;
    private final List<Node> nodes;
    private final Runnable back;
    private final Thread thread;
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final List<Duration> gaps = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Pauses pauses = new Pauses();
    private volatile int messages;
    private volatile boolean live;
    private volatile boolean closed;
    private volatile boolean returning;
    private volatile int node;
    private volatile @Nullable Socket socket;
    private @Nullable String cursor;
    private boolean storeAvailable = true;
    private long endedAt;

    /** @param back runs when the stream is open again, or the database is back */
    Reader(Person person, List<Node> nodes, Runnable back) {
        this.person = person;
        this.nodes = nodes;
        this.back = back;
        this.node = person.home();
        this.thread = Thread.ofVirtual().name("reader-" + person.username()).start(this::run);
    }

    private void run() {
        while (!closed) {
            long began = System.nanoTime();
            try {
                follow(node);
            } catch (IOException e) {
                // It is opened again.
            } catch (RuntimeException e) {
                faults.add(person.username() + "'s stream cannot be read: " + e);
            }
            if (live || returning) {
                live = false;
                endedAt = System.nanoTime();
            }
            if (Duration.ofNanos(System.nanoTime() - began).compareTo(LASTED) > 0) {
                pauses.reset();
            }
            node = returning ? person.home() : (node + 1) % nodes.size();
            returning = false;
            LockSupport.parkNanos(this, closed ? 1 : pauses.next().toNanos());
        }
    }

    private void follow(int at) throws IOException {
        int port = nodes.get(at).port();
        if (port == 0) {
            return;
        }
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket = open;
            open.setSoTimeout(Math.toIntExact(SILENCE.toMillis()));
            // HTTP/1.0, so that the answer is not cut into chunks.
            open.getOutputStream().write(("GET /api/v1/sse/" + person.username() + (cursor == null ? "" : "?after=" + cursor)
                    + " HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer " + person.token() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines = new BufferedReader(new InputStreamReader(open.getInputStream(), StandardCharsets.UTF_8));
            String status = lines.readLine();
            if (status == null) {
                return;
            }
            if (!status.contains(" 200")) {
                if (!status.contains(" 503")) {
                    faults.add(person.username() + "'s stream was refused: " + status);
                }
                return;
            }
            take(lines, at);
        }
    }

    private void take(BufferedReader lines, int at) throws IOException {
        String id = null;
        for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ") && id != null) {
                String data = line.substring(6);
                cursor = id;
                id = null;
                if (STEERING.stream().anyMatch(data::startsWith)) {
                    tell(Json.readEvent(data));
                    continue;
                }
                received.add(new Received(cursor, data, System.nanoTime(), at));
                if (data.startsWith("{\"type\":\"new_message\"")) {
                    messages++;
                }
            } else if (line.startsWith("data: ") && !line.startsWith(UNREAD)) {
                tell(Json.readEvent(line.substring(6)));
            }
        }
    }

    private void tell(Event event) {
        switch (event) {
            case Event.Connection connection -> {
                if (cursor == null) {
                    cursor = connection.head().toString();
                }
                if (endedAt != 0) {
                    gaps.add(Duration.ofNanos(System.nanoTime() - endedAt));
                    back.run();
                }
            }
            case Event.Heartbeat heartbeat -> {
                live = true;
                if (heartbeat.storeAvailable() && !storeAvailable) {
                    back.run();
                }
                storeAvailable = heartbeat.storeAvailable();
            }
            case Event.Resync resync -> faults.add(person.username() + " was told to fetch anew after " + cursor);
            default -> {
                // Presence, counts and the like: not of the log.
            }
        }
    }

    /** Whether the stream has caught up and is live. */
    boolean isLive() {
        return live;
    }

    /** The number of its current server, or of the next one to try. */
    int node() {
        return node;
    }

    /** The number of messages received. */
    int messages() {
        return messages;
    }

    /** The times without a stream. */
    List<Duration> gaps() {
        return gaps;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<String> faults() {
        return faults;
    }

    Person person() {
        return person;
    }

    /** Ends the stream and opens another at its first server. */
    void returnToFirstNode() {
        if (node != person.home()) {
            live = false;
            returning = true;
            hangUp();
        }
    }

    private void hangUp() {
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }

    /** Ends the stream and waits for nothing. */
    void abandon() {
        closed = true;
        hangUp();
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        abandon();
        try {
            thread.join(SILENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
