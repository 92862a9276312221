package dev.vireo.app.hosting;

import dev.vireo.app.state.Person;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Somebody who is connected. */
final class ConnectedRow extends HBox {

    /** @param devices on which they are signed in; 0 if not known */
    ConnectedRow(Person person, int devices) {
        Texts texts = Texts.of(ConnectedRow.class);
        getStyleClass().add("person");
        Label name = new Label(person.displayName());
        name.getStyleClass().add("medium");
        name.setTooltip(new Tooltip(person.displayName()));
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        String presence = PresenceDot.words(person.presenceProperty().get());
        Label state = new Label(devices == 0 ? presence : texts.get("connected.devices", presence, devices));
        state.getStyleClass().addAll("secondary", "muted");
        state.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(name, state);
    }
}
