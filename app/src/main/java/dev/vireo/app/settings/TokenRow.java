package dev.vireo.app.settings;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.Answers;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One access token: its name, when it was used last, and the button that ends it. */
final class TokenRow extends HBox {

    TokenRow(Answers.TokenInfo token, TimeWords times, Runnable end) {
        Texts texts = Texts.of(TokenRow.class);
        getStyleClass().add("device");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(token.name());
        name.getStyleClass().add("medium");
        name.setTooltip(new Tooltip(token.name()));
        // One that was never used bears the time it was made.
        boolean used = token.lastUsedAt().isAfter(token.createdAt());
        Label when = new Label(used ? texts.get("tokens.used", times.moment(token.lastUsedAt()))
                : texts.get("tokens.unused", times.moment(token.createdAt())));
        when.getStyleClass().addAll("secondary", "muted");
        VBox words = new VBox(2, name, when);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = new Button(texts.get("tokens.end"));
        button.getStyleClass().addAll("small", "danger");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(texts.get("tokens.end.of", token.name()));
        button.setOnAction(_ -> end.run());
        getChildren().addAll(new FontIcon(Feather.KEY), words, button);
    }
}
