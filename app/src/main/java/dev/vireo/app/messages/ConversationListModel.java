package dev.vireo.app.messages;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import java.time.Instant;
import java.util.Comparator;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;

/** Which conversations are listed, and in which order: the one with the newest message first. */
final class ConversationListModel {

    enum State { LOADING, UNREACHABLE, NOTHING_YET, CONVERSATIONS }

    private final Workspace workspace;
    private final SortedList<Conversation> conversations;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    /** The workspace outlives this model and must not keep it alive. */
    private final InvalidationListener changes = _ -> follow();

    ConversationListModel(Workspace workspace) {
        this.workspace = workspace;
        conversations = new SortedList<>(workspace.conversations(),
                Comparator.comparing(ConversationListModel::latest).reversed()
                        .thenComparing(conversation -> conversation.other().username()));
        WeakInvalidationListener weak = new WeakInvalidationListener(changes);
        conversations.addListener(weak);
        workspace.loadedProperty().addListener(weak);
        workspace.connectionProperty().addListener(weak);
        follow();
    }

    ObservableList<Conversation> conversations() {
        return conversations;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    private void follow() {
        state.set(now());
    }

    private State now() {
        if (!conversations.isEmpty()) {
            return State.CONVERSATIONS;
        }
        if (workspace.loadedProperty().get()) {
            return State.NOTHING_YET;
        }
        return workspace.connectionProperty().get() == ConnectionState.OFFLINE ? State.UNREACHABLE : State.LOADING;
    }

    private static Instant latest(Conversation conversation) {
        ChatMessage message = conversation.lastMessageProperty().get();
        return message == null ? Instant.EPOCH : message.time();
    }
}
