package dev.vireo.app.chat;

import dev.vireo.app.chat.files.IconButtons;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.MentionNames;
import dev.vireo.app.ui.text.SnippetLines;
import dev.vireo.protocol.Answers.Scheduled;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A message that is to be sent later: how it begins, where and when, or why it was not sent. */
final class ScheduledCell extends ListCell<Scheduled> {

    static final double HEIGHT = 78;

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Workspace workspace;
    private final TimeWords times;
    private final boolean places;
    private final Texts texts = Texts.of(ScheduledCell.class);
    private final SnippetLines words = new SnippetLines();
    private final Label when = new Label("", new FontIcon(Feather.CLOCK));
    private final HBox row;

    /**
     * @param places whether it says where
     * @param menu   shows what can be done with it at a button
     */
    ScheduledCell(Workspace workspace, TimeWords times, boolean places, BiConsumer<Button, @Nullable Scheduled> menu) {
        this.workspace = workspace;
        this.times = times;
        this.places = places;
        when.getStyleClass().addAll("caption", "when");
        when.setMinWidth(0);
        when.setTooltip(new Tooltip());
        when.getTooltip().textProperty().bind(when.textProperty());
        Button more = IconButtons.of("scheduledMore", Feather.MORE_VERTICAL, texts.get("scheduled.more"));
        more.setFocusTraversable(false);
        more.setOnAction(_ -> menu.accept(more, getItem()));
        VBox said = new VBox(4, words, when);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        row = new HBox(8, said, more);
        row.getStyleClass().add("one");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Scheduled scheduled, boolean empty) {
        super.updateItem(scheduled, empty);
        setText(null);
        if (empty || scheduled == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String text = FormattedText.plain(scheduled.body(), MentionNames.none());
        words.show(text, List.of(), 2);
        String at = scheduled.problem() == null ? times.at(scheduled.sendAt())
                : texts.get("scheduled.problem", FailureTexts.ofCode(scheduled.problem()));
        String place = places ? workspace.conversationIn(scheduled.channelId()).map(Conversation::name).orElse("") : "";
        when.setText(place.isEmpty() ? at : texts.get("scheduled.place", place, at));
        when.pseudoClassStateChanged(FAILED, scheduled.problem() != null);
        setAccessibleText(texts.get("scheduled.spoken", text, when.getText()));
        setGraphic(row);
    }
}
