package dev.vireo.server.stream;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What waits for one reader. It is bounded, so that a reader who does not read costs no memory beyond it. Thread-safe. */
final class FrameQueue {

    static final int MAX_FRAMES = 256;
    static final int MAX_BYTES = 1024 * 1024;
    private static final int CHUNK = 16 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition space = lock.newCondition();
    private final Deque<Frame> frames = new ArrayDeque<>(4);
    private int bytes;

    /** @return false if the frame found no room: the reader has fallen too far behind */
    boolean add(Frame frame) {
        lock.lock();
        try {
            if (!hasRoomFor(frame)) {
                return false;
            }
            frames.add(frame);
            bytes += frame.size();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #add}, but waits for room. For replay, which has the whole log to give. */
    boolean addWhenThereIsRoom(Frame frame, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!hasRoomFor(frame)) {
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

    /** A single frame always finds room in an empty queue, whatever its size. */
    private boolean hasRoomFor(Frame frame) {
        return frames.isEmpty() || frames.size() < MAX_FRAMES && bytes + frame.size() <= MAX_BYTES;
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return frames.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes as many frames as make one write; null if none wait. */
    byte @Nullable [] take() {
        lock.lock();
        try {
            Frame first = frames.poll();
            if (first == null) {
                return null;
            }
            bytes -= first.size();
            space.signalAll();
            Frame next = frames.peek();
            if (next == null || first.size() + next.size() > CHUNK) {
                return first.bytes();
            }
            ByteArrayOutputStream chunk = new ByteArrayOutputStream(Math.min(CHUNK, first.size() + bytes));
            chunk.writeBytes(first.bytes());
            while (next != null && chunk.size() + next.size() <= CHUNK) {
                chunk.writeBytes(next.bytes());
                bytes -= next.size();
                frames.remove();
                next = frames.peek();
            }
            return chunk.toByteArray();
        } finally {
            lock.unlock();
        }
    }
}
