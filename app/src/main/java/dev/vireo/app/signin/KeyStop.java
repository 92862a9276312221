package dev.vireo.app.signin;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/**
 * Says that somebody answers at an office's address who has not its key, and that nothing was sent there. The way on leads through
 * removing the office and joining it anew, which a person has to mean.
 */
public final class KeyStop {

    private final URI server;
    private final Optional<KeyFingerprint> expected;
    private final boolean looking;
    private final Runnable again;
    private final Runnable remove;
    private final Texts texts = Texts.of(KeyStop.class);

    private final ConfirmationDialog question = new ConfirmationDialog(FailureTexts::of);

    @FXML private StackPane keyStop;
    @FXML private Label keyStopText;
    @FXML private Label keyStopWords;
    @FXML private Label keyStopLooking;
    @FXML private Button keyStopAgain;
    @FXML private Button keyStopRemove;

    /**
     * @param expected the key that the office had
     * @param looking  whether the office with that key is looked for elsewhere meanwhile
     */
    public KeyStop(URI server, Optional<KeyFingerprint> expected, boolean looking, Runnable again, Runnable remove) {
        this.server = server;
        this.expected = expected;
        this.looking = looking;
        this.again = again;
        this.remove = remove;
    }

    @FXML
    private void initialize() {
        keyStopText.setText(texts.get("key-stop.text", server.getRawAuthority()));
        keyStopWords.setText(expected.map(key -> texts.get("key-stop.words", key.spoken())).orElse(""));
        keyStopWords.setManaged(expected.isPresent());
        keyStopLooking.setVisible(looking);
        keyStopLooking.setManaged(looking);
        keyStopAgain.setOnAction(_ -> again.run());
        keyStopRemove.setOnAction(_ -> confirm());
        keyStop.getChildren().add(question);
    }

    private void confirm() {
        question.ask(texts.get("key-stop.confirm.title"), texts.get("key-stop.confirm.text", server.getRawAuthority()),
                texts.get("key-stop.confirm.action"), () -> {
                    remove.run();
                    return CompletableFuture.completedFuture(null);
                });
    }
}
