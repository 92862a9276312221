package dev.vireo.app.startup;

import dev.vireo.app.loopback.LoopbackCall;
import dev.vireo.app.loopback.LoopbackListener;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.RunningClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data folder has one client at a time; whoever starts another means the one that runs. The running client listens on the loopback
 * interface, and leaves the port and a secret in its folder: only who may read the folder can call it. What a killed client left behind is
 * not called, as another program may have its port by now: its folder is not held.
 */
public final class OtherStarts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OtherStarts.class);
    private static final String DONE = "raised";
    private static final String NOT_DONE = "ending";
    /** Less than the caller's own. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataFolder folder;
    private final LoopbackListener listener;

    private OtherStarts(DataFolder folder, LoopbackListener listener) {
        this.folder = folder;
        this.listener = listener;
    }

    /**
     * Listens from now on. A computer that does not allow it costs a person this convenience and nothing else.
     *
     * @param raise brings the window to the front, and takes an invitation's link if the other start was given one, else an empty text;
     *              returns whether it did. Called on any thread
     */
    public static Optional<OtherStarts> listen(DataFolder folder, Predicate<String> raise) {
        try {
            LoopbackListener listener = LoopbackListener.open("vireo-other-starts", link -> {
                log.debug("Another launch asks for the window");
                return raise.test(link) ? DONE : NOT_DONE;
            });
            folder.keepRunning(new RunningClient(listener.port(), listener.secret()));
            return Optional.of(new OtherStarts(folder, listener));
        } catch (IOException | UncheckedIOException e) {
            log.warn("Another launch won't find this client: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Asks on another thread, so that a client that is ending meanwhile says so, and the link is not lost in it. What is not begun when the
     * patience ends is not done at all: the caller tries again.
     */
    public static Predicate<String> answeredBy(Executor fx, Predicate<String> raise) {
        return answeredBy(fx, raise, PATIENCE);
    }

    static Predicate<String> answeredBy(Executor fx, Predicate<String> raise, Duration patience) {
        return link -> {
            AtomicBoolean begun = new AtomicBoolean();
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            fx.execute(() -> {
                if (!begun.getAndSet(true)) {
                    answer.complete(raise.test(link));
                }
            });
            try {
                return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return begun.getAndSet(true);
            } catch (ExecutionException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    /** Asks the client that holds this folder to come to the front. @param link for it; may be empty. @return whether there is one and it does */
    public static boolean raise(Path folder, String link) {
        return DataFolder.running(folder).flatMap(running -> LoopbackCall.say(running.port(), running.secret(), link))
                .filter(DONE::equals).isPresent();
    }

    @Override
    public void close() {
        listener.close();
        folder.forgetRunning();
    }
}
