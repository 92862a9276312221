package dev.vireo.app.profile;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.protocol.Presence;
import java.util.List;
import java.util.function.Function;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/** One's availability as buttons. What the office says decides which one is selected. FX thread. */
final class AvailabilityChoice extends FlowPane {

    private static final double DOT = 12;
    private static final List<Presence> CHOICES = List.of(Presence.ONLINE, Presence.AWAY, Presence.DO_NOT_DISTURB);

    private final PendingChange change = new PendingChange(FailureTexts::of);
    private final ToggleGroup group = new ToggleGroup();
    private Presence known = Presence.OFFLINE;

    /** @param choose asks the office for another one */
    AvailabilityChoice(Function<Presence, CompletionStage<Void>> choose) {
        getStyleClass().add("availability");
        for (Presence choice : CHOICES) {
            PresenceDot mark = new PresenceDot(DOT);
            mark.presenceProperty().set(choice);
            ToggleButton button = new ToggleButton(PresenceDot.words(choice), mark);
            button.setUserData(choice);
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                show(known);
                change.follow(choose.apply(choice));
            });
            getChildren().add(button);
        }
    }

    void show(Presence now) {
        known = now;
        group.getToggles().forEach(each -> each.setSelected(each.getUserData() == now));
    }

    /** Why the last choice failed; empty if it did not. */
    ReadOnlyStringProperty problemProperty() {
        return change.problemProperty();
    }
}
