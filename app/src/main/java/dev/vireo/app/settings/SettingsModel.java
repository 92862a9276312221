package dev.vireo.app.settings;

import dev.vireo.app.store.Preferences;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The preferences as properties, both ways: what is set here counts at once, and what changes elsewhere (the tray's menu) shows here. */
final class SettingsModel {

    private static final Preferences.QuietHours DEFAULT_QUIET_HOURS = new Preferences.QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0),
            Set.of());

    private final Preferences.Saved saved;
    private final Runnable unfollow;
    private final ObjectProperty<Preferences.Appearance> appearance = new SimpleObjectProperty<>(this, "appearance");
    private final IntegerProperty textSize = new SimpleIntegerProperty(this, "textSize");
    private final BooleanProperty ownWindows = new SimpleBooleanProperty(this, "ownWindows");
    private final BooleanProperty reduceMotion = new SimpleBooleanProperty(this, "reduceMotion");
    private final BooleanProperty notifications = new SimpleBooleanProperty(this, "notifications");
    private final BooleanProperty doNotDisturb = new SimpleBooleanProperty(this, "doNotDisturb");
    private final BooleanProperty quiet = new SimpleBooleanProperty(this, "quiet");
    private final ObjectProperty<LocalTime> quietFrom = new SimpleObjectProperty<>(this, "quietFrom", DEFAULT_QUIET_HOURS.from());
    private final ObjectProperty<LocalTime> quietUntil = new SimpleObjectProperty<>(this, "quietUntil", DEFAULT_QUIET_HOURS.until());
    private final ObjectProperty<Set<DayOfWeek>> quietDays = new SimpleObjectProperty<>(this, "quietDays", Set.of());
    private final IntegerProperty pollSeconds = new SimpleIntegerProperty(this, "pollSeconds");
    private boolean reading;

    /** @param ui brings a change back to the FX thread */
    SettingsModel(Preferences.Saved saved, Executor ui) {
        this.saved = saved;
        read();
        keep(appearance, now -> now.withAppearance(appearance.get()));
        keep(reduceMotion, now -> now.withReduceMotion(reduceMotion.get()));
        keep(textSize, now -> now.withDisplay(now.display().withTextSize(textSize.get())));
        keep(ownWindows, now -> now.withChats(now.chats().withOwnWindows(ownWindows.get())));
        keep(notifications, now -> now.withNotifications(notifications.get()));
        keep(doNotDisturb, now -> now.withDoNotDisturb(doNotDisturb.get()));
        keep(quiet, this::withQuietHours);
        keep(quietFrom, this::withQuietHours);
        keep(quietUntil, this::withQuietHours);
        keep(quietDays, this::withQuietHours);
        keep(pollSeconds, now -> now.withPollSeconds(pollSeconds.get()));
        unfollow = saved.onChange(_ -> ui.execute(this::read));
    }

    ObjectProperty<Preferences.Appearance> appearanceProperty() {
        return appearance;
    }

    BooleanProperty reduceMotionProperty() {
        return reduceMotion;
    }

    /** In percent. */
    IntegerProperty textSizeProperty() {
        return textSize;
    }

    /** Whether each conversation has a window of its own. */
    BooleanProperty ownWindowsProperty() {
        return ownWindows;
    }

    BooleanProperty notificationsProperty() {
        return notifications;
    }

    BooleanProperty doNotDisturbProperty() {
        return doNotDisturb;
    }

    BooleanProperty quietProperty() {
        return quiet;
    }

    ObjectProperty<LocalTime> quietFromProperty() {
        return quietFrom;
    }

    ObjectProperty<LocalTime> quietUntilProperty() {
        return quietUntil;
    }

    /** Those on which it is quiet from midnight to midnight. */
    ObjectProperty<Set<DayOfWeek>> quietDaysProperty() {
        return quietDays;
    }

    IntegerProperty pollSecondsProperty() {
        return pollSeconds;
    }

    /** Follows the preferences no longer. */
    void close() {
        unfollow.run();
    }

    private void keep(ObservableValue<?> property, UnaryOperator<Preferences> change) {
        property.addListener((_, _, _) -> {
            if (!reading) {
                saved.change(change);
            }
        });
    }

    private Preferences withQuietHours(Preferences now) {
        return now.withQuietHours(quiet.get() ? new Preferences.QuietHours(quietFrom.get(), quietUntil.get(), quietDays.get()) : null);
    }

    private void read() {
        Preferences now = saved.get();
        Preferences.QuietHours hours = now.quietHours();
        reading = true;
        appearance.set(now.appearance());
        reduceMotion.set(now.reduceMotion());
        textSize.set(now.display().textSize());
        ownWindows.set(now.chats().ownWindows());
        notifications.set(now.notifications());
        doNotDisturb.set(now.doNotDisturb());
        quiet.set(hours != null);
        if (hours != null) {
            quietFrom.set(hours.from());
            quietUntil.set(hours.until());
            quietDays.set(hours.days());
        }
        pollSeconds.set(now.pollSeconds());
        reading = false;
    }
}
