package dev.vireo.app;

import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.store.DataFolder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what is behind the windows of a client, once: the session, the office on this computer and the data folder. Any thread. */
final class Shutdown {

    private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

    private final SignInFlow signIn;
    private final HomeOffice home;
    private final DataFolder folder;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Shutdown(SignInFlow signIn, HomeOffice home, DataFolder folder) {
        this.signIn = signIn;
        this.home = home;
        this.folder = folder;
    }

    /** Closes everything, without holding up the caller, and then runs something. @param ends the office, wherever it runs */
    void start(Optional<SignedIn> last, boolean ends, Runnable then) {
        Thread.ofPlatform().name("vireo-end").start(() -> {
            run(last, ends);
            then.run();
        });
    }

    /** Returns when everything is closed; at once where that has begun already. */
    void run(Optional<SignedIn> last, boolean ends) {
        if (begun.getAndSet(true)) {
            return;
        }
        try {
            last.ifPresent(gone -> gone.session().close());
            signIn.awaitLeft();
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

    void await() {
        BoundedWait.until(done);
    }
}
