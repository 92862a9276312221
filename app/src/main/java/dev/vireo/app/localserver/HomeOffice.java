package dev.vireo.app.localserver;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The office on this computer: there or not, and open at most once, for as long as the client runs. Any thread. */
public final class HomeOffice implements AutoCloseable {

    private final Path folder;
    private @Nullable LocalOffice running;

    public HomeOffice(Path folder) {
        this.folder = folder;
    }

    /** Whether an office was started here before. */
    public boolean exists() {
        return LocalOffice.exists(folder);
    }

    /**
     * The office, opened now if it was not. Not on the FX thread.
     *
     * @param reach for a new office
     * @throws LocalOffice.CannotStartException if it cannot start
     */
    public synchronized LocalOffice open(LocalOffice.Reach reach) {
        if (running == null) {
            running = LocalOffice.open(folder, reach);
        }
        return running;
    }

    public synchronized Optional<LocalOffice> running() {
        return Optional.ofNullable(running);
    }

    /** Takes back an office that nobody has set up. */
    public synchronized void abandon() {
        if (running != null) {
            running.abandon();
            running = null;
        }
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
