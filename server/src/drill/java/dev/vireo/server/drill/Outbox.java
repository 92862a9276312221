package dev.vireo.server.drill;

import dev.vireo.server.bench.Sender;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One person's outbox, as the app has it: a message is sent until the server says yes, always with the same client id, and the next
 * goes only then. After a failure it turns to the next server, as a load balancer would.
 */
final class Outbox {

    /** The same time as in the app. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration MIN_PAUSE_AFTER_REFUSAL = Duration.ofSeconds(2);

    private final Person person;
    private final List<Node> nodes;
    private final Thread thread;
    private final long startedAt;
    private final long interval;
    private final Pauses pauses = new Pauses();
    private final List<Sent> sent = new ArrayList<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile long endsAt = Long.MAX_VALUE;
    private volatile boolean abandoned;
    private volatile boolean returning;
    private volatile int acknowledged;
    private volatile int refused;
    private volatile int unreached;
    private volatile int unanswered;
    private volatile long slowestRefusal;
    private int node;
    private @Nullable Sender connection;

    /**
     * @param startsAt when the first message is to be sent, in nanoseconds
     * @param interval between two, in nanoseconds
     */
    Outbox(Person person, List<Node> nodes, long startsAt, long interval) {
        this.person = person;
        this.nodes = nodes;
        this.node = person.home();
        this.startedAt = startsAt;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("outbox-" + person.username()).start(this::run);
    }

    /** Writes nothing new from now on; what is queued is still sent. */
    void end() {
        endsAt = System.nanoTime();
        LockSupport.unpark(thread);
    }

    boolean isEmpty() {
        return !thread.isAlive();
    }

    /** Drops what is not sent yet. */
    void abandon() {
        abandoned = true;
        end();
        LockSupport.unpark(thread);
    }

    /** Retries at once, since the server is back. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Returns to its first server with the next attempt. */
    void returnToFirstNode() {
        returning = true;
    }

    private void run() {
        try {
            for (int i = 0; !abandoned; i++) {
                long due = startedAt + i * interval;
                while (System.nanoTime() < due && due < endsAt) {
                    LockSupport.parkNanos(this, due - System.nanoTime());
                }
                if (due >= endsAt) {
                    return;
                }
                deliver(person.username() + "-" + i, String.format(Locale.ROOT, "Message %d of %s.", i, person.username()), due);
            }
        } catch (RuntimeException e) {
            faults.add(person.username() + " cannot go on: " + e);
        } finally {
            hangUp();
        }
    }

    private void deliver(String clientId, String body, long due) {
        int withoutAnswer = 0;
        while (!abandoned) {
            if (returning) {
                returning = false;
                hangUp();
                node = person.home();
            }
            long began = System.nanoTime();
            int at = node;
            boolean reached = false;
            Duration asked = Duration.ZERO;
            try {
                Sender sender = connection(at);
                reached = true;
                Sender.Answer answer = sender.post(clientId, body);
                switch (answer.status()) {
                    case 200, 201 -> {
                        sent.add(new Sent(clientId, person, body, due, System.nanoTime(), at, answer.body(), withoutAnswer));
                        acknowledged++;
                        pauses.reset();
                        if (answer.last()) {
                            // As a load balancer does with a server that is draining.
                            hangUp();
                            node = (at + 1) % nodes.size();
                        }
                        return;
                    }
                    case 503 -> {
                        refused++;
                        slowestRefusal = Math.max(slowestRefusal, System.nanoTime() - began);
                        asked = MIN_PAUSE_AFTER_REFUSAL;
                        if (!answer.retryAfter()) {
                            faults.add(clientId + " was refused with a 503 without Retry-After");
                        }
                    }
                    default -> {
                        faults.add(clientId + " was answered with " + answer.status());
                        asked = MIN_PAUSE_AFTER_REFUSAL;
                    }
                }
            } catch (ConnectException refusedConnection) {
                unreached++;
            } catch (IOException e) {
                if (reached) {
                    withoutAnswer++;
                    unanswered++;
                } else {
                    unreached++;
                }
            }
            hangUp();
            node = (at + 1) % nodes.size();
            Duration pause = pauses.next();
            LockSupport.parkNanos(this, Math.max(pause.toNanos(), asked.toNanos()));
        }
    }

    private Sender connection(int at) throws IOException {
        Sender open = connection;
        if (open == null) {
            int port = nodes.get(at).port();
            if (port == 0) {
                throw new ConnectException("this server is down");
            }
            open = new Sender(port, person.token(), person.channelId(), TIMEOUT);
            connection = open;
        }
        return open;
    }

    private void hangUp() {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                // The connection is gone either way.
            }
            connection = null;
        }
    }

    /** The number of acknowledged messages so far. */
    int acknowledged() {
        return acknowledged;
    }

    /** The number of 503 answers with Retry-After. */
    int refused() {
        return refused;
    }

    /** The number of attempts without a connection. */
    int unreached() {
        return unreached;
    }

    int unanswered() {
        return unanswered;
    }

    Duration slowestRefusal() {
        return Duration.ofNanos(slowestRefusal);
    }

    /** The acknowledged messages, in order. To be called once it is empty. */
    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The answers that no server may give. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    Person person() {
        return person;
    }
}
