package dev.vireo.app;

import dev.vireo.app.log.LogFiles;
import dev.vireo.app.startup.CommandLineStart;
import dev.vireo.app.startup.FolderClaim;
import dev.vireo.app.startup.NextFrame;
import dev.vireo.app.startup.OpenedLinks;
import dev.vireo.app.startup.OtherStarts;
import dev.vireo.app.startup.StartupError;
import dev.vireo.app.startup.Version;
import dev.vireo.app.store.AppFolders;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Texts;
import dev.vireo.memory.RestingMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process of one client, as JavaFX starts it. */
public final class FxApplication extends Application {

    private static final Logger log = LoggerFactory.getLogger(FxApplication.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HIDDEN = "hidden";
    private static final int FAILED = 1;

    /** For JavaFX. */
    public FxApplication() {
    }

    /** What {@link Application#launch} is given for a start. */
    static String[] parameters(CommandLineStart.ClientStart start) {
        return new String[] {start.data().toString(), start.join(), start.hidden() ? HIDDEN : ""};
    }

    @Override
    public void start(Stage unused) {
        Platform.setImplicitExit(false);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> log.error("Unexpected failure in {}", thread.getName(), failure));
        List<String> given = getParameters().getRaw();
        CommandLineStart.ClientStart start = new CommandLineStart.ClientStart(Path.of(given.get(0)), given.get(1),
                HIDDEN.equals(given.get(2)));
        Thread.ofPlatform().daemon().name("vireo-start").start(() -> begin(start));
    }

    private void begin(CommandLineStart.ClientStart start) {
        switch (FolderClaim.of(AppFolders.of(start.data()), start.join(), PATIENCE)) {
            case FolderClaim.Held(DataFolder folder) -> {
                LogFiles.into(folder.places().logs());
                // Before the first window, whoever is going to sign in.
                Texts.speak(folder.preferences().get().language());
                log.info("Vireo {} starts, on Java {} and {}", Version.current(), Runtime.version(), System.getProperty("os.name"));
                Platform.runLater(() -> run(folder, start));
            }
            case FolderClaim.HandedOver() -> Platform.exit();
            case FolderClaim.Denied(RuntimeException reason) -> {
                log.error("Couldn't start: {}", reason.getMessage());
                Platform.runLater(() -> StartupError.show(start.data(), reason, () -> Runtime.getRuntime().exit(FAILED)));
            }
        }
    }

    private void run(DataFolder folder, CommandLineStart.ClientStart start) {
        VireoApp started = new VireoApp(folder, ClientPlatform.here(address -> getHostServices().showDocument(address)), Platform::exit);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("vireo-stop").unstarted(started::stop));
        started.stage().showingProperty().subscribe(showing -> {
            if (showing) {
                NextFrame.tell("Window");
            }
        });
        Optional<OtherStarts> others = OtherStarts.listen(folder, OtherStarts.answeredBy(Platform::runLater, started::raise));
        started.onQuit(() -> others.ifPresent(OtherStarts::close));
        OpenedLinks.follow(link -> Platform.runLater(() -> started.raise(link)));
        started.join(start.join());
        started.start(start.hidden());
        RestingMemory.watch();
    }
}
