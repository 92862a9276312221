package dev.vireo.app;

import dev.vireo.app.store.DataFolder;
import dev.vireo.time.Pause;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process of one client, as JavaFX starts it. */
public final class FxApplication extends Application {

    private static final Logger log = LoggerFactory.getLogger(FxApplication.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** For JavaFX. */
    public FxApplication() {
    }

    @Override
    public void start(Stage unused) {
        Platform.setImplicitExit(false);
        Path data = Path.of(getParameters().getRaw().getFirst());
        String join = getParameters().getRaw().get(1);
        Thread.ofPlatform().daemon().name("vireo-start").start(() -> begin(data, join));
    }

    /** A client that is just starting or ending holds its folder for a moment before or after others can call it. */
    private void begin(Path data, String join) {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                DataFolder folder = DataFolder.open(data);
                Platform.runLater(() -> run(folder, join));
                return;
            } catch (DataFolder.InUseException e) {
                if (OtherStarts.raise(data, join)) {
                    Platform.exit();
                    return;
                }
                if (System.nanoTime() > end) {
                    refuse(data, e);
                    return;
                }
            } catch (UncheckedIOException e) {
                refuse(data, e);
                return;
            }
            try {
                Pause.of(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void refuse(Path data, RuntimeException reason) {
        log.error("Couldn't start: {}", reason.getMessage());
        Platform.runLater(() -> StartupError.show(data, reason, Platform::exit));
    }

    private void run(DataFolder folder, String join) {
        VireoApp started = new VireoApp(folder, ClientPlatform.here(address -> getHostServices().showDocument(address)), Platform::exit);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("vireo-stop").unstarted(started::stop));
        started.stage().showingProperty().subscribe(showing -> {
            if (showing) {
                new FirstFrame().start();
            }
        });
        Optional<OtherStarts> others = OtherStarts.listen(folder, link -> Platform.runLater(() -> {
            started.join(link);
            started.raise();
        }));
        started.onQuit(() -> others.ifPresent(OtherStarts::close));
        started.join(join);
        started.start();
    }

    /** Tells how long a person waited for a picture. */
    private static final class FirstFrame extends AnimationTimer {

        @Override
        public void handle(long now) {
            stop();
            Instant launched = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
            log.debug("First frame {} ms after launch", Duration.between(launched, Instant.now()).toMillis());
        }
    }
}
