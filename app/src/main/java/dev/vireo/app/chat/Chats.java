package dev.vireo.app.chat;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.ChatColumn;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Everything that is open: one conversation in the main window, others in windows of their own, each at most once. FX thread. */
public final class Chats implements OpenChat {

    private final Workspace workspace;
    private final ChatChoices choices;
    private final Runnable reveal;
    private final ChatWindows windows;
    private final ChatPane pane;
    private final Subscription subscriptions;

    /** @param reveal brings the main window to the front, with the place where it shows a conversation */
    public Chats(Workspace workspace, ChatActions actions, ChatServices services, ChatNavigation navigation, WindowPositions places,
            ChatChoices choices, Runnable reveal) {
        this.workspace = workspace;
        this.choices = choices;
        this.reveal = reveal;
        ShownChats shown = new ShownChats(workspace, actions, services, navigation, this, this::openAt);
        windows = new ChatWindows(shown, services, places);
        pane = new ChatPane(shown, choices.ownWindowsProperty(), workspace.conversations(), this::openInWindow);
        subscriptions = choices.ownWindowsProperty().subscribe(own -> {
            if (own) {
                pane.moveOut();
            }
        }).and(pane.conversationProperty().subscribe((_, now) -> choices.keepShown(now == null ? "" : now.key())));
    }

    @Override
    public void open(Conversation conversation) {
        if (windows.isOpen(conversation)) {
            windows.raise(conversation);
        } else if (choices.ownWindowsProperty().getValue()) {
            windows.open(conversation);
        } else {
            pane.show(conversation);
            reveal.run();
            pane.focus();
        }
    }

    @Override
    public void openInWindow(Conversation conversation) {
        if (windows.isOpen(conversation)) {
            windows.raise(conversation);
        } else {
            pane.take(conversation).ifPresentOrElse(windows::take, () -> windows.open(conversation));
        }
    }

    @Override
    public boolean offersWindow(Conversation conversation) {
        return !choices.ownWindowsProperty().getValue() && !windows.isOpen(conversation);
    }

    /** Opens a conversation at one of its messages, which stands out for a moment; of a reply, its thread too. */
    public void openAt(Conversation conversation, String messageId) {
        open(conversation);
        windows.shown(conversation).or(() -> pane.shown(conversation)).ifPresent(shown -> shown.view().goTo(messageId));
    }

    /** Shows in the main window what it showed last time, without bringing it to the front. */
    public void reopen() {
        if (!choices.ownWindowsProperty().getValue() && shownProperty().get() == null) {
            choices.shown().flatMap(workspace::conversationNamed).ifPresent(pane::show);
        }
    }

    /** Whether the person looks at this conversation now: it is in sight, in a window that is focused and not minimised. */
    public boolean lookedAt(Conversation conversation) {
        return windows.shown(conversation).or(() -> pane.shown(conversation)).filter(shown -> shown.view().lookedAt()).isPresent();
    }

    /** The conversation that is open in the main window; null if none is. */
    public ReadOnlyObjectProperty<@Nullable Conversation> shownProperty() {
        return pane.conversationProperty();
    }

    /** The part of the main window where conversations open. */
    public ChatColumn column() {
        return pane;
    }

    /** The conversation's own window, while it has one. */
    public Optional<Stage> window(Conversation conversation) {
        return windows.window(conversation);
    }

    /** Every window of a conversation. */
    public List<Stage> windows() {
        return windows.all();
    }

    /** The {@link Conversation#key() keys} of what has a window of its own, in the order in which it was opened. */
    public List<String> windowKeys() {
        return windows.keys();
    }

    /** The main window keeps what it shows. */
    public void closeWindows() {
        windows.closeAll();
    }

    /** As when the person signs out. */
    public void closeAll() {
        subscriptions.unsubscribe();
        windows.closeAll();
        pane.leave();
    }
}
