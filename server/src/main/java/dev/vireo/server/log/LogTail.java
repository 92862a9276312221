package dev.vireo.server.log;

import dev.vireo.server.backbone.Backbone;
import dev.vireo.server.database.Database;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.time.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands every entry of the log to the followers, once and in order, on one thread. This server's own entries come straight from
 * the writer, and those of a server that writes for it from there. A gap before them is another server's work and is read from the
 * database. It polls the database twice a second, so
 * that a change made on another server, such as a person's leaving, holds here within a second even if nothing wakes this one; and
 * more often while the backbone is away.
 */
final class LogTail implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogTail.class);
    static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration POLL_INTERVAL_WITHOUT_BACKBONE = Duration.ofMillis(250);
    private static final int PAGE = 1_000;
    private static final int MAX_HANDED_OVER = 20_000;
    private static final long PAGE_BYTES = 8 * 1024 * 1024;
    private static final int PART_OF_HEAP = 16;
    /** A poll may be late on a busy computer. If it is later than this, the database or this server hangs. */
    private static final Duration MAX_POLL_DELAY = Duration.ofMillis(4_500);
    /** No batch takes the followers this many poll intervals, five seconds, unless one of them hangs. */
    private static final int STUCK_AFTER_POLLS = 10;

    private final Database database;
    private final EntryStore stored;
    private final Backbone backbone;
    private final List<LogFollower> followers;
    private final RecentEntries recent;
    private final Duration pollInterval;
    private final Consumer<Error> lastResort;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /** By position: those of this server's writer and those of another's may come in any order. */
    private final NavigableMap<Long, LogEntry> handedOver = new TreeMap<>();
    private final long maxHandedOverBytes = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    private long handedOverBytes;
    private final Thread thread = Thread.ofPlatform().name("log-tail").unstarted(this::run);
    private long announced;
    private boolean missedSomething;
    private volatile boolean available = true;
    private volatile long caughtUpAt = System.nanoTime();
    /** Since when entries are being delivered to the followers; 0 while they are not. */
    private volatile long deliveringSince;
    private volatile long position;
    private volatile boolean closed;

    /**
     * @param pollInterval how often it looks by itself
     * @param lastResort   receives an error after which the tail cannot continue
     */
    LogTail(Database database, EntryStore stored, Backbone backbone, List<LogFollower> followers, RecentEntries recent,
            Duration pollInterval, Consumer<Error> lastResort) {
        this.database = database;
        this.stored = stored;
        this.backbone = backbone;
        this.followers = followers;
        this.recent = recent;
        this.pollInterval = pollInterval;
        this.lastResort = lastResort;
    }

    /** Loads the followers and starts after the position they loaded. */
    void start() {
        load();
        backbone.listen(this::onAnnouncement);
        backbone.whenBack(this::pollSoon);
        caughtUpAt = System.nanoTime();
        thread.start();
    }

    private void load() {
        position = database.snapshot(handle -> {
            long head = LogTable.head(handle).pos();
            followers.forEach(follower -> follower.load(handle));
            return head;
        });
    }

    /** The last position that the followers have seen. */
    long position() {
        return position;
    }

    /** Whether the followers are up to date, according to the last poll. Does not block. */
    boolean isFollowing() {
        return available && System.nanoTime() - caughtUpAt < pollInterval.plus(MAX_POLL_DELAY).toNanos();
    }

    /** Why events reach nobody, in words for people; empty while they do. Does not block. */
    Optional<String> obstacle() {
        if (!thread.isAlive() && !closed) {
            return Optional.of("This server no longer follows the office's log. Restart it.");
        }
        long since = deliveringSince;
        if (since != 0 && System.nanoTime() - since > pollInterval.multipliedBy(STUCK_AFTER_POLLS).toNanos()) {
            return Optional.of("Events have been stuck in this server for "
                    + Duration.ofNanos(System.nanoTime() - since).toSeconds() + " seconds.");
        }
        return Optional.empty();
    }

    /** The stack of its thread, for the log of a server that is stuck. */
    StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    /** Takes entries that this server has just committed. */
    void committed(List<LogEntry> entries) {
        handOver(entries);
        backbone.announce(entries.getLast().pos());
    }

    /** Takes entries that another server has just committed, from that server. */
    void received(List<LogEntry> entries) {
        handOver(entries);
        onAnnouncement(entries.getLast().pos());
    }

    private void handOver(List<LogEntry> entries) {
        lock.lock();
        try {
            for (LogEntry entry : entries) {
                if (handedOver.put(entry.pos(), entry) == null) {
                    handedOverBytes += entry.weight();
                }
            }
            // Dropped entries are read from the database later.
            while (handedOver.size() > MAX_HANDED_OVER || handedOverBytes > maxHandedOverBytes && handedOver.size() > 1) {
                takeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    private LogEntry takeFirst() {
        LogEntry first = handedOver.pollFirstEntry().getValue();
        handedOverBytes -= first.weight();
        return first;
    }

    private void onAnnouncement(long pos) {
        lock.lock();
        try {
            announced = Math.max(announced, pos);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Polls the database without waiting, for example when announcements may have been lost while the backbone was away. */
    private void pollSoon() {
        lock.lock();
        try {
            missedSomething = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            followUntilClosed();
        } catch (Error e) {
            // The followers' state may be inconsistent now, and events would no longer reach anybody.
            lastResort.accept(e);
            throw e;
        }
    }

    private void followUntilClosed() {
        while (!closed || hasHandedOver()) {
            try {
                boolean due = awaitWork();
                List<LogEntry> entries = takeHandedOver();
                long announcedBefore = announced();
                boolean polled = entries.isEmpty() && (due || announcedBefore > position);
                if (polled) {
                    LogPage page = database.read(handle -> LogPage.inSteps(position, PAGE, PAGE_BYTES,
                            (from, most) -> stored.after(handle, from, most)));
                    entries = page.entries();
                    setAvailable(true);
                    due = page.more();
                    if (!entries.isEmpty() && entries.getFirst().pos() > position + 1) {
                        log.warn("The log's entries after {} are already deleted; reloading everything", position);
                        load();
                        entries = List.of();
                        due = true;
                    }
                }
                if (due) {
                    // There is another page, or the writer's entries came first: poll now, not a second later.
                    pollSoon();
                }
                deliver(entries);
                if (polled && !due) {
                    discardFalseAnnouncement(announcedBefore);
                }
                if (!due && (polled || !entries.isEmpty())) {
                    caughtUpAt = System.nanoTime();
                }
            } catch (ProblemException unavailable) {
                setAvailable(false);
                if (closed) {
                    return;
                }
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("Unexpected failure in the log's tail", e);
                if (closed) {
                    return;
                }
                pause();
            }
        }
    }

    /** @return whether to poll the database: nothing came for a while, or something may have been missed */
    private boolean awaitWork() throws InterruptedException {
        long nanos = (backbone.connected() ? pollInterval : POLL_INTERVAL_WITHOUT_BACKBONE).toNanos();
        lock.lock();
        try {
            while (announced <= position && !missedSomething && !closed) {
                if (nanos <= 0) {
                    return true;
                }
                nanos = news.awaitNanos(nanos);
            }
            boolean missed = missedSomething;
            missedSomething = false;
            return missed;
        } finally {
            lock.unlock();
        }
    }

    private long announced() {
        lock.lock();
        try {
            return announced;
        } finally {
            lock.unlock();
        }
    }

    /** Makes an announcement beyond the end of the log cost only one poll, since anybody may be able to announce. */
    private void discardFalseAnnouncement(long announcedBefore) {
        lock.lock();
        try {
            if (announced == announcedBefore) {
                long known = handedOver.isEmpty() ? position : Math.max(position, handedOver.lastKey());
                announced = Math.min(announced, known);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes the entries of the writers that continue exactly at the followers' position. */
    private List<LogEntry> takeHandedOver() {
        lock.lock();
        try {
            while (!handedOver.isEmpty() && handedOver.firstKey() <= position) {
                takeFirst();
            }
            List<LogEntry> taken = new ArrayList<>();
            while (!handedOver.isEmpty() && handedOver.firstKey() == position + taken.size() + 1) {
                taken.add(takeFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there are entries of the writer that are not delivered yet. */
    private boolean hasHandedOver() {
        lock.lock();
        try {
            return !handedOver.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void deliver(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        recent.add(entries);
        position = entries.getLast().pos();
        deliveringSince = System.nanoTime() | 1;
        for (LogFollower follower : followers) {
            try {
                follower.follow(entries);
            } catch (RuntimeException e) {
                log.error("A follower of the log failed at {}", entries.getFirst().pos(), e);
            }
        }
        deliveringSince = 0;
    }

    private void setAvailable(boolean nowAvailable) {
        if (available != nowAvailable) {
            available = nowAvailable;
            followers.forEach(follower -> follower.storeAvailable(nowAvailable));
        }
    }

    private static void pause() {
        try {
            Pause.of(POLL_INTERVAL_WITHOUT_BACKBONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Delivers the entries committed here, unless the database is away, and stops. */
    @Override
    public void close() {
        closed = true;
        onAnnouncement(0);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
