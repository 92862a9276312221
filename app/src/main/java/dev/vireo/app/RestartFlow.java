package dev.vireo.app;

import dev.vireo.app.state.Workspace;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.OpenBefore;
import dev.vireo.app.ui.Background;
import dev.vireo.app.update.RestartModel;
import java.io.IOException;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices that another version was installed, and starts it in place of the running one, with the same conversations open. FX thread. */
final class RestartFlow {

    private static final Logger log = LoggerFactory.getLogger(RestartFlow.class);
    private static final Duration BETWEEN_LOOKS = Duration.minutes(1);

    private final DataFolder folder;
    private final ClientPlatform platform;
    private final RestartModel model;
    private final Timeline looks = new Timeline();
    private boolean reopened;

    /**
     * @param restart ends this client, and calls {@link #startAgain} when its data folder is free
     */
    RestartFlow(DataFolder folder, ClientPlatform platform, Background background, Runnable restart) {
        this.folder = folder;
        this.platform = platform;
        this.model = new RestartModel(platform.updates().here(), background, restart);
    }

    RestartModel model() {
        return model;
    }

    /** Looks whenever somebody comes back to the window, and every minute. @param also done every minute, too */
    void follow(Stage main, Runnable also) {
        main.focusedProperty().subscribe(_ -> model.look());
        looks.getKeyFrames().setAll(new KeyFrame(BETWEEN_LOOKS, _ -> {
            model.look();
            also.run();
        }));
        looks.setCycleCount(Animation.INDEFINITE);
        looks.play();
    }

    void stop() {
        looks.stop();
    }

    /** Keeps what is open, for the client that comes. */
    void remember(SignedIn now) {
        folder.keepOpen(new OpenBefore(now.account().username(), now.chats().openKeys()));
    }

    /** Opens what was open before the restart that led here, once it is known what there is. */
    void reopen(SignedIn now) {
        List<String> chats = folder.takeOpen().filter(open -> open.username().equals(now.account().username()))
                .map(OpenBefore::chats).orElse(List.of());
        Workspace workspace = now.session().workspace();
        if (!chats.isEmpty()) {
            workspace.loadedProperty().subscribe(loaded -> {
                if (loaded && !reopened) {
                    reopened = true;
                    chats.forEach(key -> workspace.conversationNamed(key).ifPresent(now.chats()::open));
                }
            });
        }
    }

    /** Starts what is installed now, and ends this client. Any thread. */
    void startAgain(Runnable closed) {
        try {
            platform.computer().command().startClient(folder.path());
        } catch (IOException e) {
            log.error("Couldn't start again: {}", e.getMessage());
        } finally {
            closed.run();
        }
    }
}
