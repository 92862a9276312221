package dev.vireo.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Asks, over the pane it is the last child of, before something is done that cannot simply be taken back. Stays until that is done or
 * dropped; Escape and a click beside it drop it, and until then the keyboard reaches nothing behind it. FX thread.
 */
public final class ConfirmationDialog extends StackPane {

    private final PendingChange change;
    private final Label title = new Label();
    private final Label words = new Label();
    private final VBox more = new VBox(8);
    private final Label problem = new Label();
    private final Button yes = new Button();
    private final Button no = new Button(Texts.of(ConfirmationDialog.class).get("cancel"));
    private @Nullable Node before;

    /** @param failures what a person is told of a failure */
    public ConfirmationDialog(Function<Throwable, String> failures) {
        change = new PendingChange(failures);
        getStyleClass().add("confirmation");
        setId("question");
        title.getStyleClass().add("name");
        Wrapping.whereSafe(title);
        words.setId("questionWords");
        Wrapping.whereSafe(words);
        problem.getStyleClass().addAll("secondary", "danger-text");
        Wrapping.whereSafe(problem);
        yes.setId("questionYes");
        no.getStyleClass().add("flat");
        no.setId("questionNo");
        HBox buttons = new HBox(no, yes);
        buttons.getStyleClass().add("buttons");
        VBox card = new VBox(title, words, more, problem, buttons);
        card.getStyleClass().add("ask");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        card.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        getChildren().add(card);
        change.problemProperty().subscribe(what -> {
            problem.setText(what);
            shown(problem, !what.isEmpty());
        });
        yes.disableProperty().bind(change.runningProperty());
        no.setOnAction(_ -> drop());
        setOnMouseClicked(_ -> drop());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // Arrows of which a chosen part makes no use would lead out of here.
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode().isArrowKey()) {
                event.consume();
            }
        });
        shown(this, false);
    }

    /** As {@link #ask}, before something that takes nothing away: it begins at what has to be chosen, and Enter there goes ahead. */
    public void propose(String head, String question, String answer, Supplier<? extends CompletionStage<?>> asked, Node... extra) {
        ask(head, question, answer, asked, extra);
        look("accent");
        yes.setDefaultButton(true);
        (extra.length > 0 ? extra[0] : yes).requestFocus();
    }

    /**
     * @param head   stands above the words; empty where they say it all
     * @param answer what the button that goes ahead says
     * @param asked  goes ahead
     * @param extra  what else has to be chosen
     */
    public void ask(String head, String question, String answer, Supplier<? extends CompletionStage<?>> asked, Node... extra) {
        if (!isVisible()) {
            before = getScene() == null ? null : getScene().getFocusOwner();
        }
        change.clearProblem();
        look("danger");
        yes.setDefaultButton(false);
        title.setText(head);
        shown(title, !head.isEmpty());
        words.setText(question);
        more.getChildren().setAll(extra);
        shown(more, extra.length > 0);
        yes.setText(answer);
        yes.setOnAction(_ -> {
            // This one is disabled until it is done, and the keyboard is to stay here.
            no.requestFocus();
            CompletionStage<?> done = asked.get();
            change.follow(done);
            done.thenRun(this::drop);
        });
        shown(this, true);
        no.requestFocus();
    }

    private void look(String style) {
        yes.getStyleClass().removeAll("danger", "accent");
        yes.getStyleClass().add(style);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> {
                event.consume();
                drop();
            }
            case TAB -> {
                event.consume();
                focusNext(event.isShiftDown() ? -1 : 1);
            }
            case LEFT, RIGHT, UP, DOWN -> {
                if (onButton()) {
                    event.consume();
                    (at(no) && !yes.isDisabled() ? yes : no).requestFocus();
                }
            }
            case ENTER -> {
                if (onButton()) {
                    event.consume();
                    (at(yes) ? yes : no).fire();
                }
            }
            default -> {}
        }
    }

    private boolean onButton() {
        return at(yes) || at(no);
    }

    private boolean at(Node node) {
        return getScene().getFocusOwner() == node;
    }

    private void focusNext(int step) {
        List<Node> stops = new ArrayList<>(more.getChildren());
        stops.addAll(List.of(no, yes));
        stops.removeIf(Node::isDisabled);
        int here = 0;
        for (int i = 0; i < stops.size(); i++) {
            here = at(stops.get(i)) ? i : here;
        }
        stops.get(Math.floorMod(here + step, stops.size())).requestFocus();
    }

    private void drop() {
        if (!isVisible()) {
            return;
        }
        shown(this, false);
        yes.setDefaultButton(false);
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
