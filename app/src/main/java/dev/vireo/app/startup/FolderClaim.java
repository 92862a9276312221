package dev.vireo.app.startup;

import dev.vireo.app.store.AppFolders;
import dev.vireo.app.store.DataFolder;
import dev.vireo.time.Pause;
import java.io.UncheckedIOException;
import java.time.Duration;

/** The outcome of a start that wants a data folder. */
public sealed interface FolderClaim {

    Duration PAUSE = Duration.ofMillis(100);

    /** The folder is this client's; whoever gets it closes it. */
    record Held(DataFolder folder) implements FolderClaim {
    }

    /** The client that holds the folder came to the front, and has the link. */
    record HandedOver() implements FolderClaim {
    }

    record Denied(RuntimeException reason) implements FolderClaim {
    }

    /**
     * A client that is just starting or ending holds its folder for a moment before or after others can call it, so both are tried for a
     * while. Blocks.
     *
     * @param link for the client that holds it; may be empty
     */
    static FolderClaim of(AppFolders places, String link, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return new Held(DataFolder.open(places));
            } catch (DataFolder.InUseException e) {
                if (OtherStarts.raise(places.data(), link)) {
                    return new HandedOver();
                }
                if (System.nanoTime() > end) {
                    return new Denied(e);
                }
            } catch (UncheckedIOException e) {
                return new Denied(e);
            }
            try {
                Pause.of(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Denied(new IllegalStateException("interrupted", e));
            }
        }
    }
}
