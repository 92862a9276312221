package dev.vireo.app.help;

import dev.vireo.app.ui.SaveFile;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.WindowScreen;
import dev.vireo.app.ui.Wrapping;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Help and diagnostics: what somebody who helps needs to know, to be read, copied or kept as a file. FX thread. */
public final class HelpScreen implements WindowScreen {

    private static final String FILE = "vireo-diagnostics.txt";
    /** As wide as the longest of them, so that the values of all sections stand below each other. */
    private static final double LABELS = 136;

    private final HelpModel model;
    private final SaveFile saving;
    private final Texts texts = Texts.of(HelpScreen.class);

    @FXML private VBox sections;
    @FXML private VBox shortcuts;
    @FXML private CheckBox identifying;
    @FXML private Button copy;
    @FXML private Button save;
    @FXML private Button openLogs;
    @FXML private Label told;

    /** @param saving asks where the file is to be kept */
    public HelpScreen(HelpSource source, SaveFile saving, Clock clock) {
        this(source, saving, clock, SystemFacts::now);
    }

    HelpScreen(HelpSource source, SaveFile saving, Clock clock, Supplier<SystemFacts> system) {
        this.model = new HelpModel(source, system, clock);
        this.saving = saving;
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(told);
        shown(told, false);
        model.sectionsProperty().subscribe(now -> sections.getChildren().setAll(now.stream().map(this::section).toList()));
        shortcuts.getChildren().setAll(new ShortcutList());
        identifying.selectedProperty().bindBidirectional(model.identifyingProperty());
        copy.setOnAction(_ -> copy());
        save.setOnAction(_ -> saving.choose(save.getScene().getWindow(), FILE).ifPresent(this::saveTo));
        save.disableProperty().bind(model.saving().runningProperty());
        openLogs.setOnAction(_ -> model.openLogs());
        model.saving().problemProperty().subscribe(words -> {
            if (!words.isEmpty()) {
                tell(words, true);
            }
        });
    }

    @Override
    public void focus() {
        copy.requestFocus();
    }

    @Override
    public void close() {
        model.close();
    }

    private VBox section(Fact.Section section) {
        Label title = new Label(section.title());
        title.getStyleClass().add("name");
        GridPane lines = new GridPane();
        lines.getStyleClass().add("facts");
        lines.getColumnConstraints().add(new ColumnConstraints(LABELS));
        int row = 0;
        for (Fact fact : section.facts()) {
            Label value = new Label(fact.value());
            value.setId("fact-" + fact.id());
            Wrapping.whereSafe(value);
            Label label = label(fact.label());
            GridPane.setValignment(label, VPos.TOP);
            lines.addRow(row++, label, value);
        }
        VBox box = new VBox(title, lines);
        box.getStyleClass().add("section");
        return box;
    }

    private static Label label(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.text());
        Clipboard.getSystemClipboard().setContent(content);
        tell(texts.get("copied"), false);
    }

    private void saveTo(Path file) {
        shown(told, false);
        model.save(file).thenRun(() -> tell(texts.get("saved", String.valueOf(file.getFileName())), false));
    }

    private void tell(String words, boolean wrong) {
        told.setText(words);
        told.getStyleClass().removeAll("danger-text", "muted");
        told.getStyleClass().add(wrong ? "danger-text" : "muted");
        shown(told, true);
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
