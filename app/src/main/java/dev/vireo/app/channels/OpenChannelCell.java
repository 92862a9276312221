package dev.vireo.app.channels;

import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.ChannelMark;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Answers.OpenChannel;
import dev.vireo.protocol.ChannelKind;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An open channel, with the way into it. */
final class OpenChannelCell extends ListCell<OpenChannel> {

    static final double HEIGHT = 68;

    private final Texts texts = Texts.of(OpenChannelCell.class);
    private final Set<String> joining;
    private final ChannelMark mark = new ChannelMark(Avatar.Size.MEDIUM);
    private final Label name = new Label();
    private final Label joined = new Label(texts.get("browse.joined"));
    private final Label about = new Label();
    private final Button enter = new Button();
    private final HBox row;

    /** @param joining the ids of those that are being joined just now */
    OpenChannelCell(Consumer<@Nullable OpenChannel> chosen, Set<String> joining) {
        this.joining = joining;
        name.setMinWidth(0);
        name.getStyleClass().add("strong");
        joined.getStyleClass().addAll("caption", "joined");
        joined.setMinWidth(Region.USE_PREF_SIZE);
        joined.managedProperty().bind(joined.visibleProperty());
        about.setMinWidth(0);
        about.getStyleClass().addAll("secondary", "muted");
        HBox names = new HBox(8, name, joined);
        names.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(2, names, about);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        enter.setMinWidth(Region.USE_PREF_SIZE);
        enter.setFocusTraversable(false);
        enter.getStyleClass().addAll("small", "enter");
        enter.setOnAction(_ -> chosen.accept(getItem()));
        row = new HBox(mark, words, enter);
        row.getStyleClass().add("open-channel");
        setPrefWidth(0);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                chosen.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable OpenChannel channel, boolean empty) {
        super.updateItem(channel, empty);
        if (empty || channel == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean busy = joining.contains(channel.id());
        mark.show(channel.id(), ChannelKind.OPEN);
        name.setText(channel.name());
        joined.setVisible(channel.joined());
        String people = texts.get("people.count", channel.members());
        String description = channel.description().replaceAll("\\s+", " ").strip();
        about.setText(description.isEmpty() ? people : texts.get("browse.about", people, description));
        String action = texts.get(channel.joined() ? "browse.open" : busy ? "browse.joining" : "browse.join");
        enter.setText(action);
        enter.setDisable(busy);
        enter.setAccessibleText(texts.get("browse.action", action, channel.name()));
        setAccessibleText(texts.get(channel.joined() ? "browse.row.joined" : "browse.row", channel.name(), about.getText()));
        setGraphic(row);
    }
}
