package dev.vireo.app.client;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The position up to which events were delivered, and the link they come over. Shared by the thread that follows the stream and
 * the one that polls; its lock also makes the listener hear one thing at a time. What is at or before the cursor is dropped, so
 * each of the two threads may deliver from wherever it began, as long as it leaves nothing out.
 */
final class StreamPosition {

    /** Whoever waits for a change looks for one this often, even if nobody tells of any. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final StreamListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Duration poll;
    private @Nullable Cursor cursor;
    private LinkState link = LinkState.CONNECTING;
    private boolean live;
    private boolean closed;
    private boolean hurry;

    StreamPosition(StreamListener listener, Duration poll) {
        this.listener = listener;
        this.poll = poll;
    }

    // --- the cursor ------------------------------------------------------------------------------------------------

    @Nullable
    Cursor cursor() {
        lock.lock();
        try {
            return cursor;
        } finally {
            lock.unlock();
        }
    }

    /** Continues from a cursor; null: delivers nothing until there is one. */
    void continueFrom(@Nullable Cursor place) {
        locked(() -> cursor = place);
    }

    /** Tells what is new among events that follow each other without a hole, up to a cursor behind them. */
    void deliver(List<LoggedEvent> events, Cursor upTo) {
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

    void tell(Event event) {
        locked(() -> {
            if (!closed) {
                listener.told(event);
            }
        });
    }

    /** Tells of a heartbeat if it is of this very moment: polling may have gone past it, and then its digest proves nothing. */
    void tell(Event.Heartbeat heartbeat) {
        deliver(List.of(), heartbeat.head());
        locked(() -> {
            if (!closed && heartbeat.head().equals(cursor)) {
                listener.told(heartbeat);
            }
        });
    }

    // --- the link --------------------------------------------------------------------------------------------------

    /** The stream is open. */
    void up() {
        locked(() -> {
            live = true;
            change(LinkState.LIVE);
        });
    }

    /** The stream has ended, or did not open. Returns whether it had been open. */
    boolean down() {
        lock.lock();
        try {
            boolean wasLive = live;
            live = false;
            if (wasLive) {
                change(LinkState.CONNECTING);
            } else if (link == LinkState.CONNECTING) {
                change(LinkState.OFFLINE);
            }
            changed.signalAll();
            return wasLive;
        } finally {
            lock.unlock();
        }
    }

    /** A poll has succeeded. */
    void polled() {
        locked(() -> {
            if (!live) {
                // Back from nothing at all: the stream may well open now. While it alone fails, its own patience counts.
                hurry |= link == LinkState.OFFLINE;
                change(LinkState.POLLING);
            }
        });
    }

    /** A poll has failed. */
    void offline() {
        locked(() -> {
            if (!live) {
                change(LinkState.OFFLINE);
            }
        });
    }

    void ended(ServerException.Unauthorised why) {
        end(why.deactivated() ? LinkState.DEACTIVATED : LinkState.SIGNED_OUT);
    }

    /** Nothing comes any more, and trying again does not help. */
    void end(LinkState reason) {
        locked(() -> {
            change(reason);
            closed = true;
            live = false;
        });
    }

    private void change(LinkState now) {
        if (link != now && !closed) {
            link = now;
            listener.linkChanged(now);
        }
    }

    // --- waiting ---------------------------------------------------------------------------------------------------

    void pollEvery(Duration interval) {
        locked(() -> poll = interval);
    }

    /** Ends a pause now. */
    void skipPause() {
        locked(() -> hurry = true);
    }

    /** Waits, until somebody is in a hurry. */
    void pause(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (!closed && !hurry && left > 0) {
                left = changed.awaitNanos(left);
            }
            hurry = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the stream has been down for the time between two polls. */
    void awaitPoll() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && live) {
                changed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
            long begun = System.nanoTime();
            long left = poll.toNanos();
            while (!closed && !live && left > 0) {
                changed.awaitNanos(left);
                left = poll.toNanos() - (System.nanoTime() - begun);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isLive() {
        lock.lock();
        try {
            return live;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The listener hears nothing more once this returns. */
    void close() {
        locked(() -> closed = true);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
