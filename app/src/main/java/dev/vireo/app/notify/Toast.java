package dev.vireo.app.notify;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.WrittenLines;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One notice on its card: a click opens, the cross dismisses, and after a while it goes by itself. */
final class Toast {

    /** Of the words, for which a card has room. */
    private static final int LINES = 2;

    private final Avatars avatars;
    private final Runnable open;
    private final Runnable gone;
    private final PauseTransition life;

    @FXML private HBox root;
    @FXML private StackPane face;
    @FXML private Label title;
    @FXML private Label body;

    /**
     * @param open opens what it is about
     * @param gone told when it was opened, dismissed or has shown long enough
     */
    Toast(Avatars avatars, Duration life, Runnable open, Runnable gone) {
        this.avatars = avatars;
        this.open = open;
        this.gone = gone;
        this.life = new PauseTransition(life);
        this.life.setOnFinished(_ -> gone.run());
    }

    /** Says this from now on, and for its full time. */
    void say(Notice notice) {
        title.setText(notice.title());
        WrittenLines.fill(body, LINES, new SimpleStringProperty(notice.body()));
        body.setVisible(!notice.body().isEmpty());
        body.setManaged(!notice.body().isEmpty());
        face.getChildren()
                .setAll(notice.about().filter(Conversation::isDirect).map(about -> (Node) avatar(about.other())).orElseGet(Toast::disc));
        root.setAccessibleText(notice.body().isEmpty() ? notice.title() : notice.title() + ": " + notice.body());
        root.setAccessibleHelp(Texts.of(Toast.class).get("toast.help"));
        life.playFromStart();
    }

    /** Keeps it while a person is at it. */
    void hold(boolean held) {
        if (held) {
            life.pause();
        } else {
            life.play();
        }
    }

    void end() {
        life.stop();
    }

    HBox root() {
        return root;
    }

    @FXML
    private void initialize() {
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    @FXML
    private void clicked(MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY) {
            openIt();
        }
    }

    @FXML
    private void dismissed() {
        gone.run();
    }

    private void pressed(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER, SPACE -> openIt();
            case DELETE, BACK_SPACE -> gone.run();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void openIt() {
        gone.run();
        open.run();
    }

    private Avatar avatar(Person person) {
        Avatar avatar = new Avatar(avatars, Avatar.Size.MEDIUM);
        avatar.follow(person.username(), person.nameProperty(), person.avatarHashProperty());
        return avatar;
    }

    private static StackPane disc() {
        StackPane disc = new StackPane(new FontIcon(Feather.MESSAGE_CIRCLE));
        disc.getStyleClass().add("disc");
        return disc;
    }
}
