package dev.vireo.server.stream;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Status;
import dev.vireo.server.channel.PeopleDirectory;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.log.LogPage;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.time.Pause;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens streams, replays what they missed, sends them heartbeats, and ends them. Thread-safe. */
public final class Streams implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Streams.class);
    private static final int REPLAY_PAGE = 200;
    private static final long REPLAY_BYTES = 512 * 1024;
    private static final int UNREAD_TICK = 100;
    /** How long a stream that is being ended may take to deliver what it still has. */
    private static final Duration END_TIMEOUT = Duration.ofSeconds(2);
    /** How long an EventSource waits before it comes back. */
    private static final Duration MIN_RETRY = Duration.ofMillis(500);
    private static final Duration MAX_RETRY = Duration.ofSeconds(3);
    /** Whoever has one stream too many would otherwise end one by coming back, over and over. */
    private static final Duration RETRY_AFTER_EVICTION = Duration.ofMinutes(1);

    private final Log log;
    private final Fanout fanout;
    private final ConnectionListener connections;
    private final Predicate<String> sessionIsValid;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("heartbeat").daemon().factory());
    private final StreamBacklog backlog = StreamBacklog.ofThisHeap();
    private final OpenStreams open;
    private final StreamPulse pulse;
    private volatile boolean closing;

    /**
     * @param presence     of a person now; must not block
     * @param sessionIsValid whether the session of this id has not ended
     * @param heartbeat    the longest silence on a stream
     * @param perPerson    how many streams one person may have open; one more ends the oldest
     */
    public Streams(Log log, ConnectionListener connections, Function<String, Status> presence, PeopleDirectory people,
            Predicate<String> sessionIsValid, Duration heartbeat, int perPerson) {
        this.log = log;
        this.connections = connections;
        this.sessionIsValid = sessionIsValid;
        this.open = new OpenStreams(perPerson);
        Executor writers = writers();
        this.fanout = new Fanout(log, people, presence, heartbeat, writers);
        this.pulse = new StreamPulse(writers);
        every(Math.clamp(heartbeat.toMillis() / 15, 10, 1_000), () -> {
            fanout.sendHeartbeats(Instant.now());
            pulse.tick();
        });
        every(UNREAD_TICK, fanout::sendUnread);
    }

    private void every(long millis, Runnable action) {
        clock.scheduleAtFixedRate(() -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                // An exception thrown to the scheduler would end the heartbeats for good.
                logger.error("Unexpected failure in the streams' clock", e);
            }
        }, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Whether events reach the streams; false if something in this server is stuck. Does not block. */
    public boolean areServed() {
        return pulse.isAlive();
    }

    /** Writing does not block, so a thread for each processor is enough. They go by themselves when there is nothing to write. */
    private static Executor writers() {
        int processors = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor writers = new ThreadPoolExecutor(processors, processors, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("stream-writer-", 1).daemon().factory());
        writers.allowCoreThreadTimeOut(true);
        return writers;
    }

    /** The follower that feeds the streams. */
    public LogFollower follower() {
        return fanout;
    }

    /** Those who may see an entry of a channel that {@link #follower()} has passed, as of now. */
    public List<String> viewersOf(String channelId, long pos) {
        return fanout.viewersOf(channelId, pos);
    }

    /** How many streams are open and live. */
    public int count() {
        return fanout.streams();
    }

    /** Tells everybody of a change of presence. */
    public void broadcast(Status status) {
        fanout.broadcast(status);
    }

    /** Tells the members of a channel but one of something that passes and is not kept. */
    public void broadcast(String channelId, Event event, String exceptUser) {
        fanout.broadcast(channelId, event, exceptUser);
    }

    /** Ends the streams of a session that is over. */
    public void closeSession(String sessionId) {
        fanout.closeSession(sessionId);
    }

    List<LogEntry> visibleTo(String username, List<LogEntry> entries) {
        return fanout.visibleTo(username, entries);
    }

    Fanout.ReadableLog readableBy(String username) {
        return fanout.readableBy(username);
    }

    void open(Context ctx, StreamFormat format, @Nullable Cursor after) {
        if (closing) {
            throw ProblemException.unavailable("The server is shutting down. Try again in a moment.", Duration.ofSeconds(1));
        }
        Caller caller = Caller.of(ctx);
        boolean resumable = after == null || log.canResume(after);
        Cursor head = log.head();
        long position = after != null && resumable ? after.pos() : head.pos();
        CompletableFuture<Subscriber> opened = new CompletableFuture<>();
        Subscriber subscriber;
        try {
            SseResponse response = SseResponse.open(ctx, backlog, fanout::write, () -> opened.thenAccept(this::closed));
            subscriber = new Subscriber(caller.username(), caller.sessionId(), format, response, position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.connected(caller.username(), caller.sessionId());
        open.add(subscriber).forEach(this::evict);
        opened.complete(subscriber);
        if (closing) {
            subscriber.close();
        }
        // Its queue is empty yet, so there is room for these. A cursor that is not known stays the reader's until it has heard so.
        Cursor at = after == null ? head : after;
        subscriber.send(format.first(new Event.Connection(head, resumable ? after : null), at, retry()));
        if (!resumable) {
            subscriber.send(format.standing(new Event.Resync(head), head));
        }
        Thread.startVirtualThread(() -> replay(subscriber));
    }

    /** At random, so that the readers of a server that stops do not all come back at one moment. */
    private static Duration retry() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(MIN_RETRY.toMillis(), MAX_RETRY.toMillis() + 1));
    }

    private void evict(Subscriber oldest) {
        logger.debug("{} has more than {} streams open; the oldest is ended", oldest.username(), open.perPerson());
        oldest.close(oldest.format().last(new Event.StreamEnded(Event.StreamEnded.TOO_MANY_STREAMS,
                "You have opened more than " + open.perPerson() + " streams, so this one, the oldest, was closed."),
                RETRY_AFTER_EVICTION));
        // It may be one of those that do not read.
        clock.schedule(oldest::cut, END_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void closed(Subscriber subscriber) {
        fanout.remove(subscriber);
        open.remove(subscriber);
        connections.disconnected(subscriber.username(), subscriber.sessionId());
    }

    /** Tells what came after the cursor, until there is no more, and then lets the stream follow live. */
    private void replay(Subscriber subscriber) {
        try {
            while (!fanout.goLive(subscriber)) {
                if (!replayPage(subscriber)) {
                    return;
                }
            }
            // If the session ended during the replay, this stream was not yet among those that were closed with it.
            if (!sessionIsValid.test(subscriber.sessionId())) {
                subscriber.close();
            }
        } catch (ProblemException unavailable) {
            // It has its cursor, and comes again when the database is back.
            subscriber.close();
        } catch (InterruptedException stopping) {
            subscriber.close();
        } catch (RuntimeException e) {
            logger.error("A replay for {} failed at {}", subscriber.username(), subscriber.position(), e);
            subscriber.close();
        }
    }

    private boolean replayPage(Subscriber subscriber) throws InterruptedException {
        Fanout.ReadableLog readable = fanout.readableBy(subscriber.username());
        // With many who catch up at once, each holds little.
        long room = Math.min(REPLAY_BYTES, backlog.allowance());
        LogPage page = log.page(subscriber.position(), readable.upTo(), readable.audiences(), REPLAY_PAGE, room);
        if (!log.canResume(log.at(subscriber.position()))) {
            // The log was pruned meanwhile. The reader reconnects with its cursor and gets a resync.
            subscriber.close();
            return false;
        }
        int weight = page.weight();
        backlog.change(weight);
        try {
            for (LogEntry entry : fanout.visibleTo(subscriber.username(), page.entries())) {
                if (!subscriber.sendOrWait(subscriber.entry(new EncodedEntry(entry, log.at(entry.pos()))))) {
                    return false;
                }
            }
        } finally {
            backlog.change(-weight);
        }
        subscriber.position(page.more() ? page.entries().getLast().pos() : readable.upTo());
        return true;
    }

    /**
     * Refuses further streams and ends the open ones one after the other, each behind what it has to be told until then. Returns
     * when all are over; whoever does not read is cut off.
     *
     * @param spread how long that may take, so that their readers do not all come back at one moment
     */
    public void end(Duration spread) {
        closing = true;
        List<Subscriber> ending = open.all();
        Collections.shuffle(ending);
        long begun = System.nanoTime();
        try {
            for (int i = 0; i < ending.size(); i++) {
                long due = begun + spread.toNanos() * i / ending.size();
                Pause.ofNanos(due - System.nanoTime());
                ending.get(i).close();
            }
            long deadline = System.nanoTime() + END_TIMEOUT.toNanos();
            while (!open.isEmpty() && System.nanoTime() < deadline) {
                Pause.of(Duration.ofMillis(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.all().forEach(Subscriber::cut);
    }

    @Override
    public void close() {
        end(Duration.ZERO);
        clock.shutdownNow();
    }
}
