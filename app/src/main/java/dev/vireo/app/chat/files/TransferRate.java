package dev.vireo.app.chat.files;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How fast a file moves, by what it did in the last seconds, and how long that still takes. FX thread. */
final class TransferRate {

    /** @param left for all that is missing, in whole seconds, at least one */
    record Estimate(double bytesPerSecond, Duration left) {
    }

    private record Sample(long nanoTime, double bytes) {
    }

    /** Sooner an estimate would jump. */
    private static final long LEAST = Duration.ofSeconds(2).toNanos();
    private static final long WINDOW = Duration.ofSeconds(8).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final long size;
    private final LongSupplier nanoTime;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** @param size of the file, in bytes */
    TransferRate(long size, LongSupplier nanoTime) {
        this.size = size;
        this.nanoTime = nanoTime;
    }

    /** It has come so far, from 0 to 1. Going back means that it began anew. */
    void reached(double progress) {
        double bytes = progress * size;
        if (!samples.isEmpty() && bytes < samples.getLast().bytes()) {
            samples.clear();
        }
        long now = nanoTime.getAsLong();
        samples.addLast(new Sample(now, bytes));
        while (now - samples.getFirst().nanoTime() > WINDOW) {
            samples.removeFirst();
        }
    }

    /** Empty until it has moved long enough to tell. */
    Optional<Estimate> estimate() {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        long took = last.nanoTime() - first.nanoTime();
        double moved = last.bytes() - first.bytes();
        if (took < LEAST || moved <= 0) {
            return Optional.empty();
        }
        double rate = moved / (took / NANOS_PER_SECOND);
        return Optional.of(new Estimate(rate, Duration.ofSeconds((long) Math.max(1, Math.ceil((size - last.bytes()) / rate)))));
    }
}
