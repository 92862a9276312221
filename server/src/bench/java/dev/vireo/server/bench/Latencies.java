package dev.vireo.server.bench;

import java.util.Arrays;

/** Times in nanoseconds, sorted. */
public record Latencies(long[] sorted) {

    public static Latencies of(long[] times, int from, int to) {
        long[] copy = Arrays.copyOfRange(times, Math.min(from, times.length), Math.min(to, times.length));
        Arrays.sort(copy);
        return new Latencies(copy);
    }

    /** In milliseconds; 0 if nothing was measured. */
    public double percentile(double percent) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}
