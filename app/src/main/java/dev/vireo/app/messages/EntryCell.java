package dev.vireo.app.messages;

import dev.vireo.app.ui.Texts;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** One line of the list, whatever it is; the nodes for each kind are made when the cell first needs them. */
final class EntryCell extends ListCell<ListEntry> {

    static final double ROW = 68;
    static final double HEADING = 44;
    private static final PseudoClass TITLE = PseudoClass.getPseudoClass("title");

    private final Texts texts = Texts.of(EntryCell.class);
    private final Supplier<ConversationRow> rows;
    private final Supplier<HeadingRow> headings;
    private final BiConsumer<ListSection, Node> adds;
    private final BooleanSupplier findsChannels;
    private @Nullable ConversationRow row;
    private @Nullable HeadingRow heading;

    EntryCell(Supplier<ConversationRow> rows, Supplier<HeadingRow> headings, BiConsumer<ListSection, Node> adds,
            BooleanSupplier findsChannels) {
        this.rows = rows;
        this.headings = headings;
        this.adds = adds;
        this.findsChannels = findsChannels;
        setPrefWidth(0);
        setText(null);
    }

    @Override
    protected void updateItem(@Nullable ListEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (row != null) {
            row.stopFollowing();
        }
        if (heading != null) {
            heading.stopFollowing();
        }
        pseudoClassStateChanged(TITLE, entry instanceof ListEntry.SectionHeading);
        setGraphic(null);
        setAccessibleText(null);
        if (empty || entry == null) {
            return;
        }
        switch (entry) {
            case ListEntry.ConversationEntry(var conversation) -> {
                row = row == null ? rows.get() : row;
                row.follow(conversation, this::setAccessibleText);
                show(row, ROW);
            }
            case ListEntry.SectionHeading above -> {
                heading = heading == null ? headings.get() : heading;
                boolean addable = above.section() == ListSection.DIRECT
                        || above.section() == ListSection.CHANNELS && findsChannels.getAsBoolean();
                heading.follow(above, addable, this::setAccessibleText);
                show(heading, HEADING);
            }
            case ListEntry.EmptySection(ListSection section) -> {
                Label words = new Label(texts.get("section." + section.id() + ".empty"));
                words.getStyleClass().addAll("secondary", "muted", "nothing");
                words.setMinWidth(0);
                setAccessibleText(words.getText());
                show(words, HEADING);
            }
        }
    }

    /** Does what the button of a heading does. */
    void add() {
        switch (getItem()) {
            case ListEntry.SectionHeading _ when heading != null -> heading.add();
            case ListEntry.EmptySection(ListSection section) -> adds.accept(section, this);
            case null, default -> {}
        }
    }

    private void show(Node node, double height) {
        setPrefHeight(height);
        setMinHeight(height);
        setMaxHeight(height);
        setGraphic(node);
    }
}
