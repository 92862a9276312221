package dev.vireo.server.mirror;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.server.backbone.Redis;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.problem.ProblemException;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies each person's events to Redis for scripts: publishes them on the channel {@code messages:USERNAME} as they happen, and
 * keeps the latest first in the list of that name. There is no guarantee: it follows the log at its own pace on a thread of its
 * own, and starts over with empty lists when it falls too far behind. Any number of servers may run it; a mark in Redis records
 * how far they have got together. Thread-safe.
 */
public final class RedisMirror implements LogFollower, AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(RedisMirror.class);
    /** The name of the list and channel for everybody, so that such events are stored once: no user can have this name. */
    private static final String EVERYONE = "@everyone";
    /** About as many entries as the log keeps in memory. Reading older ones would burden the database for old news. */
    private static final int MAX_LAG = 8_000;
    private static final int PAGE = 200;
    /** The pause between two pages. It collects entries into larger pages and gives way to the servers' own work. */
    private static final Duration PAGE_PAUSE = Duration.ofMillis(20);
    /** How long another server may be silent before this one takes over. */
    private static final Duration TAKEOVER_DELAY = Duration.ofMillis(100);
    /** The longest wait for entries before checking again. */
    private static final Duration WAKE_INTERVAL = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Redis redis;
    private final Log log;
    private final ChannelViewers members;
    private final String epoch;
    private final int maxLag;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Thread thread = Thread.ofPlatform().name("redis-mirror").daemon().unstarted(this::run);
    /** Later entries must not be read yet, since it is not known who may see them. */
    private long readableUpTo;
    private OptionalLong mirrored = OptionalLong.empty();
    /** Whether another server had already delivered what this one was about to. */
    private boolean anotherServerAhead;
    private boolean failureLogged;
    private volatile boolean closed;

    /** Finds those who are in a channel now, and have been since before one of its entries. */
    @FunctionalInterface
    public interface ChannelViewers {

        Collection<String> of(String channelId, long pos);
    }

    /**
     * @param redis   to be closed by the caller, after this
     * @param members must know each entry before this follower does
     */
    public RedisMirror(Redis redis, Log log, ChannelViewers members) {
        this(redis, log, members, MAX_LAG);
    }

    /** @param maxLag how many entries it may be behind before it starts over */
    RedisMirror(Redis redis, Log log, ChannelViewers members, int maxLag) {
        this.maxLag = maxLag;
        this.redis = redis;
        this.log = log;
        this.members = members;
        this.epoch = log.at(0).epoch();
    }

    /** After the log has started. */
    public void start() {
        thread.start();
    }

    @Override
    public void load(Handle snapshot) {
        advanceTo(log.headOf(snapshot).pos());
    }

    @Override
    public void follow(List<LogEntry> entries) {
        advanceTo(entries.getLast().pos());
    }

    private void advanceTo(long pos) {
        lock.lock();
        try {
            readableUpTo = pos;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!closed) {
            try {
                try (RedisLists lists = new RedisLists(redis, epoch)) {
                    mirror(lists);
                } catch (RedisException e) {
                    logFailure(Redis.reason(e));
                } catch (ProblemException databaseAway) {
                    // The log is read again when it is back.
                } catch (RuntimeException e) {
                    logger.error("Unexpected failure in the Redis mirror", e);
                }
                pause(RETRY.toNanos());
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void logFailure(String reason) {
        if (!failureLogged && !closed) {
            failureLogged = true;
            logger.warn("Events can't be copied to Redis at {} ({})", redis, reason);
        }
    }

    private void mirror(RedisLists lists) throws InterruptedException {
        OptionalLong known = lists.mirrored();
        long at = known.isPresent() ? known.getAsLong() - 1 : mirrored.orElse(-1);
        if (at < 0) {
            at = startOver(lists);
        }
        while (!closed) {
            long upTo = awaitEntryAfter(at);
            List<LogEntry> page = upTo - at > maxLag ? List.of() : log.readAll(at, PAGE);
            if (page.isEmpty() || page.getFirst().pos() != at + 1) {
                logger.warn("The Redis mirror is too far behind, at {} of {}; its lists start over", at, upTo);
                at = startOver(lists);
            } else {
                at = deliver(lists, page.stream().takeWhile(entry -> entry.pos() <= upTo).toList());
            }
            mirrored = OptionalLong.of(at);
            failureLogged = false;
            pause(PAGE_PAUSE.toNanos());
            if (anotherServerAhead) {
                at = standBy(lists, at);
            }
        }
    }

    /**
     * Waits while another server delivers, since one is enough.
     *
     * @return the position up to which everything is delivered
     */
    private long standBy(RedisLists lists, long at) throws InterruptedException {
        long reached = at;
        while (!closed) {
            awaitEntryAfter(reached);
            pause(TAKEOVER_DELAY.toNanos());
            OptionalLong now = lists.mirrored();
            if (now.isEmpty() || now.getAsLong() <= reached) {
                break;
            }
            reached = now.getAsLong();
            mirrored = OptionalLong.of(reached - 1);
        }
        // The other may not have delivered its last entry to everybody.
        return Math.max(at, reached - 1);
    }

    private long startOver(RedisLists lists) throws InterruptedException {
        long from = awaitEntryAfter(-1);
        lists.startOver(from);
        return from;
    }

    /** @return the position up to which entries may be read, beyond the given one */
    private long awaitEntryAfter(long pos) throws InterruptedException {
        lock.lock();
        try {
            while (readableUpTo <= pos) {
                news.await(WAKE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            }
            return readableUpTo;
        } finally {
            lock.unlock();
        }
    }

    /** @return the position up to which everything is delivered, by this server or others */
    private long deliver(RedisLists lists, List<LogEntry> page) throws InterruptedException {
        DeliveryBatch deliveries = new DeliveryBatch();
        long others = 0;
        for (LogEntry entry : page) {
            if (entry.pos() < others) {
                continue;
            }
            if (removesEntries(entry)) {
                others = Math.max(others, flush(lists, deliveries));
                deliveries = new DeliveryBatch();
                forget(lists, entry);
            }
            String frame = frame(entry);
            List<String> names = names(entry);
            int taken = deliveries.add(entry.pos(), frame, names);
            while (deliveries.isFull()) {
                others = Math.max(others, flush(lists, deliveries));
                deliveries = new DeliveryBatch();
                if (taken < names.size()) {
                    names = names.subList(taken, names.size());
                    taken = deliveries.add(entry.pos(), frame, names);
                }
            }
        }
        others = Math.max(others, flush(lists, deliveries));
        long last = page.getLast().pos();
        anotherServerAhead = others >= last;
        // The others may not have delivered their last entry to everybody.
        return Math.max(last, others - 1);
    }

    private long flush(RedisLists lists, DeliveryBatch deliveries) throws InterruptedException {
        if (deliveries.isEmpty()) {
            return 0;
        }
        long began = System.nanoTime();
        long others = lists.deliver(deliveries);
        if (deliveries.isFull()) {
            // Leaves Redis time for other work, above all for waking the servers.
            pause(System.nanoTime() - began);
        }
        return others;
    }

    private void pause(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !closed) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private String frame(LogEntry entry) {
        return "{\"id\":\"" + log.at(entry.pos()) + "\",\"type\":\"" + entry.type() + "\",\"data\":" + entry.data() + "}";
    }

    /** The recipients in byte order, so that the last one delivered marks the progress. */
    private List<String> names(LogEntry entry) {
        return switch (entry.audience().kind()) {
            case EVERYONE -> List.of(EVERYONE);
            case PERSON -> List.of(entry.audience().id());
            case CHANNEL -> members.of(entry.audience().id(), entry.pos()).stream().sorted().toList();
            case SERVERS -> List.of();
        };
    }

    private static boolean removesEntries(LogEntry entry) {
        return switch (entry.event()) {
            case Event.MessageDeleted _ -> true;
            case Event.MessagesExpired _ -> true;
            case Event.MemberUpdated updated -> updated.left();
            default -> false;
        };
    }

    /** Only the members' lists need cleaning, since others' contain nothing of the channel. */
    private void forget(RedisLists lists, LogEntry entry) {
        switch (entry.event()) {
            case Event.MessageDeleted(Message message) -> lists.forget(entry.pos(), RedisLists.CleanupReason.MESSAGE,
                    message.channelId(), message.id(), names(entry));
            case Event.MessagesExpired expired -> lists.forget(entry.pos(), RedisLists.CleanupReason.EXPIRED, expired.channelId(),
                    Long.toString(expired.upTo()), names(entry));
            case Event.MemberUpdated gone -> lists.forget(entry.pos(), RedisLists.CleanupReason.LEFT, gone.channelId(), "",
                    List.of(gone.member().user()));
            default -> throw new IllegalArgumentException("takes nothing back: " + entry.type());
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Redis.TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
