package dev.vireo.app.people;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One device or access token: its name, when it was used last, and the button that ends it; this device has none. */
final class SignInRow extends HBox {

    SignInRow(PersonSignIn signIn, TimeWords times, ObservableValue<Boolean> busy, Runnable end) {
        Texts texts = Texts.of(SignInRow.class);
        getStyleClass().add("signed-in");
        Label name = new Label(signIn.name());
        name.getStyleClass().add("medium");
        name.setTooltip(new Tooltip(signIn.name()));
        String when = signIn.current() ? texts.get("sign-ins.current")
                : signIn.used() ? texts.get("sign-ins.used", times.moment(signIn.lastUsedAt()))
                        : texts.get("sign-ins.made", times.moment(signIn.createdAt()));
        Label used = new Label(signIn.token() ? texts.get("sign-ins.token", when) : when);
        used.getStyleClass().addAll("secondary", signIn.current() ? "this-device" : "muted");
        VBox words = new VBox(2, name, used);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(signIn.token() ? Feather.KEY : Feather.MONITOR), words);
        if (!signIn.current()) {
            Button button = new Button(texts.get(signIn.token() ? "sign-ins.revoke" : "sign-ins.end"));
            button.getStyleClass().addAll("small", "danger");
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(texts.get("sign-ins.end.of", button.getText(), signIn.name()));
            button.disableProperty().bind(busy);
            button.setOnAction(_ -> end.run());
            getChildren().add(button);
        }
    }
}
