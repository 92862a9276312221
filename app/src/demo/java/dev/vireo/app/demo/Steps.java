package dev.vireo.app.demo;

import java.util.Locale;
import java.util.concurrent.Callable;

/** Prints each step of the demo with the time it took. The first step that does not happen ends the demo. */
final class Steps {

    private int number;

    /** Does something, and waits until it has happened. */
    void step(String what, Runnable happens) {
        step(what, () -> {
            long start = System.nanoTime();
            happens.run();
            return System.nanoTime() - start;
        });
    }

    /** As {@link #step(String, Runnable)}, with a time that was measured within. @param happens gives nanoseconds */
    void step(String what, Callable<Long> happens) {
        try {
            long nanos = happens.call();
            System.out.printf(Locale.ROOT, "%3d  %-72s %8.1f ms%n", ++number, what, nanos / 1e6);
        } catch (Exception | AssertionError e) {
            System.out.printf(Locale.ROOT, "%3d  %-72s did not happen%n", ++number, what);
            throw new NotHappened(what, e);
        }
    }

    /** A step of the story did not happen. */
    static final class NotHappened extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotHappened(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
