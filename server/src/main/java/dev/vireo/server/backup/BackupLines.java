package dev.vireo.server.backup;

import java.util.Locale;
import java.util.function.Consumer;

/** Puts the progress of a backup into lines for an administrator. */
public final class BackupLines implements BackupListener {

    private static final long SECOND = 1_000_000_000L;

    private final Consumer<String> lines;
    private long toldAt = System.nanoTime();

    public BackupLines(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void copied(String inWords) {
        lines.accept("  database           " + inWords);
    }

    /** The last one, and meanwhile one line a second. */
    @Override
    public void files(long done, long total) {
        if (done == total || System.nanoTime() - toldAt > SECOND) {
            toldAt = System.nanoTime();
            lines.accept(String.format(Locale.ROOT, "  files              %,d of %,d", done, total));
        }
    }

    @Override
    public void verifying() {
        lines.accept("  verifying          by restoring into a temporary office");
    }
}
