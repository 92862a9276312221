package dev.vireo.app.notify;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** A desktop without a tray. */
final class NoTray implements Tray {

    private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper(this, "present", false);

    @Override
    public ReadOnlyBooleanProperty presentProperty() {
        return present.getReadOnlyProperty();
    }
}
