package dev.vireo.app.mainwindow;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** The text of the line that tells of the connection; empty while all is well. FX thread. */
public final class ConnectionLine {

    private final Texts texts = Texts.of(ConnectionLine.class);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ReadOnlyBooleanWrapper canHurry = new ReadOnlyBooleanWrapper(this, "canHurry");
    private final Clock clock;
    private final TimeWords times;
    private final Supplier<Duration> poll;

    public ConnectionLine(ObservableValue<ConnectionState> connection, Supplier<Duration> poll, Clock clock) {
        this.clock = clock;
        this.times = new TimeWords(clock);
        this.poll = poll;
        connection.subscribe(this::show);
    }

    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Whether trying at once makes sense. */
    ReadOnlyBooleanProperty canHurryProperty() {
        return canHurry.getReadOnlyProperty();
    }

    /** While a connection is being made the line keeps saying what it said: that lasts a moment, and a flash would tell nothing. */
    private void show(ConnectionState now) {
        switch (now) {
            case CONNECTING -> {}
            case LIVE, SIGNED_OUT, DEACTIVATED, OTHER_KEY, TLS_REQUIRED -> say("", false);
            case POLLING -> say(texts.get("line.polling", Math.max(1, poll.get().toSeconds())), true);
            case OFFLINE -> say(texts.get("line.offline", times.moment(clock.instant())), true);
        }
    }

    private void say(String what, boolean hurry) {
        words.set(what);
        canHurry.set(hurry);
    }
}
