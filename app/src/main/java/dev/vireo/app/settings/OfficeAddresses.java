package dev.vireo.app.settings;

import dev.vireo.app.settings.OfficeReach.ReachState;
import dev.vireo.app.ui.CopyLine;
import dev.vireo.app.ui.Texts;
import java.util.concurrent.CompletionStage;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The addresses of the office, to copy and pass on; where there are none, why. */
final class OfficeAddresses extends VBox {

    private final Texts texts = Texts.of(OfficeAddresses.class);
    private final Label explained = new Label();

    /** @param reach on the FX thread */
    OfficeAddresses(CompletionStage<OfficeReach> reach) {
        setId("officeAddresses");
        getStyleClass().add("section");
        Label title = new Label(texts.get("addresses"));
        title.getStyleClass().add("name");
        explained.setId("addressesExplained");
        explained.getStyleClass().addAll("secondary", "muted");
        explained.setWrapText(true);
        getChildren().setAll(title);
        reach.thenAccept(this::show);
    }

    private void show(OfficeReach reach) {
        explained.setText(switch (reach.state()) {
            case SHARED -> texts.get("addresses.text", reach.addresses().size());
            case NO_NETWORK -> texts.get("addresses.no-network");
            case ONLY_HERE -> texts.get("addresses.only-here");
            case NOT_RUNNING -> texts.get("addresses.not-running");
            case LOOPBACK -> texts.get("addresses.loopback", reach.addresses().getFirst());
        });
        if (reach.state() == ReachState.SHARED) {
            reach.addresses().forEach(address -> getChildren().add(new CopyLine(texts.get("addresses"), address)));
        }
        getChildren().add(explained);
    }
}
