package dev.vireo.app.chat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Chats;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.text.Names;
import dev.vireo.protocol.Limits;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** One open chat: its rows, how far it is loaded, and what is being written. FX thread; {@link #close} ends it. */
final class ChatModel {

    /** What the window shows in the place of the messages. */
    enum State {
        LOADING,
        FAILED,
        EMPTY,
        MESSAGES
    }

    private final Workspace workspace;
    private final Chats chats;
    private final Conversation conversation;
    private final Clock clock;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final IntegerBinding room;
    private final BooleanBinding sendable;
    private final ListChangeListener<ChatMessage> messagesChanged = _ -> refresh();
    private final Subscription subscriptions;
    private long newAfter = Rows.NOTHING_NEW;
    private int newAtOpening;
    private @Nullable ChatMessage askedBefore;

    ChatModel(Workspace workspace, Chats chats, Conversation conversation, Clock clock) {
        this.workspace = workspace;
        this.chats = chats;
        this.conversation = conversation;
        this.clock = clock;
        room = Bindings.createIntegerBinding(this::countRoom, conversation.draftProperty());
        sendable = Bindings.createBooleanBinding(
                () -> room.get() >= 0 && !conversation.draftProperty().get().isBlank(), room, conversation.draftProperty());
        placeDivider();
        conversation.messages().addListener(messagesChanged);
        subscriptions = Subscription.combine(
                conversation.moreBeforeProperty().subscribe((_, _) -> refresh()),
                conversation.historyProperty().subscribe((_, _) -> refresh()),
                workspace.loadedProperty().subscribe((_, _) -> loaded()),
                workspace.connectionProperty().subscribe((_, now) -> connection(now)));
        chats.loadLatest(conversation);
        refresh();
    }

    void close() {
        conversation.messages().removeListener(messagesChanged);
        subscriptions.unsubscribe();
        room.dispose();
        sendable.dispose();
    }

    Conversation conversation() {
        return conversation;
    }

    /** Who may be called in what is said here. */
    Names names() {
        return new Names() {
            @Override
            public Optional<String> displayName(String username) {
                return workspace.person(username).map(Person::displayName);
            }

            @Override
            public boolean me(String username) {
                return username.equals(workspace.me().username());
            }
        };
    }

    Workspace workspace() {
        return workspace;
    }

    ObservableList<Row> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How many messages were new when the window was opened; they begin at the divider. */
    int newAtOpening() {
        return newAtOpening;
    }

    /** The divider's row; -1 while it is not loaded, or there is none. */
    int divider() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Row.New) {
                return i;
            }
        }
        return -1;
    }

    // --- writing -------------------------------------------------------------------------------------------------------

    StringProperty draftProperty() {
        return conversation.draftProperty();
    }

    /** How many characters the message may still grow by; negative if it is too long. */
    ObservableIntegerValue room() {
        return room;
    }

    ObservableBooleanValue sendable() {
        return sendable;
    }

    /** Sends what is written, if it can be sent. */
    void send() {
        if (sendable.get()) {
            String body = draftProperty().get().strip();
            draftProperty().set("");
            chats.send(conversation, body);
        }
    }

    void retry(ChatMessage message) {
        chats.retry(message);
    }

    void discard(ChatMessage message) {
        chats.discard(message);
    }

    private int countRoom() {
        String text = conversation.draftProperty().get();
        if (text.length() <= Limits.MESSAGE_LENGTH / 2) {
            return Limits.MESSAGE_LENGTH - text.codePointCount(0, text.length());
        }
        // The limit counts composed characters, as the server will.
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return Limits.MESSAGE_LENGTH - composed.codePointCount(0, composed.length());
    }

    // --- history -------------------------------------------------------------------------------------------------------

    /** The reader nears the first message. Asks once for what is before it; a failure waits for {@link #loadAgain}. */
    void nearStart() {
        ChatMessage first = conversation.messages().isEmpty() ? null : conversation.messages().getFirst();
        if (first != askedBefore && conversation.moreBeforeProperty().get()
                && conversation.historyProperty().get() == LoadState.IDLE) {
            askedBefore = first;
            chats.loadEarlier(conversation);
        }
    }

    /** Loading failed; try again. */
    void loadAgain() {
        if (conversation.messages().isEmpty()) {
            chats.loadLatest(conversation);
        } else {
            chats.loadEarlier(conversation);
        }
    }

    private void connection(ConnectionState now) {
        if (now == ConnectionState.LIVE && conversation.historyProperty().get() == LoadState.FAILED) {
            loadAgain();
        }
    }

    private void loaded() {
        placeDivider();
        chats.loadLatest(conversation);
        refresh();
    }

    /** The divider stays where it is now for as long as the window is open. */
    private void placeDivider() {
        if (workspace.loadedProperty().get() && conversation.unread() > 0) {
            newAfter = conversation.readNumberProperty().get();
            newAtOpening = conversation.unread();
        }
    }

    /** Shows what is true now; also after midnight, when "today" means another day. */
    void refresh() {
        Rows now = new Rows(clock.getZone(), LocalDate.now(clock), newAfter);
        LoadState history = conversation.historyProperty().get();
        Rows.apply(rows, now.of(conversation.messages(), conversation.moreBeforeProperty().get(), history));
        if (!conversation.messages().isEmpty()) {
            state.set(State.MESSAGES);
        } else if (history == LoadState.FAILED) {
            state.set(State.FAILED);
        } else if (history == LoadState.LOADING || !workspace.loadedProperty().get()) {
            state.set(State.LOADING);
        } else {
            state.set(State.EMPTY);
        }
    }
}
