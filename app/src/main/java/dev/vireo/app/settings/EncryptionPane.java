package dev.vireo.app.settings;

import dev.vireo.app.settings.ConnectionSecurity.SecurityState;
import dev.vireo.app.ui.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Shows whether the connection is encrypted, and the words by which two people make sure that they see the same office. */
final class EncryptionPane extends VBox {

    private final Texts texts = Texts.of(EncryptionPane.class);
    private final ConnectionSecurity security;
    private final Label state = new Label();
    private final Label explained = new Label();
    private final Label words = new Label();
    private final Button match = new Button(texts.get("encryption.match"));
    private final HBox line = new HBox(match);

    EncryptionPane(ConnectionSecurity security) {
        this.security = security;
        setId("encryption");
        getStyleClass().add("section");
        Label title = new Label(texts.get("encryption"));
        title.getStyleClass().add("name");
        state.setId("encryptionState");
        state.setWrapText(true);
        explained.getStyleClass().addAll("secondary", "muted");
        explained.setWrapText(true);
        words.setId("encryptionWords");
        words.getStyleClass().add("medium");
        words.setWrapText(true);
        match.setId("encryptionMatch");
        match.setMinWidth(USE_PREF_SIZE);
        match.setOnAction(_ -> {
            security.match().run();
            show(SecurityState.VERIFIED);
        });
        line.getStyleClass().add("line");
        getChildren().setAll(title, state, words, explained, line);
        shown(words, false);
        show(security.state());
        security.words().thenAccept(this::show);
    }

    private void show(SecurityState now) {
        String key = switch (now) {
            case THIS_COMPUTER -> "this-computer";
            case LOOPBACK -> "loopback";
            case PLAIN -> "plain";
            case UNVERIFIED -> "unverified";
            case VERIFIED -> "verified";
            case VOUCHED -> "vouched";
        };
        state.setText(texts.get("encryption." + key));
        state.getStyleClass().removeAll("danger-text");
        if (now == SecurityState.PLAIN || now == SecurityState.UNVERIFIED) {
            state.getStyleClass().add("danger-text");
        }
        explained.setText(texts.get("encryption." + key + ".text"));
        shown(line, now == SecurityState.UNVERIFIED);
    }

    private void show(List<String> spoken) {
        words.setText(String.join(" ", spoken));
        shown(words, !spoken.isEmpty());
        if (!spoken.isEmpty() && security.state() == SecurityState.THIS_COMPUTER) {
            explained.setText(texts.get("encryption.this-computer.words"));
        }
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
