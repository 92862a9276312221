package dev.vireo.app.signin;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;

/** The new office is open: what to tell colleagues. */
final class OfficeReady implements SignInScreen {

    private final OfficeAccess.Opening opening;
    private final Runnable go;
    private final Texts texts = Texts.of(OfficeReady.class);

    @FXML private Label title;
    @FXML private Label text;
    @FXML private HBox addressLine;
    @FXML private TextField address;
    @FXML private Button copy;
    @FXML private Button enterOffice;

    OfficeReady(OfficeAccess.Opening opening, Runnable go) {
        this.opening = opening;
        this.go = go;
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(title);
        title.setText(texts.get("opened.title", opening.office()));
        boolean shared = !opening.addresses().isEmpty();
        text.setText(texts.get(shared ? opening.account().local() ? "opened.shared" : "opened.elsewhere"
                : !opening.account().local() ? "opened.loopback" : opening.onNetwork() ? "opened.no-network" : "opened.alone"));
        addressLine.setVisible(shared);
        addressLine.setManaged(shared);
        if (shared) {
            address.setText(opening.addresses().getFirst().toString());
        }
        copy.setOnAction(_ -> copy());
        enterOffice.setOnAction(_ -> go.run());
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(address.getText());
        Clipboard.getSystemClipboard().setContent(content);
        copy.setText(texts.get("opened.copied"));
    }

    @Override
    public void enter() {
        enterOffice.requestFocus();
    }

    @Override
    public void leave() {
        // Nothing is under way here.
    }
}
