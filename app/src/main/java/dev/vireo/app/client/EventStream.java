package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.LoggedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every event of the office, each once and in order, whatever the network does. One thread follows the stream and opens it
 * again when it ends; another polls for as long as the stream is down. Both know one cursor: what is at or before it has been
 * told and is dropped, and each of the two delivers without holes from where it started, so going from one to the other can
 * neither repeat nor skip.
 */
public final class EventStream implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    /** Hears what happens: one call at a time, from the stream's own threads. */
    public interface Listener {

        /** Entries of the log in order, none twice and none left out; {@code cursor} stands behind them. Must not block. */
        void arrived(List<LoggedEvent> events, Cursor cursor);

        /** Something of the moment, not in the log: presence, or a heartbeat as of exactly the last cursor. Must not block. */
        void told(Event event);

        /** Must not block. */
        void linkChanged(Link link);

        /**
         * There is no place in the log to go on from: fetch everything anew. May block.
         *
         * @return the cursor as of which it was fetched
         * @throws ServerException if it could not be; this will be called again
         */
        Cursor startOver();
    }

    /**
     * @param poll       between two polls while the stream is down
     * @param retryLeast the shortest wait before opening the stream again
     * @param retryMost  the longest
     * @param silence    after which a stream counts as dead
     * @param stream     false: never open a stream, live by polling
     */
    public record Timing(Duration poll, Duration retryLeast, Duration retryMost, Duration silence, boolean stream) {

        public static final Timing STANDARD = new Timing(Duration.ofSeconds(2), Duration.ofMillis(500),
                Duration.ofSeconds(30), Limits.STREAM_SILENCE, true);

        public Timing pollingEvery(Duration interval) {
            return new Timing(interval, retryLeast, retryMost, silence, stream);
        }

        public Timing withoutStream() {
            return new Timing(poll, retryLeast, retryMost, silence, false);
        }
    }

    private final ServerClient client;
    private final String username;
    private final Timing timing;
    private final RandomGenerator random;
    private final Listener listener;

    /** Guards all below, and that the listener hears one thing at a time. */
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Duration poll;
    private @Nullable Cursor cursor;
    private Link link = Link.CONNECTING;
    private boolean live;
    private boolean closed;
    private boolean retryNow;
    private @Nullable InputStream open;
    private volatile long lastByteAt;
    private @Nullable Thread reader;
    private @Nullable Thread poller;

    public EventStream(ServerClient client, String username, Timing timing, RandomGenerator random, Listener listener) {
        this.client = client;
        this.username = username;
        this.timing = timing;
        this.random = random;
        this.listener = listener;
        this.poll = timing.poll();
    }

    /** Begins after a cursor, or with {@link Listener#startOver()} where there is none. Once. */
    public void start(@Nullable Cursor after) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            cursor = after;
            if (timing.stream()) {
                reader = Thread.ofVirtual().name("vireo-stream").start(this::followForEver);
            }
            poller = Thread.ofVirtual().name("vireo-poll").start(this::pollForEver);
        } finally {
            lock.unlock();
        }
    }

    /** Changes the time between two polls, from the next one on. */
    public void pollEvery(Duration interval) {
        locked(() -> {
            poll = interval;
            changed.signalAll();
        });
    }

    /** Opens the stream now instead of waiting for the next attempt. */
    public void retryNow() {
        locked(() -> {
            retryNow = true;
            changed.signalAll();
        });
    }

    /** Forgets the place in the log: {@link Listener#startOver()} will be asked, and what comes is told from there on. */
    public void startAnew() {
        InputStream toClose;
        lock.lock();
        try {
            cursor = null;
            retryNow = true;
            toClose = open;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        closeQuietly(toClose);
    }

    /** Stops both threads; the listener hears nothing more once this returns. */
    @Override
    public void close() {
        InputStream toClose;
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            toClose = open;
            if (reader != null) {
                reader.interrupt();
            }
            if (poller != null) {
                poller.interrupt();
            }
        } finally {
            lock.unlock();
        }
        closeQuietly(toClose);
    }

    // --- the stream ------------------------------------------------------------------------------------------------------

    private void followForEver() {
        Backoff backoff = new Backoff(timing.retryLeast(), timing.retryMost(), random);
        while (!isClosed()) {
            Duration patience = Duration.ZERO;
            long begun = System.nanoTime();
            try {
                follow(cursorOrStartOver());
            } catch (ServerException.Unauthorised e) {
                signedOut();
                return;
            } catch (ServerException.Refused e) {
                patience = e.retryAfter().orElse(Duration.ZERO);
                log.debug("stream refused: {} {}", e.status(), e.code());
            } catch (ServerException.Unreachable | IOException e) {
                log.debug("stream ended: {}", e.getMessage());
            } catch (RuntimeException e) {
                if (!isClosed()) {
                    log.error("stream failed", e);
                }
            }
            boolean wasLive = down();
            if (wasLive && System.nanoTime() - begun > 10 * timing.retryLeast().toNanos()) {
                backoff.reset();
            }
            Duration next = backoff.next();
            pause(next.compareTo(patience) < 0 ? patience : next);
        }
    }

    private Cursor cursorOrStartOver() {
        Cursor known = known();
        return known == null ? startOver() : known;
    }

    private @Nullable Cursor known() {
        lock.lock();
        try {
            return cursor;
        } finally {
            lock.unlock();
        }
    }

    private Cursor startOver() {
        locked(() -> cursor = null);
        Cursor fresh = listener.startOver();
        locked(() -> cursor = fresh);
        return fresh;
    }

    private void follow(Cursor after) throws IOException {
        try (InputStream in = client.stream(username, after)) {
            locked(() -> open = in);
            lastByteAt = System.nanoTime();
            Thread watchdog = Thread.ofVirtual().name("vireo-watchdog").start(() -> watch(in));
            try {
                SseParser parser = new SseParser();
                byte[] buffer = new byte[16 * 1024];
                int count = in.read(buffer);
                while (count >= 0 && !isClosed()) {
                    lastByteAt = System.nanoTime();
                    take(parser.feed(buffer, 0, count));
                    count = in.read(buffer);
                }
            } finally {
                watchdog.interrupt();
            }
        }
    }

    /** Ends a stream on which nothing comes, not even heartbeats. */
    private void watch(InputStream in) {
        try {
            long left = timing.silence().toNanos();
            while (left > 0) {
                TimeUnit.NANOSECONDS.sleep(left);
                left = timing.silence().toNanos() - (System.nanoTime() - lastByteAt);
            }
            log.debug("stream is silent");
            closeQuietly(in);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(List<SseFrame> frames) throws IOException {
        List<LoggedEvent> stored = new ArrayList<>();
        for (SseFrame frame : frames) {
            Event event = read(frame);
            if (frame.id() != null) {
                stored.add(new LoggedEvent(parse(frame.id()), event));
                continue;
            }
            deliver(stored);
            stored.clear();
            switch (event) {
                case Event.Connection connection -> up();
                case Event.Resync resync -> {
                    log.info("the server does not know our place in its log: fetching anew");
                    startOver();
                }
                case Event.Heartbeat heartbeat -> heartbeat(heartbeat);
                default -> tell(event);
            }
        }
        deliver(stored);
    }

    /** An event that cannot be read is passed over like one of a newer server: it must not stop all that follow. */
    private static Event read(SseFrame frame) {
        try {
            return Json.readEvent(frame.data());
        } catch (Json.InvalidJsonException e) {
            log.warn("an event cannot be read: {}", e.getMessage());
            return new Event.Unknown("unreadable");
        }
    }

    private static Cursor parse(String id) throws IOException {
        try {
            return Cursor.parse(id);
        } catch (IllegalArgumentException e) {
            throw new IOException("a frame's id is no cursor", e);
        }
    }

    // --- polling ---------------------------------------------------------------------------------------------------------

    private void pollForEver() {
        while (!isClosed()) {
            try {
                if (!timing.stream()) {
                    cursorOrStartOver();
                }
                Cursor after = whenPollingIsDue();
                if (after != null) {
                    poll(after);
                }
            } catch (ServerException.Unauthorised e) {
                signedOut();
                return;
            } catch (ServerException e) {
                failedToPoll();
            } catch (RuntimeException e) {
                if (!isClosed()) {
                    log.error("polling failed", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void failedToPoll() {
        offline();
        if (known() == null) {
            pause(timing.poll());
        }
    }

    private @Nullable Cursor whenPollingIsDue() throws InterruptedException {
        lock.lock();
        try {
            while (live && !closed) {
                changed.await();
            }
            long downSince = System.nanoTime();
            long left = poll.toNanos();
            while (!live && !closed && left > 0) {
                changed.awaitNanos(left);
                left = poll.toNanos() - (System.nanoTime() - downSince);
            }
            return live || closed ? null : cursor;
        } finally {
            lock.unlock();
        }
    }

    private void poll(Cursor from) {
        Answers.Events page = client.events(from, Limits.PAGE);
        if (page.events().stream().anyMatch(logged -> logged.event() instanceof Event.Resync)) {
            startOver();
            page = client.events(cursorOrStartOver(), Limits.PAGE);
        }
        deliver(page.events(), page.cursor());
        while (page.more() && !isClosed()) {
            page = client.events(page.cursor(), Limits.PAGE);
            deliver(page.events(), page.cursor());
        }
        locked(() -> {
            if (!live && !closed) {
                // Back from nothing at all: the stream may well open now. While it alone fails, its own patience counts.
                retryNow |= link == Link.OFFLINE;
                change(Link.POLLING);
                changed.signalAll();
            }
        });
    }

    // --- what both tell --------------------------------------------------------------------------------------------------

    private void deliver(List<LoggedEvent> events) {
        if (!events.isEmpty()) {
            deliver(events, events.getLast().id());
        }
    }

    private void deliver(List<LoggedEvent> events, Cursor upTo) {
        locked(() -> {
            Cursor known = cursor;
            if (closed || known == null || !upTo.epoch().equals(known.epoch()) || upTo.pos() <= known.pos()) {
                return;
            }
            List<LoggedEvent> fresh = events.stream().filter(event -> event.id().pos() > known.pos()).toList();
            cursor = upTo;
            listener.arrived(fresh, upTo);
        });
    }

    private void tell(Event event) {
        locked(() -> {
            if (!closed) {
                listener.told(event);
            }
        });
    }

    private void heartbeat(Event.Heartbeat heartbeat) {
        deliver(List.of(), heartbeat.head());
        locked(() -> {
            // A digest of another moment proves nothing: polling may have gone past this heartbeat.
            if (!closed && heartbeat.head().equals(cursor)) {
                listener.told(heartbeat);
            }
        });
    }

    private void up() {
        locked(() -> {
            if (!closed) {
                live = true;
                change(Link.LIVE);
                changed.signalAll();
            }
        });
    }

    private boolean down() {
        lock.lock();
        try {
            boolean wasLive = live;
            live = false;
            open = null;
            if (wasLive) {
                change(Link.CONNECTING);
            } else if (link == Link.CONNECTING) {
                change(Link.OFFLINE);
            }
            changed.signalAll();
            return wasLive;
        } finally {
            lock.unlock();
        }
    }

    private void offline() {
        locked(() -> {
            if (!live) {
                change(Link.OFFLINE);
            }
        });
    }

    private void signedOut() {
        locked(() -> {
            change(Link.SIGNED_OUT);
            closed = true;
            live = false;
            changed.signalAll();
        });
    }

    private void change(Link now) {
        if (link != now && !closed) {
            link = now;
            listener.linkChanged(now);
        }
    }

    private void pause(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (!closed && !retryNow && left > 0) {
                left = changed.awaitNanos(left);
            }
            retryNow = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(@Nullable InputStream in) {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                log.debug("closing the stream: {}", e.getMessage());
            }
        }
    }
}
