package dev.vireo.app.chat;

import java.util.Optional;

/** Remembers where each chat window was when it was closed, by its conversation's key. FX thread. */
public interface WindowPositions {

    /** In screen coordinates. */
    record WindowBounds(double x, double y, double width, double height) {
    }

    Optional<WindowBounds> of(String conversation);

    void keep(String conversation, WindowBounds place);
}
