package dev.vireo.app.signin;

import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Opens an office from a backup, on this computer. */
final class OpenBackup implements SignInScreen {

    private final OpenBackupModel model;
    private final ChooseBackup choosing;
    private final Runnable back;
    private final Texts texts = Texts.of(OpenBackup.class);

    @FXML private VBox form;
    @FXML private HBox fileLine;
    @FXML private Label fileName;
    @FXML private Label looking;
    @FXML private VBox summary;
    @FXML private Label office;
    @FXML private Label made;
    @FXML private Label counts;
    @FXML private CheckBox shared;
    @FXML private Button choose;
    @FXML private VBox progress;
    @FXML private ProgressBar bar;
    @FXML private Label stepWords;
    @FXML private AttemptPane trouble;
    @FXML private Button submit;
    @FXML private Button cancel;

    OpenBackup(OpenBackupModel model, ChooseBackup choosing, Runnable back) {
        this.model = model;
        this.choosing = choosing;
        this.back = back;
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(office);
        Wrapping.whereSafe(shared);
        shared.selectedProperty().bindBidirectional(model.sharedProperty());
        trouble.follow(model.attempt(), form, submit, texts.get("backup.working"), this::enter);
        model.fileProperty().subscribe(this::showFile);
        model.backupProperty().subscribe(this::showBackup);
        model.attempt().busyProperty().subscribe(this::showState);
        model.stepProperty().subscribe(this::showState);
        choose.disableProperty().bind(model.attempt().busyProperty());
        choose.setOnAction(_ -> choosing.choose(choose.getScene().getWindow()).ifPresent(model::choose));
        submit.setOnAction(_ -> model.submit());
        CancelButton.follow(cancel, model.attempt(), back, this::enter);
    }

    private void showFile(Optional<Path> file) {
        show(fileLine, file.isPresent());
        String path = file.map(Path::toString).orElse("");
        fileName.setText(file.map(there -> String.valueOf(there.getFileName())).orElse(""));
        fileName.setTooltip(path.isEmpty() ? null : new Tooltip(path));
        choose.setText(texts.get(file.isEmpty() ? "backup.choose" : "backup.choose-another"));
    }

    private void showBackup(Optional<FoundBackup> backup) {
        backup.ifPresent(found -> {
            office.setText(found.office());
            made.setText(texts.get("backup.made", LocalFormats.both(LocalFormats.longDate(), LocalFormats.time())
                    .format(found.madeAt().atZone(ZoneId.systemDefault()))));
            counts.setText(texts.get("backup.counts", found.people(), found.messages(), found.files()));
        });
        choose.getStyleClass().remove("accent");
        if (backup.isEmpty()) {
            choose.getStyleClass().add("accent");
        }
        choose.setDefaultButton(backup.isEmpty());
        submit.setDefaultButton(backup.isPresent());
        showState();
        if (backup.isPresent()) {
            submit.requestFocus();
        }
    }

    private void showState() {
        boolean busy = model.attempt().busyProperty().get();
        Optional<RestoreStep> step = model.stepProperty().get();
        boolean found = model.backupProperty().get().isPresent();
        show(looking, busy && step.isEmpty());
        show(summary, found);
        show(shared, found);
        show(submit, found);
        show(choose, step.isEmpty() && !model.isTaken());
        show(progress, step.isPresent());
        step.ifPresent(now -> {
            bar.setProgress(now.part());
            stepWords.setText(switch (now.phase()) {
                case READING -> texts.get("backup.reading", Math.round(now.part() * 100));
                case VERIFYING -> texts.get("backup.verifying");
                case OPENING -> texts.get("backup.opening");
            });
        });
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    @Override
    public void enter() {
        (model.isTaken() ? cancel : submit.isVisible() ? submit : choose).requestFocus();
    }

    @Override
    public void leave() {
        model.attempt().cancel();
    }
}
