package dev.vireo.app.chat.list;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.ThreadSummary;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The rows of one list of messages, and how far it is loaded. FX thread; {@link #close} ends it. */
public final class RowsModel {

    /** The state that shows in place of the messages. */
    enum RowsState {
        LOADING,
        FAILED,
        EMPTY,
        MESSAGES
    }

    private final ChatModel chat;
    private final Timeline timeline;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<RowsState> state = new ReadOnlyObjectWrapper<>(RowsState.LOADING);
    /** The same messages, telling of everything that shows of them. */
    private final ObservableList<ChatMessage> followed = FXCollections.observableArrayList(RowsModel::changes);
    private final ListChangeListener<ChatMessage> messagesChanged = this::messagesChanged;
    private final Subscription subscriptions;
    private long newAfter = Rows.NOTHING_NEW;
    private int newAtOpening;
    private boolean placed;
    private @Nullable ChatMessage askedBefore;

    public RowsModel(ChatModel chat, Timeline timeline) {
        this.chat = chat;
        this.timeline = timeline;
        timeline.load();
        placeDivider();
        timeline.parent().ifPresent(followed::add);
        followed.addAll(timeline.messages());
        followed.addListener((ListChangeListener<ChatMessage>) _ -> refresh());
        timeline.messages().addListener(messagesChanged);
        subscriptions = Subscription.combine(
                timeline.moreBeforeProperty().subscribe(this::refresh),
                timeline.historyProperty().subscribe(_ -> historyChanged()),
                chat.workspace().loadedProperty().subscribe((_, _) -> loaded()),
                chat.workspace().connectionProperty().subscribe((_, now) -> connection(now)));
        refresh();
    }

    void close() {
        timeline.messages().removeListener(messagesChanged);
        subscriptions.unsubscribe();
        followed.clear();
    }

    private static Observable[] changes(ChatMessage message) {
        return new Observable[] {message.deliveryProperty(), message.bodyProperty(), message.editedProperty(),
            message.deletedProperty(), message.reactions(), message.attachments(), message.threadProperty()};
    }

    Timeline timeline() {
        return timeline;
    }

    ObservableList<Row> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<RowsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How many messages were new when the window was opened; they begin at the divider. */
    int newAtOpening() {
        return newAtOpening;
    }

    /** The divider's row; -1 while it is not loaded, or there is none. */
    int divider() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Row.NewMessagesRow) {
                return i;
            }
        }
        return -1;
    }

    /** The row of this message; -1 if it is not loaded. */
    int rowOf(ChatMessage message) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i) instanceof Row.MessageRow said && said.message().key().equals(message.key())) {
                return i;
            }
        }
        return -1;
    }

    /** One's own last message that can be given other words. */
    public Optional<ChatMessage> lastOwn() {
        return timeline.messages().reversed().stream().filter(chat::mayEdit).findFirst();
    }

    // --- history -------------------------------------------------------------------------------------------------------

    /** The reader nears the first message. Asks once for what is before it; a failure waits for {@link #loadAgain}. */
    void nearStart() {
        ChatMessage first = timeline.messages().isEmpty() ? null : timeline.messages().getFirst();
        if (first != askedBefore && timeline.moreBeforeProperty().get()
                && timeline.historyProperty().getValue() == LoadState.IDLE) {
            askedBefore = first;
            timeline.loadEarlier();
        }
    }

    /** The reader nears the last message. */
    void nearEnd() {
        if (timeline.historyProperty().getValue() == LoadState.IDLE) {
            timeline.loadLater();
        }
    }

    /** Loading failed; try again. */
    void loadAgain() {
        if (timeline.messages().isEmpty()) {
            timeline.load();
        } else {
            timeline.loadEarlier();
        }
    }

    /** Whether it is known what is new, so that something may be marked read. */
    boolean settled() {
        return timeline.parent().isEmpty() || timeline.historyProperty().getValue() != LoadState.LOADING;
    }

    private void historyChanged() {
        if (timeline.parent().isPresent()) {
            placeDivider();
        }
        refresh();
    }

    private void connection(ConnectionState now) {
        if (now == ConnectionState.LIVE && timeline.historyProperty().getValue() == LoadState.FAILED) {
            loadAgain();
        }
    }

    private void loaded() {
        placeDivider();
        timeline.load();
        refresh();
    }

    /** The divider stays where it is now for as long as the list is open. */
    private void placeDivider() {
        if (!placed && chat.workspace().loadedProperty().get() && timeline.unread() > 0 && timeline.readNumber() >= 0) {
            placed = true;
            newAfter = timeline.readNumber();
            newAtOpening = timeline.unread();
        }
    }

    /** Everything behind this number was made unread again. */
    public void newAfter(long number) {
        newAfter = number;
        newAtOpening = 0;
        refresh();
    }

    private void messagesChanged(ListChangeListener.Change<? extends ChatMessage> change) {
        int before = timeline.parent().isPresent() ? 1 : 0;
        while (change.next()) {
            if (change.wasPermutated()) {
                followed.subList(before, followed.size()).clear();
                followed.addAll(timeline.messages());
                return;
            }
            if (change.wasRemoved()) {
                int from = before + change.getFrom();
                followed.subList(from, from + change.getRemovedSize()).clear();
            }
            if (change.wasAdded()) {
                followed.addAll(before + change.getFrom(), change.getAddedSubList());
            }
        }
    }

    /** Shows what is true now; also after midnight, when "today" means another day. */
    public void refresh() {
        Rows now = new Rows(chat.clock().getZone(), LocalDate.now(chat.clock()), newAfter, this::snapshot);
        LoadState history = timeline.historyProperty().getValue();
        boolean more = timeline.moreBeforeProperty().get();
        List<Row> wanted = timeline.parent().map(parent -> now.of(parent, replies(parent), timeline.messages(), more, history))
                .orElseGet(() -> now.of(timeline.messages(), more, history));
        Rows.apply(rows, wanted);
        if (!wanted.isEmpty()) {
            state.set(RowsState.MESSAGES);
        } else if (history == LoadState.FAILED) {
            state.set(RowsState.FAILED);
        } else if (history == LoadState.LOADING || !chat.workspace().loadedProperty().get()) {
            state.set(RowsState.LOADING);
        } else {
            state.set(RowsState.EMPTY);
        }
    }

    private static int replies(ChatMessage parent) {
        ThreadSummary thread = parent.threadProperty().get();
        return thread == null ? 0 : thread.replies();
    }

    private MessageSnapshot snapshot(ChatMessage message) {
        boolean named = !message.own() && !chat.conversation().isDirect();
        return new MessageSnapshot(message.delivery(), FailureTexts.of(message.failureProperty().get()), message.body(),
                message.editedProperty().get(),
                message.deleted(), List.copyOf(message.reactions()), List.copyOf(message.attachments()),
                named ? chat.author(message.author()) : null,
                timeline.parent().isPresent() ? null : message.threadProperty().get());
    }
}
