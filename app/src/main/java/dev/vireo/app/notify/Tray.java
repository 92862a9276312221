package dev.vireo.app.notify;

import javafx.beans.property.ReadOnlyBooleanProperty;

/** The icon beside the clock, where the desktop has such a place. FX thread. */
public interface Tray {

    /**
     * Whether a person can see and click the icon just now. Only then may a closed main window hide: without a tray nothing would bring
     * it back.
     */
    ReadOnlyBooleanProperty presentProperty();

    default boolean isPresent() {
        return presentProperty().get();
    }
}
