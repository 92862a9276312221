package dev.vireo.app.quit;

import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.session.Session;
import dev.vireo.app.store.DataFolder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what is behind the windows of a client, once: the session, the office on this computer and the data folder. Any thread. */
public final class Shutdown {

    private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

    private final Runnable awaitLeft;
    private final HomeOffice home;
    private final DataFolder folder;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** @param awaitLeft returns when no session that ended before holds the disk any more */
    public Shutdown(Runnable awaitLeft, HomeOffice home, DataFolder folder) {
        this.awaitLeft = awaitLeft;
        this.home = home;
        this.folder = folder;
    }

    /** Closes everything, without holding up the caller, and then runs something. @param ends the office, wherever it runs */
    public void start(Optional<Session> last, boolean ends, Runnable then) {
        Thread.ofPlatform().name("vireo-end").start(() -> {
            run(last, ends);
            then.run();
        });
    }

    /** Returns when everything is closed; at once where that has begun already. */
    public void run(Optional<Session> last, boolean ends) {
        if (begun.getAndSet(true)) {
            return;
        }
        try {
            last.ifPresent(Session::close);
            awaitLeft.run();
            if (ends) {
                home.end();
            } else {
                home.close();
            }
            folder.close();
        } catch (RuntimeException e) {
            log.error("Couldn't close everything", e);
        } finally {
            done.complete(null);
        }
    }

    public void await() {
        BoundedWait.until(done);
    }
}
