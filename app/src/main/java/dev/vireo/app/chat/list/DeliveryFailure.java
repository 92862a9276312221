package dev.vireo.app.chat.list;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Under a message: why it was not sent, and what can be done about it. */
final class DeliveryFailure extends HBox {

    private final Texts texts = Texts.of(DeliveryFailure.class);
    private final Label reason = new Label();
    private final Button retry = button("retry", texts.get("message.retry"));
    private final Button discard = button("discard", texts.get("message.discard"));

    DeliveryFailure() {
        getStyleClass().add("failure");
        reason.getStyleClass().setAll("label", "caption", "danger-text");
        Wrapping.whereSafe(reason);
        getChildren().addAll(reason, retry, discard);
    }

    void show(ChatModel chat, ChatMessage message) {
        reason.setText(texts.get("message.failed", FailureTexts.of(message.failureProperty().get())));
        retry.setOnAction(_ -> chat.retry(message));
        discard.setOnAction(_ -> chat.discard(message));
    }

    private static Button button(String id, String words) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("link");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
