package dev.vireo.app.chat;

import java.util.Optional;

/** Where each chat window was when it was last closed, by its conversation's key. FX thread. */
public interface Places {

    /** In screen coordinates. */
    record Place(double x, double y, double width, double height) {
    }

    Optional<Place> of(String conversation);

    void keep(String conversation, Place place);
}
