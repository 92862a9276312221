package dev.vireo.app.quit;

import dev.vireo.app.chat.Chats;
import dev.vireo.app.localserver.OfficeCommand;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.OpenBefore;
import dev.vireo.app.ui.Background;
import dev.vireo.app.update.Installation;
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
public final class RestartFlow {

    private static final Logger log = LoggerFactory.getLogger(RestartFlow.class);
    private static final Duration BETWEEN_LOOKS = Duration.minutes(1);

    private final DataFolder folder;
    private final OfficeCommand command;
    private final RestartModel model;
    private final Timeline looks = new Timeline();
    private boolean reopened;

    /**
     * @param command starts Vireo once more
     * @param restart ends this client, and calls {@link #startAgain} when its data folder is free
     */
    public RestartFlow(DataFolder folder, OfficeCommand command, Installation installed, Background background, Runnable restart) {
        this.folder = folder;
        this.command = command;
        this.model = new RestartModel(installed, background, restart);
    }

    public RestartModel model() {
        return model;
    }

    /** Looks whenever somebody comes back to the window, and every minute. @param also done every minute, too */
    public void follow(Stage main, Runnable also) {
        main.focusedProperty().subscribe(_ -> model.look());
        looks.getKeyFrames().setAll(new KeyFrame(BETWEEN_LOOKS, _ -> {
            model.look();
            also.run();
        }));
        looks.setCycleCount(Animation.INDEFINITE);
        looks.play();
    }

    public void stop() {
        looks.stop();
    }

    /** Keeps what is open, for the client that comes. */
    public void remember(Account account, Chats chats) {
        folder.keepOpen(new OpenBefore(account.username(), chats.windowKeys()));
    }

    /** Opens what was open before the restart that led here, once it is known what there is. */
    public void reopen(Account account, Workspace workspace, Chats chats) {
        List<String> before = folder.takeOpen().filter(open -> open.username().equals(account.username()))
                .map(OpenBefore::chats).orElse(List.of());
        if (!before.isEmpty()) {
            workspace.loadedProperty().subscribe(loaded -> {
                if (loaded && !reopened) {
                    reopened = true;
                    before.forEach(key -> workspace.conversationNamed(key).ifPresent(chats::openInWindow));
                }
            });
        }
    }

    /** Starts what is installed now, and ends this client. Any thread. */
    public void startAgain(Runnable closed) {
        try {
            command.startClient(folder.path());
        } catch (IOException e) {
            log.error("Couldn't start again: {}", e.getMessage());
        } finally {
            closed.run();
        }
    }
}
