package dev.vireo.app.preferences;

import dev.vireo.app.notify.NotificationSettings;
import dev.vireo.app.store.Preferences;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Theme;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Applies a person's preferences to the running client, at the start and whenever they change. FX thread. */
public final class AppliedPreferences {

    private final Preferences.Saved preferences;
    private final Theme theme;
    private final Motion motion;
    private final NotificationSettings notifications;
    private final Consumer<Duration> pollEvery;

    /** @param pollEvery takes the time between two polls while the stream is down */
    public AppliedPreferences(Preferences.Saved preferences, Theme theme, Motion motion, NotificationSettings notifications,
            Consumer<Duration> pollEvery) {
        this.preferences = preferences;
        this.theme = theme;
        this.motion = motion;
        this.notifications = notifications;
        this.pollEvery = pollEvery;
    }

    public void follow() {
        apply();
        preferences.onChange(_ -> Platform.runLater(this::apply));
        theme.textSizeProperty()
                .addListener((_, _, size) -> preferences.change(now -> now.withDisplay(now.display().withTextSize(size.intValue()))));
        notifications.doNotDisturbProperty().addListener((_, _, on) -> preferences.change(now -> now.withDoNotDisturb(on)));
    }

    /** As they are now: a change that arrives late must not undo a newer one. */
    private void apply() {
        Preferences now = preferences.get();
        theme.choiceProperty().set(switch (now.appearance()) {
            case SYSTEM -> Theme.Choice.SYSTEM;
            case LIGHT -> Theme.Choice.LIGHT;
            case DARK -> Theme.Choice.DARK;
        });
        theme.textSizeProperty().set(now.display().textSize());
        motion.wishedProperty().set(now.reduceMotion());
        notifications.wantedProperty().set(now.notifications());
        notifications.doNotDisturbProperty().set(now.doNotDisturb());
        Preferences.QuietHours quiet = now.quietHours();
        notifications.quietHoursProperty().set(quiet == null ? _ -> false : quiet::contain);
        pollEvery.accept(now.poll());
    }
}
