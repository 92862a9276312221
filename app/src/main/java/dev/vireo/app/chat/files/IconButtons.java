package dev.vireo.app.chat.files;

import dev.vireo.app.ui.DirectedIcon;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Buttons that are an icon. */
public final class IconButtons {

    private IconButtons() {
    }

    /** @param words what a tooltip and a screen reader say */
    public static Button of(String id, Feather icon, String words) {
        Button button = new Button("", DirectedIcon.of(icon));
        button.setId(id);
        button.getStyleClass().add("icon-button");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }

    /** One that takes no room while it is invisible. */
    static Button of(String id, Feather icon, String words, Runnable does) {
        Button button = of(id, icon, words);
        button.setOnAction(_ -> does.run());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /** Gives it other words. */
    static void say(Button button, String words) {
        button.getTooltip().setText(words);
        button.setAccessibleText(words);
    }
}
