package dev.vireo.app.state;

import dev.vireo.protocol.Answers.Saved;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The messages that I have saved for later, in all conversations. FX thread only. */
public final class SavedMessages {

    private final String me;
    private final ObservableList<Saved> saved = FXCollections.observableArrayList();
    private final ObservableList<Saved> view = FXCollections.unmodifiableObservableList(saved);
    private final ReadOnlyObjectWrapper<LoadState> state = new ReadOnlyObjectWrapper<>(LoadState.LOADING);

    private final Set<String> due = new HashSet<>();
    private final List<Consumer<Saved>> listeners = new ArrayList<>();

    SavedMessages(String me) {
        this.me = me;
    }

    /** The last one saved first. */
    public ObservableList<Saved> view() {
        return view;
    }

    /** What is known of them stays while they are loaded again, and where that fails. */
    public ReadOnlyObjectProperty<LoadState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public boolean contains(String messageId) {
        return saved.stream().anyMatch(each -> each.message().id().equals(messageId));
    }

    void state(LoadState now) {
        state.set(now);
    }

    void show(List<Saved> now) {
        if (!saved.equals(now)) {
            saved.setAll(now);
        }
        state.set(LoadState.IDLE);
        remind();
        // Of what I may not see any more, nobody reminds me.
        due.clear();
    }

    /** Tells a listener of each message of which I am to be reminded now. */
    public Subscription onReminder(Consumer<Saved> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A message may have been saved a moment ago, and its time come before the list. */
    private void remind() {
        for (Saved each : List.copyOf(saved)) {
            if (due.remove(each.message().id())) {
                listeners.forEach(listener -> listener.accept(each));
            }
        }
    }

    /** When I will be reminded of a message. */
    public Optional<Instant> reminder(String messageId) {
        return saved.stream().filter(each -> each.message().id().equals(messageId)).findFirst().map(Saved::remindAt);
    }

    /** Does what these say of saved messages. What they do not say enough of is fetched again. */
    void follow(List<LoggedEvent> events, ChangeSet changes) {
        for (LoggedEvent logged : events) {
            switch (logged.event()) {
                case Event.MessageSaved _ -> changes.savedOutdated();
                case Event.MessageReminded(String id, _) -> {
                    due.add(id);
                    remind();
                    changes.savedOutdated();
                }
                case Event.MessageUnsaved(String id) -> {
                    remove(id);
                    changes.savedOutdated();
                }
                case Event.MessageDeleted(Message message) -> {
                    if (concerns(message)) {
                        remove(message.id());
                        changes.savedOutdated();
                    }
                }
                case Event.MessageUpdated(Message message) when concerns(message) -> changes.savedOutdated();
                case Event.MessagesExpired _ -> changes.savedOutdated();
                // In a channel or out of it: what was saved there comes and goes.
                case Event.MemberUpdated updated when updated.member().user().equals(me) -> changes.savedOutdated();
                case Event.ChannelUpdated(var channel) when channel.members() != null -> changes.savedOutdated();
                default -> {
                    // Nothing of a saved message.
                }
            }
        }
    }

    /** What is being fetched may have been written before. */
    private boolean concerns(Message message) {
        return state.get() == LoadState.LOADING || contains(message.id());
    }

    private void remove(String messageId) {
        saved.removeIf(each -> each.message().id().equals(messageId));
    }
}
