package dev.vireo.app.settings;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.Answers;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One device: what it calls itself, when it was used last, and the button that ends its session; this device has none. */
final class DeviceRow extends HBox {

    DeviceRow(Answers.SessionInfo session, DevicesModel model, TimeWords times) {
        Texts texts = Texts.of(DeviceRow.class);
        getStyleClass().add("device");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(session.device());
        name.getStyleClass().add("medium");
        name.setTooltip(new Tooltip(session.device()));
        Label used = new Label(
                session.current() ? texts.get("devices.current") : texts.get("devices.used", times.moment(session.lastUsedAt())));
        used.getStyleClass().addAll("secondary", session.current() ? "this-device" : "muted");
        VBox words = new VBox(2, name, used);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(Feather.MONITOR), words);
        if (!session.current()) {
            Button end = new Button();
            end.getStyleClass().addAll("small", "danger");
            end.setMinWidth(USE_PREF_SIZE);
            end.textProperty().bind(Bindings.createStringBinding(
                    () -> texts.get(model.ending().contains(session.id()) ? "devices.ending" : "devices.end"), model.ending()));
            end.disableProperty().bind(Bindings.createBooleanBinding(() -> model.ending().contains(session.id()), model.ending()));
            end.setAccessibleText(texts.get("devices.end.of", session.device()));
            end.setOnAction(_ -> model.end(session));
            getChildren().add(end);
        }
    }
}
