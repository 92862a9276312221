package dev.vireo.app.notify;

import java.time.LocalDateTime;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * A person's wishes about being disturbed. On the FX thread; whoever keeps preferences on disk sets these and follows their
 * changes. The tray's menu changes {@link #doNotDisturbProperty()}.
 */
public final class NotificationSettings {

    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted", true);
    private final BooleanProperty doNotDisturb = new SimpleBooleanProperty(this, "doNotDisturb");
    private final ObjectProperty<Predicate<LocalDateTime>> quietHours = new SimpleObjectProperty<>(this, "quietHours", _ -> false);

    /** Whether there are to be notifications at all. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** No notifications until this is off again. */
    public BooleanProperty doNotDisturbProperty() {
        return doNotDisturb;
    }

    /** Which times are quiet, by this computer's clock. */
    public ObjectProperty<Predicate<LocalDateTime>> quietHoursProperty() {
        return quietHours;
    }

    NotificationRule rule(LocalDateTime now) {
        return new NotificationRule(wanted.get(), doNotDisturb.get(), quietHours.get().test(now));
    }
}
