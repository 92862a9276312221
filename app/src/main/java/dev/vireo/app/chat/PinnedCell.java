package dev.vireo.app.chat;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.chat.list.ListServices;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.PinnedMessage;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.FormattedText;
import dev.vireo.app.ui.text.SnippetLines;
import java.util.List;
import java.util.Optional;
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

/** A pinned message: who said it and when, how it begins, and who pinned it. */
final class PinnedCell extends ListCell<PinnedMessage> {

    static final double HEIGHT = 96;

    private final ChatModel chat;
    private final ListServices services;
    private final Texts texts = Texts.of(PinnedCell.class);
    private final Avatar face;
    private final Label author = new Label();
    private final Label time = new Label();
    private final SnippetLines words = new SnippetLines();
    private final Label by = new Label();
    private final Button unpin = new Button("", new FontIcon(Feather.X));
    private final HBox row;

    PinnedCell(ChatModel chat, ListServices services) {
        this.chat = chat;
        this.services = services;
        face = new Avatar(services.avatars(), Avatar.Size.SMALL);
        author.getStyleClass().add("author");
        author.setMinWidth(0);
        time.getStyleClass().addAll("caption", "faint");
        time.setMinWidth(USE_PREF_SIZE);
        by.getStyleClass().addAll("caption", "muted");
        by.setMinWidth(0);
        unpin.setId("unpin");
        unpin.getStyleClass().add("icon-button");
        unpin.setTooltip(new Tooltip(texts.get("pins.unpin")));
        unpin.setAccessibleText(texts.get("pins.unpin"));
        unpin.setFocusTraversable(false);
        unpin.setOnAction(_ -> chat.pin(getItem().message(), false));
        HBox who = new HBox(8, author, time);
        who.setAlignment(Pos.BASELINE_LEFT);
        VBox said = new VBox(2, who, words, by);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        row = new HBox(12, face, said, unpin);
        row.getStyleClass().add("pin");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PinnedMessage pin, boolean empty) {
        super.updateItem(pin, empty);
        setText(null);
        if (empty || pin == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        ChatMessage message = pin.message();
        Optional<Person> person = chat.workspace().person(message.author());
        String name = name(message.author());
        face.show(message.author(), person.map(Person::name).orElse(name),
                person.map(each -> each.avatarHashProperty().getValue()).orElse(null));
        author.setText(name);
        time.setText(services.when().moment(message.time()));
        String text = FormattedText.plain(message.body(), chat.names());
        String shown = text.isBlank() ? carried(message) : text;
        words.show(shown, List.of(), 2);
        by.setText(pin.by().equals(chat.workspace().me().username()) ? texts.get("pins.by.you") : texts.get("pins.by", name(pin.by())));
        unpin.setVisible(chat.mayPin());
        setAccessibleText(texts.get("pins.spoken", name, time.getText(), shown, by.getText()));
        setGraphic(row);
    }

    private String name(String username) {
        return chat.workspace().person(username).map(Person::displayName).orElse(username);
    }

    private String carried(ChatMessage message) {
        return message.attachments().size() == 1 ? message.attachments().getFirst().name()
                : texts.get("pins.files", message.attachments().size());
    }
}
