package dev.vireo.server.move;

import java.util.Locale;
import java.util.function.Consumer;

/** Reports the progress of a move: small tables once, large ones every second. One thread. */
final class MoveProgress {

    private static final long SECOND = 1_000_000_000L;

    private final Consumer<String> lines;
    private long last = System.nanoTime();

    MoveProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    void say(String line) {
        lines.accept(line);
    }

    void at(String what, long done, long total) {
        long now = System.nanoTime();
        if (done >= total || now - last >= SECOND) {
            last = now;
            say(String.format(Locale.ROOT, "  %-18s %,12d of %,d  %3d %%", what, done, total, total == 0 ? 100 : 100 * done / total));
        }
    }
}
