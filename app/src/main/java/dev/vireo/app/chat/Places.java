package dev.vireo.app.chat;

import java.util.Optional;

/** Where each chat window was when it was last closed, by the other's username. FX thread. */
public interface Places {

    /** In screen coordinates. */
    record Place(double x, double y, double width, double height) {
    }

    Optional<Place> of(String username);

    void keep(String username, Place place);
}
