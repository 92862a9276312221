package dev.vireo.app.channels;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Says why what was asked for did not work, where no screen is open that could. */
final class ErrorPane extends VBox {

    ErrorPane(String words, Runnable done) {
        getStylesheets().add(Objects.requireNonNull(getClass().getResource("channels.css")).toExternalForm());
        getStyleClass().addAll("sheet", "trouble");
        Label what = new Label(words);
        what.setId("troubleWords");
        Wrapping.whereSafe(what);
        Region spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        Button ok = new Button(Texts.of(ErrorPane.class).get("trouble.ok"));
        ok.setDefaultButton(true);
        ok.setOnAction(_ -> done.run());
        HBox buttons = new HBox(ok);
        buttons.getStyleClass().add("buttons");
        getChildren().setAll(what, spring, buttons);
    }
}
