package dev.vireo.server.stream;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Queues the frames for one reader, including those that are being written. It is bounded, so that a reader who does not read
 * costs no more memory. Thread-safe.
 */
final class FrameQueue {

    static final int MAX_FRAMES = 256;
    static final int MAX_BYTES = 1024 * 1024;
    private static final int WRITE = 16 * 1024;

    private final StreamBacklog backlog;
    private final boolean chunked;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition space = lock.newCondition();
    private final Deque<EventFrame> frames = new ArrayDeque<>(4);
    private int bytes;
    /** The frame taken last, or a copy of several, which may not be written yet. */
    private @Nullable EventFrame taken;
    private int copied;
    private boolean closed;

    /** @param chunked whether frames are written as HTTP chunks */
    FrameQueue(StreamBacklog backlog, boolean chunked) {
        this.backlog = backlog;
        this.chunked = chunked;
    }

    /** @return false if there is no room: the reader has fallen too far behind */
    boolean add(EventFrame frame) {
        lock.lock();
        try {
            if (closed) {
                return true;
            }
            if (!hasRoomFor(frame)) {
                return false;
            }
            put(frame);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Like {@link #add}, but waits for room. For replays, which may send the whole log. */
    boolean addOrWait(EventFrame frame, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed && !hasRoomFor(frame)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = space.awaitNanos(nanos);
            }
            return add(frame);
        } finally {
            lock.unlock();
        }
    }

    private void put(EventFrame frame) {
        frames.add(frame);
        bytes += frame.size();
        backlog.hold(frame);
    }

    /** A single frame always finds room in an empty queue, whatever its size. */
    private boolean hasRoomFor(EventFrame frame) {
        return frames.isEmpty()
                || frames.size() < MAX_FRAMES && bytes + frame.size() <= Math.min(MAX_BYTES, backlog.allowance());
    }

    /** Adds a last frame, which always fits. Later frames are ignored. */
    void close(@Nullable EventFrame last) {
        lock.lock();
        try {
            if (!closed && last != null) {
                put(last);
            }
            closed = true;
            space.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the frames of the next write, once the previous one is done; null if none are waiting. */
    @Nullable
    ByteBuffer take() {
        lock.lock();
        try {
            releaseTaken();
            EventFrame first = poll();
            if (first == null) {
                return null;
            }
            space.signalAll();
            EventFrame next = frames.peek();
            if (next == null || first.size() + next.size() > WRITE) {
                taken = first;
                return first.bytes(chunked);
            }
            ByteBuffer write = ByteBuffer.allocate(Math.min(WRITE, first.size() + bytes));
            write.put(first.bytes(chunked));
            backlog.release(first);
            while (next != null && next.size() <= write.remaining()) {
                write.put(next.bytes(chunked));
                poll();
                backlog.release(next);
                next = frames.peek();
            }
            copied = write.capacity();
            backlog.change(copied);
            return write.flip();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable EventFrame poll() {
        EventFrame frame = frames.poll();
        if (frame != null) {
            bytes -= frame.size();
        }
        return frame;
    }

    private void releaseTaken() {
        if (taken != null) {
            backlog.release(taken);
            taken = null;
        }
        backlog.change(-copied);
        copied = 0;
    }

    /** Drops everything, since the stream has ended. */
    void clear() {
        lock.lock();
        try {
            closed = true;
            releaseTaken();
            frames.forEach(backlog::release);
            frames.clear();
            bytes = 0;
            space.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
