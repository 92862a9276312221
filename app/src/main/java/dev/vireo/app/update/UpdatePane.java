package dev.vireo.app.update;

import dev.vireo.app.store.Preferences;
import dev.vireo.app.ui.CopyLine;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.app.update.UpdateLine.LineTone;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/** Everything about updates, in every state; stands among the settings. To be closed once it shows no more. */
public final class UpdatePane {

    private final UpdateModel updates;
    private final RestartModel restarts;
    private final Preferences.Saved preferences;
    private final UpdateSentences sentences;
    private final UpdateButtons actions;
    private final Texts texts = Texts.of(UpdatePane.class);
    private Subscription following = Subscription.EMPTY;

    @FXML private Label words;
    @FXML private Label details;
    @FXML private HBox buttons;
    @FXML private Button look;
    @FXML private ProgressBar progress;
    @FXML private StackPane commandPlace;
    @FXML private CheckBox wanted;

    public UpdatePane(UpdateModel updates, RestartModel restarts, Preferences.Saved preferences, TimeWords times) {
        this.updates = updates;
        this.restarts = restarts;
        this.preferences = preferences;
        this.sentences = new UpdateSentences(times);
        this.actions = new UpdateButtons(updates, restarts);
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(words);
        Wrapping.whereSafe(details);
        look.setOnAction(_ -> updates.look());
        wanted.setSelected(preferences.get().updates().check());
        wanted.setDisable(!updates.canBeChosen());
        wanted.setOnAction(_ -> {
            preferences.change(now -> now.withUpdates(new Preferences.UpdateChoices(wanted.isSelected())));
            updates.look();
        });
        following = Subscription.combine(updates.stateProperty().subscribe(_ -> show()), updates.lookingProperty().subscribe(_ -> show()),
                restarts.versionProperty().subscribe(_ -> show()));
    }

    /** Follows nothing any more. */
    public void close() {
        following.unsubscribe();
    }

    private void show() {
        String installed = restarts.versionProperty().get();
        UpdateState state = updates.stateProperty().get();
        UpdateLine line = installed.isEmpty() ? sentences.of(state) : sentences.restart(installed);
        words.setText(line.words());
        words.getStyleClass().remove("danger-text");
        if (line.tone() == LineTone.PROBLEM) {
            words.getStyleClass().add("danger-text");
        }
        details.setText(line.details());
        shown(details, !line.details().isEmpty());
        progress.setProgress(line.progress());
        shown(progress, line.progress() >= 0);
        commandPlace.getChildren().clear();
        if (!line.command().isEmpty()) {
            commandPlace.getChildren().setAll(new CopyLine(line.words(), line.command()));
        }
        shown(commandPlace, !line.command().isEmpty());
        UpdateButtons.fill(buttons, actions.of(line));
        boolean looking = updates.lookingProperty().get();
        look.setText(texts.get(looking ? "looking" : "look"));
        look.setDisable(looking);
        shown(look, line.actions().isEmpty() && installed.isEmpty() && canLook(state));
    }

    private static boolean canLook(UpdateState state) {
        return !(state instanceof UpdateState.UpdatesOff || state instanceof UpdateState.UpdateInstalling
                || state instanceof UpdateState.UpdateInstalled);
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
