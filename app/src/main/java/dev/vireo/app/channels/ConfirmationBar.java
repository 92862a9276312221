package dev.vireo.app.channels;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.Change;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks, at the foot of a screen, before something is done that cannot simply be taken back. Stays until that is done or dropped. */
final class ConfirmationBar extends VBox {

    private final Texts texts = Texts.of(ConfirmationBar.class);
    private final Change change = new Change(FailureTexts::of);
    private final Label words = new Label();
    private final VBox more = new VBox();
    private final Label problem = new Label();
    private final Button yes = new Button();
    private final Button no = new Button(texts.get("cancel"));
    private @Nullable Node before;

    ConfirmationBar() {
        getStyleClass().add("question");
        setId("question");
        words.setId("questionWords");
        Wrapping.whereSafe(words);
        Wrapping.whereSafe(problem);
        problem.getStyleClass().addAll("secondary", "danger-text");
        yes.getStyleClass().add("danger");
        yes.setId("yes");
        no.setId("no");
        HBox buttons = new HBox(no, yes);
        buttons.getStyleClass().add("buttons");
        getChildren().setAll(words, more, problem, buttons);
        change.problemProperty().subscribe(what -> {
            problem.setText(what);
            FormFields.shown(problem, !what.isEmpty());
        });
        yes.disableProperty().bind(change.underWayProperty());
        no.setOnAction(_ -> drop());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                drop();
                event.consume();
            }
        });
        FormFields.shown(this, false);
    }

    /**
     * @param answer what the button that goes ahead says
     * @param asked  goes ahead
     * @param extra  what else has to be chosen
     */
    void ask(String question, String answer, Supplier<CompletionStage<Void>> asked, Node... extra) {
        before = getScene() == null ? null : getScene().getFocusOwner();
        change.forgive();
        words.setText(question);
        more.getChildren().setAll(extra);
        FormFields.shown(more, extra.length > 0);
        yes.setText(answer);
        yes.setOnAction(_ -> {
            CompletionStage<Void> done = asked.get();
            change.follow(done);
            done.thenRun(this::drop);
        });
        FormFields.shown(this, true);
        no.requestFocus();
    }

    /** Whether it is being asked. */
    boolean asking() {
        return isVisible();
    }

    void drop() {
        FormFields.shown(this, false);
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }
}
