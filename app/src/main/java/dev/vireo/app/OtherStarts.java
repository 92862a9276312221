package dev.vireo.app;

import dev.vireo.app.loopback.LoopbackCall;
import dev.vireo.app.loopback.LoopbackListener;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.RunningClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data folder has one client at a time; whoever starts another means the one that runs. The running client listens on the loopback
 * interface, and leaves the port and a secret in its folder: only who may read the folder can call it. Where nobody listens any more,
 * the call fails at once, so that what a killed client left behind is in nobody's way.
 */
final class OtherStarts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OtherStarts.class);
    private static final String DONE = "raised";

    private final LoopbackListener listener;

    private OtherStarts(LoopbackListener listener) {
        this.listener = listener;
    }

    /**
     * Listens from now on. A computer that does not allow it costs a person this convenience and nothing else.
     *
     * @param raise brings the window to the front, and takes an invitation's link if the other start was given one, else an empty text;
     *              called on any thread
     */
    static Optional<OtherStarts> listen(DataFolder folder, Consumer<String> raise) {
        try {
            LoopbackListener listener = LoopbackListener.open("vireo-other-starts", link -> {
                log.debug("Another launch asks for the window");
                raise.accept(link);
                return DONE;
            });
            folder.keepRunning(new RunningClient(listener.port(), listener.secret()));
            return Optional.of(new OtherStarts(listener));
        } catch (IOException | UncheckedIOException e) {
            log.warn("Another launch won't find this client: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Asks the client that holds this folder to come to the front. @param link for it; may be empty. @return whether there is one and it does */
    static boolean raise(Path folder, String link) {
        return DataFolder.running(folder).flatMap(running -> LoopbackCall.say(running.port(), running.secret(), link))
                .filter(DONE::equals).isPresent();
    }

    @Override
    public void close() {
        listener.close();
    }
}
