package dev.vireo.app.ui.text;

import dev.vireo.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A line of the picker: a heading, or emoji beside each other. Used again for other lines as they are scrolled. */
final class EmojiLine extends ListCell<EmojiChoices.Line> {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double PICTURE = 24;

    private final EmojiChoices choices;
    private final Texts texts;
    private final Label heading = new Label();
    private final List<EmojiImage> images = new ArrayList<>();
    private final HBox row = new HBox();

    EmojiLine(EmojiChoices choices, Texts texts, Consumer<Emoji> pick) {
        this.choices = choices;
        this.texts = texts;
        heading.getStyleClass().addAll("heading", "caption", "muted");
        row.getStyleClass().add("emoji-row");
        for (int column = 0; column < EmojiChoices.COLUMNS; column++) {
            EmojiImage image = new EmojiImage(PICTURE);
            StackPane target = new StackPane(image);
            target.getStyleClass().add("target");
            int at = column;
            target.setOnMouseEntered(_ -> choices.choose(new EmojiChoices.GridPosition(getIndex(), at)));
            target.setOnMouseClicked(_ -> choices.at(new EmojiChoices.GridPosition(getIndex(), at)).ifPresent(pick));
            images.add(image);
            row.getChildren().add(target);
        }
        choices.chosenProperty().subscribe(this::mark);
    }

    @Override
    protected void updateItem(EmojiChoices.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        switch (empty ? null : line) {
            case EmojiChoices.Line.Heading(var key) -> {
                heading.setText(texts.get("emoji." + key));
                setGraphic(heading);
            }
            case EmojiChoices.Line.EmojiRow(var emoji) -> {
                for (int column = 0; column < images.size(); column++) {
                    row.getChildren().get(column).setVisible(column < emoji.size());
                    if (column < emoji.size()) {
                        images.get(column).show(emoji.get(column));
                    }
                }
                setGraphic(row);
            }
            case null -> setGraphic(null);
        }
        mark(choices.chosenProperty().get());
    }

    private void mark(EmojiChoices.@Nullable GridPosition chosen) {
        for (int column = 0; column < images.size(); column++) {
            boolean here = chosen != null && chosen.line() == getIndex() && chosen.column() == column;
            row.getChildren().get(column).pseudoClassStateChanged(CHOSEN, here);
        }
    }
}
