package dev.vireo.app.people;

import dev.vireo.app.ui.Texts;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One row of a file: who it is, and why they cannot be added if they cannot. */
final class ImportCell extends ListCell<ImportRow> {

    static final double HEIGHT = 56;
    private static final double LINE_WIDTH = 64;

    private final Texts texts = Texts.of(ImportCell.class);
    private final FontIcon mark = new FontIcon();
    private final Label name = new Label();
    private final Label details = new Label();
    private final Label line = new Label();
    private final Tooltip whole = new Tooltip();
    private final HBox row;

    ImportCell() {
        name.getStyleClass().add("medium");
        details.getStyleClass().add("secondary");
        line.getStyleClass().addAll("caption", "muted");
        line.setMinWidth(LINE_WIDTH);
        VBox words = new VBox(2, name, details);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(mark, words, line);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(ImportRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        boolean good = item.good();
        row.getStyleClass().setAll("import-row", good ? "good" : "bad");
        mark.setIconCode(good ? Feather.CHECK : Feather.ALERT_TRIANGLE);
        String who = item.name().isEmpty() ? texts.get("import.nameless") : item.name();
        name.setText(item.username().isEmpty() ? who : texts.get("import.who", who, item.username()));
        String said = good ? texts.get("import.good", PeopleWords.role(item.role()))
                : item.faults().stream().map(NameFault::words).collect(Collectors.joining(" "));
        details.setText(said);
        details.getStyleClass().removeAll("muted", "danger-text");
        details.getStyleClass().add(good ? "muted" : "danger-text");
        line.setText(texts.get("import.line", item.line()));
        whole.setText(said);
        setTooltip(whole);
        setAccessibleText(texts.get("import.spoken", line.getText(), name.getText(), said));
        setGraphic(row);
    }
}
