package dev.vireo.app.saved;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.MentionNames;
import dev.vireo.app.ui.text.SnippetLines;
import dev.vireo.protocol.Answers.Saved;
import dev.vireo.protocol.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
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

/** A saved message: who said it, where and when, and how it begins. */
final class SavedCell extends ListCell<Saved> {

    static final double HEIGHT = 84;

    private final Workspace workspace;
    private final TimeWords times;
    private final Texts texts = Texts.of(SavedCell.class);
    private final Avatar face;
    private final Label author = new Label();
    private final Label place = new Label();
    private final Label time = new Label();
    private final Label reminder = new Label();
    private final SnippetLines words = new SnippetLines();
    private final HBox row;

    SavedCell(Workspace workspace, Avatars avatars, TimeWords times, Consumer<Saved> remove) {
        this.workspace = workspace;
        this.times = times;
        face = new Avatar(avatars, Avatar.Size.SMALL);
        author.getStyleClass().add("author");
        author.setMinWidth(0);
        place.getStyleClass().addAll("caption", "muted");
        place.setMinWidth(0);
        place.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(place, Priority.ALWAYS);
        time.getStyleClass().addAll("caption", "faint");
        time.setMinWidth(USE_PREF_SIZE);
        Button gone = new Button("", new FontIcon(Feather.X));
        gone.setId("unsave");
        gone.getStyleClass().add("icon-button");
        gone.setTooltip(new Tooltip(texts.get("saved.remove")));
        gone.setAccessibleText(texts.get("saved.remove"));
        gone.setFocusTraversable(false);
        gone.setOnAction(_ -> remove.accept(getItem()));
        HBox who = new HBox(8, author, place, time);
        who.setAlignment(Pos.BASELINE_LEFT);
        reminder.getStyleClass().addAll("caption", "reminder");
        reminder.setGraphic(new FontIcon(Feather.CLOCK));
        VBox said = new VBox(2, who, words, reminder);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        row = new HBox(12, face, said, gone);
        row.getStyleClass().add("one");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Saved saved, boolean empty) {
        super.updateItem(saved, empty);
        setText(null);
        if (empty || saved == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Message message = saved.message();
        Optional<Person> person = workspace.person(message.author());
        String name = person.map(Person::displayName).orElse(message.author());
        face.show(message.author(), person.map(Person::name).orElse(message.author()),
                person.map(each -> each.avatarHashProperty().getValue()).orElse(null));
        author.setText(name);
        place.setText(place(message));
        time.setText(times.moment(message.createdAt()));
        reminder.setText(saved.remindAt() != null ? texts.get("saved.reminder", times.at(saved.remindAt()))
                : saved.remindedAt() != null ? texts.get("saved.reminded", times.at(saved.remindedAt())) : "");
        reminder.setVisible(!reminder.getText().isEmpty());
        reminder.setManaged(reminder.isVisible());
        String text = FormattedText.plain(message.body(), MentionNames.none());
        String shown = text.isBlank() ? carried(message) : text;
        words.show(shown, List.of(), reminder.isVisible() ? 1 : 2);
        setAccessibleText(texts.get("saved.spoken", name, place.getText(), time.getText(),
                reminder.isVisible() ? shown + ". " + reminder.getText() : shown));
        setGraphic(row);
    }

    private String place(Message message) {
        Optional<Conversation> conversation = workspace.conversationIn(message.channelId());
        return conversation.map(where -> texts.get(where.isDirect() ? "saved.with" : "saved.in", where.name()))
                .map(where -> message.parentId() == null ? where : texts.get("saved.thread", where)).orElse("");
    }

    private String carried(Message message) {
        List<Message.Attachment> files = message.attachments();
        return switch (files.size()) {
            case 0 -> "";
            case 1 -> files.getFirst().name();
            default -> texts.get("saved.files", files.getFirst().name(), files.size() - 1);
        };
    }
}
