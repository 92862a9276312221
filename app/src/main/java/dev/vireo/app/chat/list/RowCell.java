package dev.vireo.app.chat.list;

import dev.vireo.app.ui.Texts;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A cell for any row. It is reused for row after row, makes the node for a kind of row when it first shows one, and listens to
 * nothing. The node fills the cell, and its height follows from the list's width.
 */
public final class RowCell extends Region {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass FLASH = PseudoClass.getPseudoClass("flash");

    private final MessageActions actions;
    private final ListServices services;
    private final Runnable loadAgain;
    private final Texts texts = Texts.of(RowCell.class);
    private @Nullable Row row;
    private @Nullable Region node;
    private @Nullable Bubble bubble;
    private @Nullable Label day;
    private @Nullable HBox divider;
    private @Nullable Label replies;
    private @Nullable EarlierPane earlier;

    /** @param loadAgain tries again to load what is before the first row */
    RowCell(MessageActions actions, ListServices services, Runnable loadAgain) {
        this.actions = actions;
        this.services = services;
        this.loadAgain = loadAgain;
        getStyleClass().add("row-cell");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
    }

    public @Nullable Row row() {
        return row;
    }

    /** The cell in which this is, or null. */
    static @Nullable RowCell at(@Nullable Object target) {
        Node node = target instanceof Node hit ? hit : null;
        while (node != null && !(node instanceof RowCell)) {
            node = node.getParent();
        }
        return (RowCell) node;
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
            case Row.MessageRow said -> bubble(said);
            case Row.DayRow date -> day(date);
            case Row.NewMessagesRow() -> divider();
            case Row.RepliesRow(int count) -> replies(count);
            case Row.EarlierRow(var state) -> earlier().show(state);
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

    /** Whether its message is selected as a whole, with others. */
    void mark(boolean marked) {
        pseudoClassStateChanged(MARKED, marked);
    }

    /** Highlights the row that the reader was led to. */
    void flash(boolean now) {
        pseudoClassStateChanged(FLASH, now);
    }

    /** The message's bubble, while the row is a message. */
    Optional<Bubble> bubble() {
        return row instanceof Row.MessageRow ? Optional.ofNullable(bubble) : Optional.empty();
    }

    private Region bubble(Row.MessageRow said) {
        if (bubble == null) {
            bubble = new Bubble(actions, services);
        }
        bubble.show(said);
        setAccessibleText(AccessibleText.of(said, actions.chat(), services.when(), texts));
        return bubble;
    }

    private Region replies(int count) {
        if (replies == null) {
            replies = new Label();
            replies.getStyleClass().addAll("replies-line", "caption");
        }
        replies.setText(texts.get("thread.replies", count));
        setAccessibleText(replies.getText());
        return replies;
    }

    private Region day(Row.DayRow date) {
        if (day == null) {
            day = new Label();
            day.getStyleClass().addAll("day", "caption");
        }
        day.setText(services.when().day(date.date()));
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
            earlier = new EarlierPane(loadAgain);
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
