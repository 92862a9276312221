package dev.vireo.app.chat.list;

import dev.vireo.app.state.Delivery;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** The delivery state of one's own message: a clock, one tick, two ticks. The style sheet has the shapes. */
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
