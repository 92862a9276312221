package dev.vireo.app.settings;

import dev.vireo.app.ui.CopyLine;
import dev.vireo.app.ui.Texts;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The addresses of the office, to copy and pass on. */
final class OfficeAddresses extends VBox {

    private final Texts texts = Texts.of(OfficeAddresses.class);
    private final Label explained = new Label();

    /** @param addresses the likeliest first, on the FX thread; empty if nobody else can reach the office */
    OfficeAddresses(CompletionStage<List<String>> addresses) {
        setId("officeAddresses");
        getStyleClass().add("section");
        Label title = new Label(texts.get("addresses"));
        title.getStyleClass().add("name");
        explained.getStyleClass().addAll("secondary", "muted");
        explained.setWrapText(true);
        getChildren().setAll(title);
        addresses.thenAccept(this::show);
    }

    private void show(List<String> addresses) {
        explained.setText(addresses.isEmpty() ? texts.get("addresses.none") : texts.get("addresses.text", addresses.size()));
        addresses.forEach(address -> getChildren().add(new CopyLine(texts.get("addresses"), address)));
        getChildren().add(explained);
    }
}
