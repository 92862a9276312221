package dev.vireo.app.update;

import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.app.update.UpdateLine.LineTone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The quiet line in the main window that tells of an update; there only while it has something to say. */
public final class UpdateNotice {

    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final UpdateModel updates;
    private final RestartModel restarts;
    private final UpdateSentences sentences;
    private final UpdateButtons actions;

    @FXML private StackPane notice;
    @FXML private HBox line;
    @FXML private FontIcon icon;
    @FXML private Label words;
    @FXML private Label details;
    @FXML private ProgressBar progress;
    @FXML private HBox buttons;

    public UpdateNotice(UpdateModel updates, RestartModel restarts, TimeWords times) {
        this.updates = updates;
        this.restarts = restarts;
        this.sentences = new UpdateSentences(times);
        this.actions = new UpdateButtons(updates, restarts, "link", "small");
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(words);
        Wrapping.whereSafe(details);
        notice.managedProperty().bind(notice.visibleProperty());
        updates.stateProperty().subscribe(_ -> show());
        updates.dismissedProperty().subscribe(_ -> show());
        restarts.offeredProperty().subscribe(_ -> show());
    }

    private void show() {
        Optional<UpdateLine> said = said();
        notice.setVisible(said.isPresent());
        said.ifPresent(this::show);
    }

    private Optional<UpdateLine> said() {
        if (!restarts.offeredProperty().get().isEmpty()) {
            return Optional.of(sentences.restart(restarts.offeredProperty().get()));
        }
        UpdateState state = updates.stateProperty().get();
        boolean news = switch (state) {
            case UpdateState.UpdatesOff _,UpdateState.NotLookedYet _,UpdateState.UpToDate _,UpdateState.OfficeUnreachable _,UpdateState.NoFittingPackage _ ->
                    false;
            case UpdateState.ReleaseRefused(UpdateState.RefusalReason reason) -> reason == UpdateState.RefusalReason.UNSIGNED;
            // From then on it is only to be restarted.
            case UpdateState.UpdateInstalled _ -> restarts.versionProperty().get().isEmpty();
            default -> true;
        };
        return news && !updates.dismissedProperty().get() ? Optional.of(sentences.of(state)) : Optional.empty();
    }

    private void show(UpdateLine said) {
        words.setText(said.words());
        // The settings have the place as well, and a button that copies.
        String more = said.command().isEmpty() ? said.details() : said.command();
        details.setText(more);
        shown(details, !more.isEmpty());
        progress.setProgress(said.progress());
        shown(progress, said.progress() >= 0);
        line.pseudoClassStateChanged(PROBLEM, said.tone() == LineTone.PROBLEM);
        icon.setIconCode(said.tone() == LineTone.PROBLEM ? Feather.ALERT_CIRCLE : Feather.DOWNLOAD_CLOUD);
        List<Button> wanted = new ArrayList<>(actions.of(said));
        if (said.progress() < 0) {
            wanted.add(actions.button("later", "later", this::later));
        }
        UpdateButtons.fill(buttons, wanted);
    }

    private void later() {
        if (restarts.offeredProperty().get().isEmpty()) {
            updates.dismiss();
        } else {
            restarts.later();
        }
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
