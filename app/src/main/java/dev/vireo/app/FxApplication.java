package dev.vireo.app;

import dev.vireo.app.store.DataFolder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process of one client, as JavaFX starts it. */
public final class FxApplication extends Application {

    private static final Logger log = LoggerFactory.getLogger(FxApplication.class);

    /** For JavaFX. */
    public FxApplication() {
    }

    @Override
    public void start(Stage unused) {
        Platform.setImplicitExit(false);
        Path data = Path.of(getParameters().getRaw().getFirst());
        DataFolder folder;
        try {
            folder = DataFolder.open(data);
        } catch (DataFolder.InUseException | UncheckedIOException e) {
            log.error("cannot start: {}", e.getMessage());
            Refusal.show(data, e, Platform::exit);
            return;
        }
        VireoApp started = new VireoApp(folder, Surroundings.here(address -> getHostServices().showDocument(address)), Platform::exit);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("vireo-stop").unstarted(started::stop));
        started.stage().showingProperty().subscribe(showing -> {
            if (showing) {
                new FirstFrame().start();
            }
        });
        started.start();
    }

    /** Tells how long a person waited for a picture. */
    private static final class FirstFrame extends AnimationTimer {

        @Override
        public void handle(long now) {
            stop();
            Instant launched = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
            log.debug("first frame {} ms after launch", Duration.between(launched, Instant.now()).toMillis());
        }
    }
}
