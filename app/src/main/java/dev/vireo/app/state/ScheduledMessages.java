package dev.vireo.app.state;

import dev.vireo.protocol.Answers.Scheduled;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** My messages that the server is to send later, in all conversations. FX thread only. */
public final class ScheduledMessages {

    private final ObservableList<Scheduled> scheduled = FXCollections.observableArrayList();
    private final ObservableList<Scheduled> view = FXCollections.unmodifiableObservableList(scheduled);
    private final ReadOnlyObjectWrapper<LoadState> state = new ReadOnlyObjectWrapper<>(LoadState.LOADING);
    /** Of those that could not be sent the words are not here yet. */
    private final Set<String> failed = new HashSet<>();
    private final List<Consumer<Scheduled>> listeners = new ArrayList<>();

    ScheduledMessages() {
    }

    /** The next one first. */
    public ObservableList<Scheduled> view() {
        return view;
    }

    /** What is known of them stays while they are loaded again, and where that fails. */
    public ReadOnlyObjectProperty<LoadState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Tells a listener of each message that could not be sent when it was due. */
    public Subscription onFailure(Consumer<Scheduled> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void state(LoadState now) {
        state.set(now);
    }

    void show(List<Scheduled> now) {
        if (!scheduled.equals(now)) {
            scheduled.setAll(now);
        }
        state.set(LoadState.IDLE);
        for (Scheduled each : now) {
            if (failed.remove(each.id()) && each.problem() != null) {
                List.copyOf(listeners).forEach(listener -> listener.accept(each));
            }
        }
        failed.clear();
    }

    /** Does what these say of scheduled messages. They carry no words: the list is fetched again. */
    void follow(List<LoggedEvent> events, ChangeSet changes) {
        for (LoggedEvent logged : events) {
            switch (logged.event()) {
                case Event.MessageScheduled scheduledNow -> {
                    if (scheduledNow.problem() != null) {
                        failed.add(scheduledNow.id());
                    }
                    changes.scheduledOutdated();
                }
                case Event.MessageUnscheduled(String id, _) -> {
                    scheduled.removeIf(each -> each.id().equals(id));
                    changes.scheduledOutdated();
                }
                default -> {
                    // Nothing of a scheduled message.
                }
            }
        }
    }
}
