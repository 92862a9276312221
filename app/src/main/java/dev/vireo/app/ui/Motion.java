package dev.vireo.app.ui;

import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

/**
 * Decides whether anything may move: not while the system or the person asks for reduced motion. One per application; FX thread.
 */
public final class Motion {

    /** For small changes, such as a hover. */
    public static final Duration QUICK = Duration.millis(120);
    /** For a change of place or size. */
    public static final Duration CALM = Duration.millis(180);

    private final BooleanProperty wished = new SimpleBooleanProperty(this, "wished");
    private final ReadOnlyBooleanWrapper reduced = new ReadOnlyBooleanWrapper(this, "reduced");

    public Motion() {
        reduced.bind(wished.or(Platform.getPreferences().reducedMotionProperty()));
    }

    /** The person's own setting; the system's request holds whatever is set here. */
    public BooleanProperty wishedProperty() {
        return wished;
    }

    public ReadOnlyBooleanProperty reducedProperty() {
        return reduced.getReadOnlyProperty();
    }

    public boolean reduced() {
        return reduced.get();
    }
}
