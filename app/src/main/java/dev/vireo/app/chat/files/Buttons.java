package dev.vireo.app.chat.files;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons that are an icon. */
final class Buttons {

    private Buttons() {
    }

    /** @param words what a tooltip and a screen reader say */
    static Button icon(String id, Feather icon, String words, Runnable does) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("icon-button");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
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
