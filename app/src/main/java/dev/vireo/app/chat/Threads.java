package dev.vireo.app.chat;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.chat.list.ListServices;
import dev.vireo.app.chat.list.MessageActions;
import dev.vireo.app.failures.FailedException;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Excerpt;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.ui.text.EmojiPicker;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The thread that is open beside a conversation, one at a time. A window of its own grows for it where the screen has room. */
final class Threads {

    private final ChatModel chat;
    private final SideBySide panes;
    private final ChatPlace place;
    private final ListServices services;
    private final EmojiPicker emoji;
    private final MessageActions.MessageCommands commands;
    private final Runnable closed;
    private @Nullable ThreadPane shown;
    private boolean looking;
    private double widened;
    private Subscription finding = Subscription.EMPTY;

    /** @param closed told when the person has closed a thread */
    Threads(ChatModel chat, SideBySide panes, ChatPlace place, ListServices services, EmojiPicker emoji,
            MessageActions.MessageCommands commands, Runnable closed) {
        this.chat = chat;
        this.panes = panes;
        this.place = place;
        this.services = services;
        this.emoji = emoji;
        this.commands = commands;
        this.closed = closed;
    }

    /** Shows the thread of this message. */
    ThreadPane open(ChatMessage parent) {
        ThreadConversation thread = chat.workspace().thread(parent);
        ThreadPane before = shown;
        if (before != null && before.thread() == thread) {
            return before;
        }
        if (before == null) {
            widen();
        } else {
            before.close();
        }
        ThreadPane pane = new ThreadPane(chat, thread, services, emoji, commands, this::closeShown);
        shown = pane;
        panes.show(pane);
        pane.looking(looking);
        return pane;
    }

    /** Shows the next thread with something unread, the oldest first. */
    void next() {
        Conversation conversation = chat.conversation();
        String here = shown == null ? "" : shown.thread().parent().id();
        Optional<String> next = conversation.threadsUnread().keySet().stream().filter(id -> !id.equals(here))
                .min(Comparator.comparingLong(Long::parseLong));
        next.ifPresent(id -> conversation.messages().stream().filter(message -> message.id().equals(id)).findFirst()
                .ifPresentOrElse(this::openToRead, () -> find(conversation, id)));
    }

    /** Its first message is not loaded. */
    private void find(Conversation conversation, String parentId) {
        finding.unsubscribe();
        Excerpt commands = chat.chats().openAt(conversation, parentId);
        finding = commands.historyProperty().subscribe(state -> {
            ChatMessage parent = commands.targetProperty().get();
            if (state == LoadState.IDLE && parent != null) {
                openToRead(parent);
                commands.close();
            } else if (state == LoadState.FAILED) {
                chat.tried("open", CompletableFuture.failedFuture(new FailedException(commands.failureProperty().get())));
                commands.close();
            }
        });
    }

    private void openToRead(ChatMessage parent) {
        open(parent).focus();
    }

    /** The parts of the thread that is open. */
    Stream<Parent> panes() {
        return shown == null ? Stream.empty() : shown.panes();
    }

    boolean covers() {
        return panes.coveredProperty().get();
    }

    void looking(boolean now) {
        looking = now;
        if (shown != null) {
            shown.looking(now);
        }
    }

    double widened() {
        return widened;
    }

    void close() {
        finding.unsubscribe();
        if (shown != null) {
            shown.close();
            shown = null;
        }
    }

    /** Gives up an edit in the thread. Returns whether there was one. */
    boolean escape() {
        return shown != null && shown.escape();
    }

    /** Returns whether one was open. */
    boolean closeShown() {
        if (shown == null) {
            return false;
        }
        close();
        panes.show(null);
        place.ownWindow().filter(stage -> widened > 0 && !stage.isMaximized())
                .ifPresent(stage -> stage.setWidth(stage.getWidth() - widened));
        widened = 0;
        closed.run();
        return true;
    }

    private void widen() {
        place.ownWindow().filter(stage -> !stage.isMaximized() && !stage.isFullScreen() && panes.getWidth() < 2 * SideBySide.SIDE)
                .ifPresent(this::widen);
    }

    private void widen(Stage stage) {
        Rectangle2D screen = Screen.getScreensForRectangle(stage.getX(), stage.getY(), 1, 1).stream().findFirst()
                .orElseGet(Screen::getPrimary).getVisualBounds();
        double room = screen.getWidth() - stage.getWidth();
        if (room >= SideBySide.SIDE) {
            widened = SideBySide.SIDE;
            stage.setWidth(stage.getWidth() + widened);
            stage.setX(Math.max(screen.getMinX(), Math.min(stage.getX(), screen.getMaxX() - stage.getWidth())));
        }
    }
}
