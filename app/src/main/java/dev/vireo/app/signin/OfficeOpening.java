package dev.vireo.app.signin;

import dev.vireo.app.ui.Logo;
import dev.vireo.app.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;

/**
 * The screen that a window shows until the office is there: the one on this computer may need a while to start. Nothing is
 * animated, since that would slow the start.
 */
public final class OfficeOpening {

    private final boolean local;
    private final Texts texts = Texts.of(OfficeOpening.class);

    @FXML private ImageView openingIcon;
    @FXML private Label openingText;

    /** @param local whether the office is on this computer */
    public OfficeOpening(boolean local) {
        this.local = local;
    }

    @FXML
    private void initialize() {
        openingIcon.setImage(Logo.icons().getLast());
        openingText.setText(texts.get(local ? "opening.local" : "opening.remote"));
    }
}
