package dev.vireo.app.chat;

import dev.vireo.app.ui.Texts;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A cell for any row. It is reused for row after row, makes the node for a kind of row when it first shows one, and listens to
 * nothing. The node fills the cell, and its height follows from the list's width.
 */
final class RowCell extends Region {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final ChatModel model;
    private final When when;
    private final Texts texts = Texts.of(RowCell.class);
    private @Nullable Row row;
    private @Nullable Region node;
    private @Nullable Bubble bubble;
    private @Nullable Label day;
    private @Nullable HBox divider;
    private @Nullable EarlierPane earlier;

    RowCell(ChatModel model, When when) {
        this.model = model;
        this.when = when;
        getStyleClass().add("row-cell");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
    }

    @Nullable Row row() {
        return row;
    }

    void show(Row now) {
        if (now.equals(row)) {
            return;
        }
        row = now;
        if (earlier != null) {
            earlier.rest();
        }
        Region shown = switch (now) {
            case Row.Said said -> bubble(said);
            case Row.Day date -> day(date);
            case Row.New() -> divider();
            case Row.Earlier(var state) -> earlier().show(state);
        };
        if (shown != node) {
            node = shown;
            getChildren().setAll(shown);
        }
        requestLayout();
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    private Region bubble(Row.Said said) {
        if (bubble == null) {
            bubble = new Bubble(model, when);
        }
        bubble.show(said);
        setAccessibleText(Bubble.spoken(said.message(), model.conversation().other().displayName(),
                when.time(said.message().time()), texts));
        return bubble;
    }

    private Region day(Row.Day date) {
        if (day == null) {
            day = new Label();
            day.getStyleClass().addAll("day", "caption");
        }
        day.setText(when.day(date.date()));
        setAccessibleText(day.getText());
        return day;
    }

    private Region divider() {
        if (divider == null) {
            Label word = new Label(texts.get("divider.new"));
            word.getStyleClass().add("word");
            divider = new HBox(line(), word, line());
            divider.getStyleClass().add("new-divider");
        }
        setAccessibleText(texts.get("divider.new"));
        return divider;
    }

    private EarlierPane earlier() {
        if (earlier == null) {
            earlier = new EarlierPane(model);
        }
        setAccessibleText(null);
        return earlier;
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("line");
        HBox.setHgrow(line, Priority.ALWAYS);
        return line;
    }

    @Override
    protected double computePrefHeight(double width) {
        return node == null ? 0 : node.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        if (node != null) {
            node.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> getAccessibleText();
            case SELECTED -> getPseudoClassStates().contains(SELECTED);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
