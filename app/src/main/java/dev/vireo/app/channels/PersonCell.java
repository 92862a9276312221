package dev.vireo.app.channels;

import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.AvatarWithPresence;
import dev.vireo.app.ui.Avatars;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One person that can be picked. */
final class PersonCell extends ListCell<Person> {

    static final double HEIGHT = 48;

    private final AvatarWithPresence face;
    private final Label name = new Label();
    private final Label title = new Label();
    private final HBox row;

    PersonCell(Avatars avatars) {
        face = new AvatarWithPresence(avatars, Avatar.Size.SMALL);
        name.setMinWidth(0);
        title.setMinWidth(0);
        title.getStyleClass().addAll("caption", "muted");
        title.managedProperty().bind(title.textProperty().isNotEmpty());
        VBox words = new VBox(name, title);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        row = new HBox(face, words);
        row.getStyleClass().add("person");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Person person, boolean empty) {
        super.updateItem(person, empty);
        if (empty || person == null) {
            face.stopFollowing();
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        face.follow(person.username(), person.nameProperty(), person.avatarHashProperty(), person.presenceProperty());
        name.setText(person.displayName());
        title.setText(person.titleProperty().get());
        setAccessibleText(title.getText().isEmpty() ? name.getText() : name.getText() + ", " + title.getText());
        setGraphic(row);
    }
}
