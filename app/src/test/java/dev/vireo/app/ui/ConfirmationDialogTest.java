package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

final class ConfirmationDialogTest {

    private final TextField behind = Fx.call(TextField::new);
    private final ConfirmationDialog dialog = Fx.call(() -> new ConfirmationDialog(failure -> "Told: " + failure.getMessage()));
    private final Scene scene = Fx.call(() -> new Scene(new StackPane(behind, dialog)));
    private final List<CompletableFuture<Void>> asked = new ArrayList<>();

    @Test
    void theFocusStartsOnCancelAndEnterCancels() {
        ask();
        assertThat(focused()).isEqualTo("questionNo");
        Keys.press(scene, KeyCode.ENTER);
        assertThat(asked).isEmpty();
        assertThat(dialog.isVisible()).isFalse();
        assertThat(Fx.call(scene::getFocusOwner)).isSameAs(behind);
    }

    @Test
    void escapeCancels() {
        ask();
        Keys.press(scene, KeyCode.TAB);
        Keys.press(scene, KeyCode.ESCAPE);
        assertThat(asked).isEmpty();
        assertThat(dialog.isVisible()).isFalse();
        assertThat(Fx.call(scene::getFocusOwner)).isSameAs(behind);
    }

    @Test
    void theKeyboardReachesNothingBehindIt() {
        ask();
        Keys.press(scene, KeyCode.TAB);
        assertThat(focused()).isEqualTo("questionYes");
        Keys.press(scene, KeyCode.TAB);
        assertThat(focused()).isEqualTo("questionNo");
        Keys.press(scene, KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focused()).isEqualTo("questionYes");
        Keys.press(scene, KeyCode.LEFT);
        assertThat(focused()).isEqualTo("questionNo");
    }

    @Test
    void anExtraFieldIsReachedAndKeepsItsOwnKeys() {
        TextField extra = Fx.call(() -> new TextField("Sita"));
        Fx.run(() -> extra.setId("extra"));
        ask(extra);
        Keys.press(scene, KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focused()).isEqualTo("extra");
        Keys.type(scene, KeyCode.LEFT, KeyCode.ENTER);
        assertThat(focused()).isEqualTo("extra");
        assertThat(dialog.isVisible()).isTrue();
        Keys.press(scene, KeyCode.TAB);
        assertThat(focused()).isEqualTo("questionNo");
    }

    @Test
    void itStaysUntilTheAnswerIsDoneAndSaysWhatFailed() {
        ask();
        Keys.type(scene, KeyCode.TAB, KeyCode.ENTER);
        assertThat(asked).hasSize(1);
        assertThat(dialog.isVisible()).isTrue();
        assertThat(focused()).isEqualTo("questionNo");
        Keys.press(scene, KeyCode.TAB);
        assertThat(focused()).as("the answer is under way").isEqualTo("questionNo");

        Fx.run(() -> asked.getFirst().completeExceptionally(new IllegalStateException("no way")));
        assertThat(dialog.isVisible()).isTrue();
        assertThat(labels()).contains("Told: no way");

        Keys.type(scene, KeyCode.TAB, KeyCode.ENTER);
        Fx.run(() -> asked.getLast().complete(null));
        assertThat(asked).hasSize(2);
        assertThat(dialog.isVisible()).isFalse();
    }

    private void ask(Node... extra) {
        Fx.run(() -> {
            behind.requestFocus();
            dialog.ask("", "Leave the bridge?", "Leave", () -> {
                CompletableFuture<Void> done = new CompletableFuture<>();
                asked.add(done);
                return done;
            }, extra);
        });
    }

    private String focused() {
        return Fx.call(() -> scene.getFocusOwner().getId());
    }

    private List<String> labels() {
        return Fx.call(() -> dialog.lookupAll(".label").stream().filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText()).toList());
    }
}
