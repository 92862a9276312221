package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.time.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * How long to poll after the server ended this as one stream too many: two clients would otherwise end each other's streams
     * in turn.
     */
    private static final Duration TOO_MANY_STREAMS_PAUSE = Duration.ofSeconds(30);

    private final ServerClient client;
    private final String username;
    private final StreamTiming timing;
    private final RandomGenerator random;
    private final StreamListener listener;
    private final StreamPosition position;

    private final Object startingOver = new Object();
    private final Object opening = new Object();
    private @Nullable InputStream open;
    private @Nullable Thread follower;
    private @Nullable Thread poller;
    private volatile long lastByteAt;

    public EventStream(ServerClient client, String username, StreamTiming timing, RandomGenerator random, StreamListener listener) {
        this.client = client;
        this.username = username;
        this.timing = timing;
        this.random = random;
        this.listener = listener;
        this.position = new StreamPosition(listener, timing.poll());
    }

    /** Begins after a cursor, or with {@link StreamListener#startOver()} where there is none. Once. */
    public void start(@Nullable Cursor after) {
        synchronized (opening) {
            if (position.isClosed()) {
                return;
            }
            position.continueFrom(after);
            if (timing.stream()) {
                follower = Thread.ofVirtual().name("vireo-stream").start(this::followForEver);
            }
            poller = Thread.ofVirtual().name("vireo-poll").start(this::pollForEver);
        }
    }

    /** Changes the time between two polls, from the next one on. */
    public void pollEvery(Duration interval) {
        position.pollEvery(interval);
    }

    /** Opens the stream now instead of waiting for the next attempt. */
    public void retryNow() {
        position.skipPause();
    }

    /** Forgets the place in the log: {@link StreamListener#startOver()} will be asked, and what comes is told from there on. */
    public void startAnew() {
        position.continueFrom(null);
        position.skipPause();
        synchronized (opening) {
            closeQuietly(open);
        }
    }

    /** Stops both threads; the listener hears nothing more once this returns. */
    @Override
    public void close() {
        position.close();
        synchronized (opening) {
            closeQuietly(open);
            if (follower != null) {
                follower.interrupt();
            }
            if (poller != null) {
                poller.interrupt();
            }
        }
    }

    private Cursor cursorOrStartOver() {
        Cursor known = position.cursor();
        return known == null ? startOver(null) : known;
    }

    /** Both threads may find the same place to be unknown; only one of them fetches everything for it. */
    private Cursor startOver(@Nullable Cursor unknown) {
        synchronized (startingOver) {
            Cursor now = position.cursor();
            if (now != null && !now.equals(unknown)) {
                return now;
            }
            position.continueFrom(null);
            Cursor fresh = listener.startOver();
            position.continueFrom(fresh);
            return fresh;
        }
    }

    // --- the stream ------------------------------------------------------------------------------------------------

    private void followForEver() {
        Backoff backoff = new Backoff(timing.retryLeast(), timing.retryMost(), random);
        while (!position.isClosed()) {
            Duration patience = Duration.ZERO;
            long begun = System.nanoTime();
            try {
                patience = follow(cursorOrStartOver());
            } catch (ServerException.Unauthorised e) {
                position.ended(e);
                return;
            } catch (ServerException.OtherKey e) {
                position.end(LinkState.OTHER_KEY);
                return;
            } catch (ServerException.Refused e) {
                if (e.needsTls()) {
                    position.end(LinkState.TLS_REQUIRED);
                    return;
                }
                patience = e.retryAfter().orElse(Duration.ZERO);
                log.debug("Stream refused: {} {}", e.status(), e.code());
            } catch (ServerException.Unreachable | IOException e) {
                log.debug("Stream ended: {}", e.getMessage());
            } catch (RuntimeException e) {
                if (!position.isClosed()) {
                    log.error("Stream failed", e);
                }
            }
            boolean lasted = System.nanoTime() - begun > 10 * timing.retryLeast().toNanos();
            if (position.down() && lasted) {
                backoff.reset();
            }
            position.pause(backoff.next(patience));
        }
    }

    /** @return how long the stream is to stay closed at least, as its end says */
    private Duration follow(Cursor after) throws IOException {
        try (InputStream in = client.stream(username, after)) {
            synchronized (opening) {
                open = in;
            }
            lastByteAt = System.nanoTime();
            Thread watchdog = Thread.ofVirtual().name("vireo-watchdog").start(() -> watch(in));
            try {
                SseParser parser = new SseParser();
                byte[] buffer = new byte[16 * 1024];
                Duration patience = Duration.ZERO;
                int count = in.read(buffer);
                while (count >= 0 && !position.isClosed()) {
                    lastByteAt = System.nanoTime();
                    if (!take(parser.feed(buffer, 0, count), after)) {
                        log.info("The server closed this stream because there are too many, polling for a while");
                        patience = TOO_MANY_STREAMS_PAUSE;
                    }
                    count = in.read(buffer);
                }
                return patience;
            } finally {
                watchdog.interrupt();
                synchronized (opening) {
                    open = null;
                }
            }
        }
    }

    /** Ends a stream on which nothing comes, not even heartbeats. */
    private void watch(InputStream in) {
        try {
            long left = timing.silence().toNanos();
            while (left > 0) {
                Pause.ofNanos(left);
                left = timing.silence().toNanos() - (System.nanoTime() - lastByteAt);
            }
            log.debug("Stream is silent");
            closeQuietly(in);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false if this stream is one too many */
    private boolean take(List<SseFrame> frames, Cursor began) throws IOException {
        boolean welcome = true;
        List<LoggedEvent> stored = new ArrayList<>();
        for (SseFrame frame : frames) {
            Event event = read(frame);
            // What is no entry of the log may carry a cursor, too, for readers that keep no other account of where they are.
            if (frame.id() != null && (event instanceof Event.Stored || event instanceof Event.Unknown)) {
                stored.add(new LoggedEvent(parse(frame.id()), event));
                continue;
            }
            deliver(stored);
            stored.clear();
            switch (event) {
                case Event.Connection connection -> position.up();
                case Event.Resync resync -> {
                    log.info("The server doesn't know our cursor, fetching the whole office again");
                    startOver(began);
                }
                case Event.Heartbeat heartbeat -> position.tell(heartbeat);
                case Event.StreamEnded ended -> welcome = !ended.reason().equals(Event.StreamEnded.TOO_MANY_STREAMS);
                case Event.UnreadUpdate counts -> position.tell(counts);
                case Event.Typing typing -> position.tell(typing);
                case Event.PresenceChanged presence -> position.tell(presence);
                case Event.Stored withoutCursor -> position.tell(withoutCursor);
                case Event.Unknown unknown -> position.tell(unknown);
            }
        }
        deliver(stored);
        return welcome;
    }

    private void deliver(List<LoggedEvent> events) {
        if (!events.isEmpty()) {
            position.deliver(events, events.getLast().id());
        }
    }

    /** An unreadable event is ignored, like one of a newer server: it must not stop those that follow. */
    private static Event read(SseFrame frame) {
        try {
            return Json.readEvent(frame.data());
        } catch (Json.InvalidJsonException e) {
            log.warn("Couldn't read an event: {}", e.getMessage());
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

    // --- polling ---------------------------------------------------------------------------------------------------

    private void pollForEver() {
        while (!position.isClosed()) {
            try {
                if (!timing.stream()) {
                    cursorOrStartOver();
                }
                position.awaitPoll();
                Cursor after = position.cursor();
                if (after != null && !position.isLive() && !position.isClosed()) {
                    poll(after);
                }
            } catch (ServerException.Unauthorised e) {
                position.ended(e);
                return;
            } catch (ServerException.OtherKey e) {
                position.end(LinkState.OTHER_KEY);
                return;
            } catch (ServerException e) {
                position.offline();
                if (position.cursor() == null) {
                    position.pause(timing.poll());
                }
            } catch (RuntimeException e) {
                if (!position.isClosed()) {
                    log.error("Polling failed", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void poll(Cursor after) {
        Answers.EventPage page = client.events(after, Limits.PAGE);
        if (page.events().stream().anyMatch(logged -> logged.event() instanceof Event.Resync)) {
            page = client.events(startOver(after), Limits.PAGE);
        }
        position.deliver(page.events(), page.cursor());
        // What was not taken, because meanwhile the place was given up or the stream is ahead, must not be skipped.
        while (page.more() && !position.isClosed() && page.cursor().equals(position.cursor())) {
            page = client.events(page.cursor(), Limits.PAGE);
            position.deliver(page.events(), page.cursor());
        }
        position.polled();
    }

    private static void closeQuietly(@Nullable InputStream in) {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                log.debug("Couldn't close the stream: {}", e.getMessage());
            }
        }
    }
}
