package dev.vireo.app;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.Wrapping;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Asks somebody who is in an office, and clicked an invitation to another, whether to sign out of the first. FX thread. */
final class JoinQuestion {

    private final Theme theme;
    private final Texts texts = Texts.of(JoinQuestion.class);
    private @Nullable Stage window;
    private String office = "";

    @FXML private Label title;
    @FXML private Label text;
    @FXML private Button stay;
    @FXML private Button leave;

    JoinQuestion(Theme theme) {
        this.theme = theme;
    }

    /** @param signOut goes ahead */
    void ask(String from, Runnable signOut) {
        close();
        office = from;
        View<JoinQuestion> view = new Views(Map.of()).load(this);
        stay.setOnAction(_ -> close());
        leave.setOnAction(_ -> {
            close();
            signOut.run();
        });
        Stage shown = new Stage();
        shown.setTitle(texts.get("title"));
        shown.getIcons().setAll(SignedIn.icons());
        shown.setResizable(false);
        Scene scene = new Scene(view.root());
        theme.apply(scene);
        shown.setScene(scene);
        shown.setOnHidden(_ -> window = null);
        window = shown;
        shown.show();
        shown.toFront();
        shown.requestFocus();
        stay.requestFocus();
    }

    Optional<Stage> window() {
        return Optional.ofNullable(window);
    }

    void close() {
        if (window != null) {
            window.close();
        }
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(title);
        Wrapping.whereSafe(text);
        title.setText(texts.get("join.title"));
        text.setText(texts.get("join.text", office));
    }
}
