package dev.vireo.app.mainwindow;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** The text of the line that tells of the connection; empty while all is well. FX thread. */
public final class ConnectionLine {

    /** What can be done about it. */
    enum LineAction {
        NONE,
        /** Trying at once. */
        HURRY,
        /** It is only news, to be taken away once it is read. */
        DISMISS
    }

    private final Texts texts = Texts.of(ConnectionLine.class);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ReadOnlyObjectWrapper<LineAction> action = new ReadOnlyObjectWrapper<>(this, "action", LineAction.NONE);
    private final Clock clock;
    private final TimeWords times;
    private final Supplier<Duration> poll;
    private ConnectionState state = ConnectionState.CONNECTING;
    private String offlineSince = "";
    private boolean looking;
    /** Where the office moved to; empty once that was read. */
    private String moved = "";

    public ConnectionLine(ObservableValue<ConnectionState> connection, Supplier<Duration> poll, Clock clock) {
        this.clock = clock;
        this.times = new TimeWords(clock);
        this.poll = poll;
        connection.subscribe(this::changed);
    }

    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LineAction> actionProperty() {
        return action.getReadOnlyProperty();
    }

    /** Whether the office is looked for at other addresses. */
    public void looking(boolean now) {
        looking = now;
        show();
    }

    /** Says where the office is now, once it answers there. */
    public void moved(URI address) {
        moved = address.toString();
        show();
    }

    void dismiss() {
        moved = "";
        show();
    }

    private void changed(ConnectionState now) {
        state = now;
        if (now == ConnectionState.OFFLINE) {
            offlineSince = times.moment(clock.instant());
        }
        show();
    }

    /** While a connection is being made the line keeps saying what it said: that lasts a moment, and a flash would tell nothing. */
    private void show() {
        switch (state) {
            case CONNECTING -> {}
            case LIVE -> say(moved.isEmpty() ? "" : texts.get("line.moved", moved), moved.isEmpty() ? LineAction.NONE : LineAction.DISMISS);
            case SIGNED_OUT, DEACTIVATED, OTHER_KEY, TLS_REQUIRED -> say("", LineAction.NONE);
            case POLLING -> say(texts.get("line.polling", Math.max(1, poll.get().toSeconds())), LineAction.HURRY);
            case OFFLINE -> say(texts.get(looking ? "line.looking" : "line.offline", offlineSince), LineAction.HURRY);
        }
    }

    private void say(String what, LineAction way) {
        words.set(what);
        action.set(way);
    }
}
