package dev.vireo.app.people;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.User;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Adds the people of a CSV file: first all its rows are shown with what is wrong with them, then the good ones are added. */
public final class ImportPeople {

    private final ImportModel model;
    private final FirstCodes codes;
    private final CsvFiles files;
    private final Supplier<List<User>> everybody;
    private final Runnable leave;
    private final Texts texts = Texts.of(ImportPeople.class);

    @FXML private Button back;
    @FXML private Label summary;
    @FXML private ListView<ImportRow> rows;
    @FXML private VBox message;
    @FXML private FontIcon messageIcon;
    @FXML private Label messageTitle;
    @FXML private Label messageText;
    @FXML private Label importProblem;
    @FXML private Button chooseFile;
    @FXML private Button addAll;
    @FXML private Button saveCodes;
    @FXML private Button done;

    /**
     * @param everybody whose names are taken
     * @param leave     leads back to the list
     */
    ImportPeople(ImportModel model, FirstCodes codes, CsvFiles files, Supplier<List<User>> everybody, Runnable leave) {
        this.model = model;
        this.codes = codes;
        this.files = files;
        this.everybody = everybody;
        this.leave = leave;
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(importProblem);
        rows.setFixedCellSize(ImportCell.HEIGHT);
        rows.setItems(model.rows());
        rows.setCellFactory(_ -> new ImportCell());
        back.setOnAction(_ -> leave());
        done.setOnAction(_ -> leave());
        chooseFile.setOnAction(_ -> files.open(chooseFile.getScene().getWindow()).ifPresent(file -> model.read(file, everybody.get())));
        addAll.setOnAction(_ -> model.add());
        saveCodes.setOnAction(_ -> files.save(saveCodes.getScene().getWindow(), texts.get("codes.file"))
                .ifPresent(file -> codes.save(model.added(), file)));
        codes.making().runningProperty().subscribe(this::showCodes);
        codes.madeProperty().subscribe(this::showCodes);
        codes.making().problemProperty()
                .subscribe(words -> PeopleWords.say(importProblem, words.isEmpty() ? "" : texts.get("codes.failed", words)));
        model.adding().problemProperty()
                .subscribe(words -> PeopleWords.say(importProblem, words.isEmpty() ? "" : texts.get("import.failed", words)));
        model.adding().runningProperty().subscribe(this::offer);
        model.stateProperty().subscribe(this::show);
        show();
        showCodes();
    }

    void focus() {
        chooseFile.requestFocus();
    }

    private void offer() {
        boolean busy = model.adding().runningProperty().get();
        int good = model.good();
        addAll.setText(busy ? texts.get("import.adding", good) : texts.get("import.add", good));
        addAll.setDisable(busy || good == 0);
        chooseFile.setDisable(busy);
    }

    private void show() {
        ImportModel.ImportState state = model.stateProperty().get();
        boolean preview = state == ImportModel.ImportState.PREVIEW;
        boolean finished = state == ImportModel.ImportState.DONE;
        rows.setVisible(preview);
        message.setVisible(!preview);
        chooseFile.setText(texts.get(state == ImportModel.ImportState.CHOOSE ? "import.choose" : "import.choose.other"));
        PeopleWords.shown(chooseFile, !finished);
        chooseFile.getStyleClass().remove("accent");
        if (!preview) {
            chooseFile.getStyleClass().add("accent");
        }
        PeopleWords.shown(addAll, preview);
        PeopleWords.shown(saveCodes, finished);
        PeopleWords.shown(done, finished);
        switch (state) {
            case CHOOSE -> say(Feather.FILE_TEXT, texts.get("import.choose.title"), texts.get("import.choose.text", Limits.USERS_PER_CALL));
            case READING -> say(Feather.FILE_TEXT, texts.get("import.reading"), "");
            case REFUSED -> say(Feather.ALERT_TRIANGLE, texts.get("import.refused"), model.fault().map(fault -> texts
                    .get("import.fault." + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'))).orElse(""));
            case PREVIEW -> {}
            case DONE -> say(Feather.CHECK_CIRCLE, texts.get("import.added", model.added().size()), texts.get("import.added.text"));
        }
        PeopleWords.say(summary, preview ? texts.get("import.summary", model.good(), model.bad()) : "");
        offer();
        if (preview) {
            (model.good() > 0 ? addAll : chooseFile).requestFocus();
        } else if (finished) {
            saveCodes.requestFocus();
        }
    }

    private void showCodes() {
        boolean busy = codes.making().runningProperty().get();
        saveCodes.setDisable(busy);
        saveCodes.setText(busy ? texts.get("codes.making", codes.madeProperty().get(), model.added().size()) : texts.get("codes.save"));
        codes.saved().ifPresent(file -> {
            PeopleWords.shown(saveCodes, false);
            say(Feather.CHECK_CIRCLE, texts.get("codes.saved", model.added().size()),
                    texts.get("codes.saved.text", String.valueOf(file.getFileName())));
            done.requestFocus();
        });
    }

    private void leave() {
        codes.cancel();
        leave.run();
    }

    private void say(Feather icon, String title, String text) {
        messageIcon.setIconCode(icon);
        messageTitle.setText(title);
        messageText.setText(text);
    }
}
