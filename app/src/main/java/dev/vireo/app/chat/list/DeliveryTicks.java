package dev.vireo.app.chat.list;

import dev.vireo.app.state.Delivery;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** How far a message of one's own has come: a clock, one tick, two ticks. Which shape that is, says the style sheet. */
final class DeliveryTicks extends Region {

    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final PseudoClass SENT = PseudoClass.getPseudoClass("sent");
    private static final PseudoClass READ = PseudoClass.getPseudoClass("read");

    DeliveryTicks() {
        getStyleClass().add("ticks");
    }

    void show(Delivery delivery) {
        pseudoClassStateChanged(PENDING, delivery == Delivery.PENDING);
        pseudoClassStateChanged(SENT, delivery == Delivery.SENT);
        pseudoClassStateChanged(READ, delivery == Delivery.READ);
    }
}
