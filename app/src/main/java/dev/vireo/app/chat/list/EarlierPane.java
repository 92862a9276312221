package dev.vireo.app.chat.list;

import dev.vireo.app.state.LoadState;
import dev.vireo.app.ui.Texts;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** The row above the first message while there is more: empty, loading, or failed. Always as high. */
final class EarlierPane extends HBox {

    /** What takes less time than this is not worth a word. */
    static final Duration LOADING_DELAY = Duration.millis(150);

    private final Texts texts = Texts.of(EarlierPane.class);
    private final Label words = new Label();
    private final Button again = new Button(texts.get("earlier.again"));
    private final PauseTransition loadingDelay = new PauseTransition(LOADING_DELAY);

    EarlierPane(Runnable loadAgain) {
        getStyleClass().add("earlier");
        words.setId("earlierWords");
        words.getStyleClass().addAll("caption", "muted");
        again.setId("earlierAgain");
        again.getStyleClass().add("link");
        again.setOnAction(_ -> loadAgain.run());
        again.managedProperty().bind(again.visibleProperty());
        getChildren().addAll(words, again);
        loadingDelay.setOnFinished(_ -> words.setVisible(true));
    }

    EarlierPane show(LoadState state) {
        loadingDelay.stop();
        words.setText(texts.get(state == LoadState.FAILED ? "earlier.failed" : "earlier.loading"));
        words.setVisible(state == LoadState.FAILED);
        again.setVisible(state == LoadState.FAILED);
        if (state == LoadState.LOADING) {
            loadingDelay.playFromStart();
        }
        return this;
    }

    /** It is out of sight. */
    void rest() {
        loadingDelay.stop();
    }
}
