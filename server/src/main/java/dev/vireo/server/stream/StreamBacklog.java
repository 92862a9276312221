package dev.vireo.server.stream;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory of everything that waits for readers, over all streams. Each queue has its own bound, but thousands of full
 * queues would fill the heap. So the more there is already, the less one of them may hold. What several queues share counts
 * once. Thread-safe.
 */
final class StreamBacklog {

    /** One queue may take at most a quarter of what is left. */
    private static final int PART = 4;
    private static final int PART_OF_HEAP = 8;

    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    /** @param limit in bytes */
    StreamBacklog(long limit) {
        this.limit = limit;
    }

    /** An eighth of the heap. */
    static StreamBacklog ofThisHeap() {
        return new StreamBacklog(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    void hold(EventFrame frame) {
        if (frame.hold()) {
            bytes.addAndGet(frame.weight());
        }
    }

    void release(EventFrame frame) {
        if (frame.release()) {
            bytes.addAndGet(-frame.weight());
        }
    }

    /** Adds bytes held for one reader alone; negative to release them. */
    void change(int by) {
        bytes.addAndGet(by);
    }

    /** How many bytes may be queued for one reader now. */
    long allowance() {
        return Math.max(0, limit - bytes.get()) / PART;
    }

    long bytes() {
        return bytes.get();
    }
}
