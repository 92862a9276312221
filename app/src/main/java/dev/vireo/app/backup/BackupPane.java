package dev.vireo.app.backup;

import dev.vireo.app.backup.BackupModel.BackupsState;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimesOfDay;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.BackupProgress;
import dev.vireo.protocol.BackupRun;
import dev.vireo.protocol.BackupSchedule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The office's backups, for its owners: how the last one ended, the one that is being made, and when and where they are made. Stands
 * among other sections. To be closed once it shows no more.
 */
public final class BackupPane {

    private static final Duration BETWEEN_LOOKS = Duration.seconds(1);
    private static final Duration PATIENCE = Duration.millis(150);
    private static final PseudoClass SOUND = PseudoClass.getPseudoClass("sound");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final BackupModel model;
    private final Optional<ChooseFolder> folders;
    private final BackupSentences sentences;
    private final Texts texts = Texts.of(BackupPane.class);
    private final PauseTransition lookAgain = new PauseTransition(BETWEEN_LOOKS);
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private boolean showing;
    /** What the office's folder was when it was last shown; text that differs from it is being typed. */
    private String officeFolder = "";

    @FXML private VBox backups;
    @FXML private HBox statusLine;
    @FXML private FontIcon statusIcon;
    @FXML private Label status;
    @FXML private Label reason;
    @FXML private Label place;
    @FXML private Button again;
    @FXML private HBox runningLine;
    @FXML private Label running;
    @FXML private ProgressBar progress;
    @FXML private Button cancel;
    @FXML private VBox settings;
    @FXML private TextField folder;
    @FXML private Button saveFolder;
    @FXML private Button chooseFolder;
    @FXML private Label folderHint;
    @FXML private CheckBox daily;
    @FXML private ComboBox<LocalTime> time;
    @FXML private Label next;
    @FXML private Button now;
    @FXML private Label problem;

    /** @param folders asks for a folder, where the office's server is on this computer; elsewhere its path is typed */
    public BackupPane(Backups backups, Optional<ChooseFolder> folders, Clock clock) {
        this.model = new BackupModel(backups, clock.getZone());
        this.folders = folders;
        this.sentences = new BackupSentences(clock);
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(status);
        Wrapping.whereSafe(reason);
        Wrapping.whereSafe(place);
        Wrapping.whereSafe(folderHint);
        Wrapping.whereSafe(problem);
        TimesOfDay.fill(time);
        again.setOnAction(_ -> model.load());
        now.setOnAction(_ -> whenFree(model::begin));
        cancel.setOnAction(_ -> whenFree(model::cancel));
        daily.setOnAction(_ -> model.schedule(daily.isSelected(), time.getValue()));
        time.valueProperty().addListener((_, _, chosen) -> {
            if (!showing && chosen != null) {
                model.schedule(daily.isSelected(), chosen);
            }
        });
        chooseFolder.setOnAction(_ -> whenFree(() -> folders
                .flatMap(each -> each.choose(chooseFolder.getScene().getWindow(), shownFolder()))
                .map(Path::toString).ifPresent(model::folder)));
        folder.setOnAction(_ -> saveFolder.fire());
        saveFolder.setOnAction(_ -> whenFree(() -> model.folder(folder.getText().strip())));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(folder.textProperty());
        folder.tooltipProperty().bind(Bindings.when(folder.textProperty().isEmpty()).then((Tooltip) null).otherwise(whole));
        folder.textProperty().addListener(_ -> offer());
        model.change().runningProperty().subscribe(this::offer);
        model.change().problemProperty().subscribe(words -> say(problem, words));
        model.problemProperty().subscribe(_ -> show());
        model.stateProperty().subscribe(_ -> show());
        // Also one that is as before: a switch that was thrown in vain goes back.
        model.overviewProperty().subscribe(this::show);
        show();
        lookAgain.setOnFinished(_ -> model.load());
        patience.setOnFinished(_ -> show());
        patience.playFromStart();
        model.load();
    }

    /** What is asked for once is not asked for again while it is under way. */
    private void whenFree(Runnable request) {
        if (!model.change().runningProperty().get()) {
            request.run();
        }
    }

    /** Follows the office no longer. */
    public void close() {
        lookAgain.stop();
        patience.stop();
        model.close();
    }

    private void show() {
        BackupsState state = model.stateProperty().get();
        BackupOverview overview = model.overviewProperty().get();
        shown(again, state == BackupsState.UNREACHABLE);
        shown(settings, state == BackupsState.SHOWN);
        shown(statusLine, state != BackupsState.LOADING || patience.getStatus() != Animation.Status.RUNNING);
        switch (state) {
            case LOADING -> status(Feather.ARCHIVE, texts.get("loading"), "", "");
            case ELSEWHERE -> status(Feather.DATABASE, texts.get("elsewhere.title"), "", texts.get("elsewhere.text"));
            case UNREACHABLE -> {
                status(Feather.WIFI_OFF, model.problemProperty().get(), "", overview == null ? "" : lastGood(overview));
            }
            case SHOWN -> showStatus(Objects.requireNonNull(overview));
        }
        mark(FAILED, state == BackupsState.SHOWN && overview != null && overview.failure() != null);
        BackupRun verified = state == BackupsState.SHOWN && overview != null && overview.failure() == null ? overview.verified() : null;
        mark(SOUND, isSound(verified));
        mark(DOUBTFUL, verified != null && !isSound(verified));
        if (overview != null) {
            showSchedule(overview);
        }
        showRunning(state == BackupsState.SHOWN && overview != null ? overview.running() : null);
    }

    private void showStatus(BackupOverview overview) {
        BackupRun failure = overview.failure();
        BackupRun verified = overview.verified();
        if (failure != null) {
            status(Feather.ALERT_TRIANGLE, sentences.failed(failure), sentences.reason(failure), lastGood(overview));
        } else if (verified != null) {
            status(isSound(verified) ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE, sentences.verified(verified), "",
                    sentences.place(verified));
        } else {
            status(Feather.ARCHIVE, texts.get("never"), "", "");
        }
    }

    /** Verified when it was made, and still there with everything in it. */
    private static boolean isSound(@Nullable BackupRun backup) {
        return backup != null && backup.present() && backup.damaged() == 0;
    }

    private String lastGood(BackupOverview overview) {
        BackupRun verified = overview.verified();
        return verified == null ? texts.get("never") : texts.get("last", sentences.verified(verified));
    }

    private void status(Feather icon, String words, String why, String where) {
        statusIcon.setIconCode(icon);
        status.setText(words);
        say(reason, why);
        say(place, where);
    }

    private void mark(PseudoClass mark, boolean on) {
        statusLine.pseudoClassStateChanged(mark, on);
    }

    private void showRunning(@Nullable BackupProgress being) {
        boolean began = hasKeyboard(now) && being != null;
        boolean ended = hasKeyboard(cancel) && being == null;
        shown(runningLine, being != null);
        lookAgain.stop();
        if (being != null) {
            running.setText(sentences.progress(being));
            boolean counted = being.total() > 0 && being.done() < being.total();
            progress.setProgress(counted ? (double) being.done() / being.total() : ProgressBar.INDETERMINATE_PROGRESS);
            if (backups.getScene() != null) {
                lookAgain.playFromStart();
            }
        }
        if (began) {
            cancel.requestFocus();
        }
        offer();
        if (ended) {
            now.requestFocus();
        }
    }

    private void showSchedule(BackupOverview overview) {
        BackupSchedule schedule = overview.schedule();
        boolean typed = !folder.getText().equals(officeFolder);
        boolean changed = !schedule.folder().equals(officeFolder);
        showing = true;
        if (!typed || changed && !folder.isFocused()) {
            folder.setText(schedule.folder());
        }
        officeFolder = schedule.folder();
        folder.setEditable(overview.mayChooseFolder() && folders.isEmpty());
        LocalTime wanted = LocalTime.parse(schedule.time());
        if (!time.getItems().contains(wanted)) {
            time.getItems().add(wanted);
            time.getItems().sort(null);
        }
        time.setValue(wanted);
        daily.setSelected(schedule.enabled());
        showing = false;
        next.setText(sentences.next(overview));
        String root = overview.folderRoot();
        folderHint.setText((!overview.mayChooseFolder() ? texts.get("folder.elsewhere") + " "
                : root != null ? texts.get("folder.root", root) + " " : "") + texts.get("folder.text"));
    }

    private void offer() {
        BackupOverview overview = model.overviewProperty().get();
        boolean busy = overview == null || model.change().runningProperty().get();
        boolean may = overview != null && overview.mayChooseFolder();
        String known = shownFolder();
        shown(chooseFolder, may && folders.isPresent());
        shown(saveFolder, may && folders.isEmpty() && !folder.getText().strip().equals(known));
        disable(chooseFolder, busy, false);
        disable(saveFolder, busy, folder.getText().isBlank());
        disable(cancel, busy, false);
        disable(daily, busy, known.isEmpty());
        disable(time, busy, known.isEmpty());
        disable(now, busy, known.isEmpty() || overview == null || overview.running() != null);
    }

    /** What has the keyboard keeps it while its request is under way: disabled, it would lose it to the top of the window. */
    private static void disable(Node control, boolean busy, boolean useless) {
        control.setDisable(useless || busy && !hasKeyboard(control));
    }

    /** Or will have it again, once its window does. */
    private static boolean hasKeyboard(Node control) {
        return control.getScene() != null && control.getScene().getFocusOwner() == control;
    }

    /** The folder as the server has it. */
    private String shownFolder() {
        BackupOverview overview = model.overviewProperty().get();
        return overview == null ? "" : overview.schedule().folder();
    }

    private static void say(Label label, String words) {
        label.setText(words);
        shown(label, !words.isEmpty());
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
