package dev.vireo.app.ui;

import java.time.Duration;

/**
 * The moments of a beat at which badges are drawn anew: up to twenty a second while the ring grows, fewer while it slows down and while
 * only the glow fades. When the processor draws, JavaFX copies the whole window for each frame, so no frame is spent where little changes.
 */
final class Beat {

    /** One beat, in nanoseconds. */
    static final long LENGTH = Duration.ofMillis(1_600).toNanos();
    /** When each picture appears, in milliseconds from the start of the beat; each differs about as much from the one before. */
    private static final int[] MOMENTS = {0, 50, 100, 150, 200, 250, 310, 370, 430, 490, 560, 650, 770, 920, 1_040, 1_140, 1_250, 1_370};
    /** Pictures of one beat. */
    static final int STEPS = MOMENTS.length;

    private Beat() {
    }

    /** Where in the beat this moment is, 0 to 1. */
    static double phase(long now) {
        return (double) Math.floorMod(now, LENGTH) / LENGTH;
    }

    /** Which picture is shown at this phase, from 0 and below {@link #STEPS}. */
    static int step(double phase) {
        // Rounded, for a phase is a fraction and the beginning of a picture must not be a hair before it.
        long at = Math.round(phase * LENGTH);
        int step = STEPS - 1;
        while (step > 0 && start(step) > at) {
            step--;
        }
        return step;
    }

    /** The phase of this picture. */
    static double phaseOf(int step) {
        return (double) start(step) / LENGTH;
    }

    /** From this moment until the next picture, in nanoseconds; never 0. */
    static long untilNext(long now) {
        long at = Math.floorMod(now, LENGTH);
        int step = 0;
        while (step < STEPS && start(step) <= at) {
            step++;
        }
        return (step == STEPS ? LENGTH : start(step)) - at;
    }

    private static long start(int step) {
        return MOMENTS[step] * 1_000_000L;
    }
}
