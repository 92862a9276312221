package dev.vireo.app.window;

import dev.vireo.app.ui.Logo;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.Wrapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A question in a window of its own, for when Vireo's other windows may be hidden; within a screen that is there,
 * {@link dev.vireo.app.ui.ConfirmationDialog} asks. At most one at a time. FX thread.
 */
public final class QuestionWindow {

    /**
     * One of the buttons.
     *
     * @param id     of the button
     * @param style  class of its look; empty for the plain one
     * @param chosen runs once the window is closed
     */
    public record Answer(String id, String words, String style, Runnable chosen) {
    }

    private final Theme theme;
    private @Nullable Stage window;

    @FXML private Label title;
    @FXML private Label text;
    @FXML private VBox more;
    @FXML private HBox buttons;

    public QuestionWindow(Theme theme) {
        this.theme = theme;
    }

    /**
     * Asks in place of what was asked before.
     *
     * @param answers the first one is what Escape means
     * @param first   which of them has the keyboard at first
     * @param extra   what else can be chosen
     */
    public void ask(String heading, String question, List<Answer> answers, int first, Node... extra) {
        close();
        View<QuestionWindow> view = new Views(Map.of()).load(this);
        Wrapping.whereSafe(title);
        Wrapping.whereSafe(text);
        title.setText(heading);
        text.setText(question);
        List<Button> choices = answers.stream().map(this::button).toList();
        choices.getFirst().setCancelButton(true);
        choices.get(first).setDefaultButton(first > 0);
        buttons.getChildren().setAll(choices);
        more.getChildren().setAll(extra);
        more.setManaged(extra.length > 0);
        Stage shown = new Stage();
        shown.setTitle(Texts.of(QuestionWindow.class).get("title"));
        shown.getIcons().setAll(Logo.icons());
        shown.setResizable(false);
        Scene scene = new Scene(view.root());
        theme.apply(scene);
        shown.setScene(scene);
        shown.setOnHidden(_ -> window = null);
        window = shown;
        shown.show();
        shown.toFront();
        shown.requestFocus();
        choices.get(first).requestFocus();
    }

    public Optional<Stage> window() {
        return Optional.ofNullable(window);
    }

    public void close() {
        if (window != null) {
            window.close();
        }
    }

    private Button button(Answer answer) {
        Button button = new Button(answer.words());
        button.setId(answer.id());
        button.setMinWidth(Button.USE_PREF_SIZE);
        if (!answer.style().isEmpty()) {
            button.getStyleClass().add(answer.style());
        }
        button.setOnAction(_ -> {
            close();
            answer.chosen().run();
        });
        return button;
    }
}
