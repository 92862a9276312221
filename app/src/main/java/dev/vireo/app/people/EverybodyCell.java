package dev.vireo.app.people;

import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.User;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import java.util.function.Consumer;

/** One person in the list: face, names, role and state, and when they were last seen. A click opens them. */
final class EverybodyCell extends ListCell<User> {

    static final double HEIGHT = 60;

    private final Avatar avatar;
    private final TimeWords times;
    private final Label name = new Label();
    private final Label username = new Label();
    private final Label seen = new Label();
    private final HBox chips = new HBox();
    private final HBox row;
    private final Texts texts = Texts.of(EverybodyCell.class);

    EverybodyCell(Avatars avatars, TimeWords times, Consumer<User> open) {
        this.times = times;
        avatar = new Avatar(avatars, Avatar.Size.MEDIUM);
        name.getStyleClass().add("medium");
        username.getStyleClass().addAll("secondary", "muted");
        seen.getStyleClass().addAll("secondary", "muted");
        seen.setMinWidth(USE_PREF_SIZE);
        chips.getStyleClass().add("chips");
        chips.setMinWidth(USE_PREF_SIZE);
        VBox names = new VBox(2, name, username);
        names.setAlignment(Pos.CENTER_LEFT);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        VBox right = new VBox(4, chips, seen);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(USE_PREF_SIZE);
        chips.setAlignment(Pos.CENTER_RIGHT);
        row = new HBox(avatar, names, right);
        row.getStyleClass().add("person");
        setPrefWidth(0);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                open.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(User user, boolean empty) {
        super.updateItem(user, empty);
        if (empty || user == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        avatar.show(user.username(), user.displayName(), user.avatar());
        name.setText(user.displayName());
        String work = user.title().isEmpty() ? user.department() : user.title();
        username.setText(work.isEmpty() ? "@" + user.username() : texts.get("row.work", user.username(), work));
        chips.getChildren().setAll(PeopleWords.chips(user));
        seen.setText(PeopleWords.lastSeen(user, times));
        PeopleWords.shown(seen, !seen.getText().isEmpty());
        setAccessibleText(texts.get("row.spoken", user.displayName(), user.username(),
                PeopleWords.chips(user).stream().map(Label::getText).collect(Collectors.joining(Texts.language().comma())),
                seen.getText()));
        setGraphic(row);
    }
}
