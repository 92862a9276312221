package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;

/** The button that leads back; while an attempt runs, it cancels that and stays. */
final class CancelButton {

    private CancelButton() {
    }

    /** @param stay where to go on after something was ended */
    static void follow(Button button, SignInAttempt attempt, Runnable back, Runnable stay) {
        Texts texts = Texts.of(CancelButton.class);
        button.textProperty().bind(Bindings.when(attempt.busyProperty()).then(texts.get("cancel")).otherwise(texts.get("back")));
        button.setOnAction(_ -> {
            if (attempt.busyProperty().get()) {
                attempt.cancel();
                stay.run();
            } else {
                back.run();
            }
        });
    }
}
