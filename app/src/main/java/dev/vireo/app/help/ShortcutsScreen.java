package dev.vireo.app.help;

import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.WindowScreen;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The keyboard shortcuts, to be looked up. FX thread. */
public final class ShortcutsScreen implements WindowScreen {

    private final Texts texts = Texts.of(ShortcutsScreen.class);

    @FXML private ScrollPane shortcutsScreen;
    @FXML private VBox shortcuts;
    @FXML private Label hint;

    @FXML
    private void initialize() {
        shortcuts.getChildren().add(new ShortcutList());
        hint.setText(texts.get("shortcuts.hint", Command.GO_TO.keys()));
    }

    /** The arrows and Page Down scroll. */
    @Override
    public void focus() {
        shortcutsScreen.requestFocus();
    }
}
