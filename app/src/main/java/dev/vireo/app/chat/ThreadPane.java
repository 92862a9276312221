package dev.vireo.app.chat;

import dev.vireo.app.chat.compose.ComposedMessage;
import dev.vireo.app.chat.compose.ComposerListener;
import dev.vireo.app.chat.compose.DraftModel;
import dev.vireo.app.chat.compose.Suggestions;
import dev.vireo.app.chat.compose.WritingPane;
import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.chat.list.ListServices;
import dev.vireo.app.chat.list.MessageActions;
import dev.vireo.app.chat.list.MessagePane;
import dev.vireo.app.chat.list.ReadTracker;
import dev.vireo.app.chat.list.RowsModel;
import dev.vireo.app.chat.list.Timeline;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.EmojiPicker;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A message and the replies to it, with a field of its own. Made for one thread; {@link #close} ends it. */
final class ThreadPane extends VBox {

    private final ChatModel chat;
    private final ThreadConversation thread;
    private final ReadTracker reading;
    private final Texts texts = Texts.of(ThreadPane.class);
    private final HBox header;
    private final MessagePane messages;
    private final TypingLine typing;
    private final WritingPane writing;
    private final Button follow = new Button();
    private final InvalidationListener repliesChanged = _ -> highlightAwaited();
    private final Subscription subscriptions;
    private @Nullable ChatMessage awaited;

    /** @param chatCommands what is done with messages outside this pane */
    ThreadPane(ChatModel chat, ThreadConversation thread, ListServices services, EmojiPicker emoji,
            MessageActions.MessageCommands chatCommands, Runnable closed) {
        this.chat = chat;
        this.thread = thread;
        reading = new ReadTracker(thread, chat.chats());
        setId("threadPane");
        getStyleClass().add("thread");
        RowsModel rows = new RowsModel(chat, new Timeline.ThreadTimeline(thread, chat.chats()));
        MessageActions actions = new MessageActions(chat, new ThreadCommands(chatCommands), emoji, false);
        DraftModel draft = new DraftModel(chat, thread.draftProperty());
        messages = new MessagePane(rows, actions, services, reading, this::type);
        typing = new TypingLine(thread.typing());
        messages.getChildren().add(typing);
        VBox.setVgrow(messages, Priority.ALWAYS);
        writing = new WritingPane(chat, draft, new ComposerListener() {
            @Override
            public void send(ComposedMessage message) {
                messages.toEnd();
                chat.chats().send(thread, message.text(), message.files());
            }

            @Override
            public void savingEdit() {
                messages.toEnd();
            }

            @Override
            public boolean replies() {
                return true;
            }

            @Override
            public void typing() {
                chat.chats().typing(thread);
            }
        }, rows::lastOwn, new Suggestions(chat, true), emoji, services, thread);
        writing.acceptDropsOn(this);
        writing.setPrompt(texts.get("thread.prompt"));
        writing.setAccessibleName(texts.get("thread.prompt"));
        header = header(closed);
        getChildren().addAll(header, messages, writing);
        thread.replies().addListener(repliesChanged);
        subscriptions = Subscription.combine(
                thread.followingProperty().subscribe(this::showFollowing),
                thread.readNumberProperty().subscribe(messages::readNumberChanged));
    }

    void close() {
        thread.replies().removeListener(repliesChanged);
        subscriptions.unsubscribe();
        messages.close();
        typing.close();
        writing.close();
    }

    ThreadConversation thread() {
        return thread;
    }

    void looking(boolean now) {
        reading.looking(now);
    }

    Stream<Parent> panes() {
        return Stream.of(header, messages, writing);
    }

    boolean escape() {
        return writing.escape();
    }

    void focus() {
        writing.focus();
    }

    /** Brings a reply into view, as soon as it is there. */
    void highlight(ChatMessage reply) {
        awaited = reply;
        highlightAwaited();
    }

    private void highlightAwaited() {
        if (awaited != null && messages.highlight(awaited)) {
            awaited = null;
        }
    }

    private void type(String characters) {
        writing.type(characters);
    }

    private HBox header(Runnable closed) {
        Label title = new Label(texts.get("thread.title"));
        title.getStyleClass().add("name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        follow.setId("follow");
        follow.getStyleClass().add("link");
        follow.setOnAction(_ -> chat.follow(thread, !thread.followingProperty().get()));
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("closeThread");
        close.getStyleClass().add("icon-button");
        close.setTooltip(new Tooltip(texts.get("thread.close")));
        close.setAccessibleText(texts.get("thread.close"));
        close.setOnAction(_ -> closed.run());
        HBox header = new HBox(title, space, follow, close);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("thread-header");
        return header;
    }

    private void showFollowing(boolean following) {
        follow.setText(texts.get(following ? "thread.unfollow" : "thread.follow"));
        follow.setTooltip(new Tooltip(texts.get(following ? "thread.following.words" : "thread.not-following.words")));
    }

    /** Carries out in this pane what belongs to it, and passes on the rest. */
    private final class ThreadCommands implements MessageActions.MessageCommands {
        private final MessageActions.MessageCommands chatCommands;

        private ThreadCommands(MessageActions.MessageCommands chatCommands) {
            this.chatCommands = chatCommands;
        }

        @Override
        public void reply(ChatMessage message) {
            writing.focus();
        }

        @Override
        public void quote(ChatMessage message) {
            writing.quote(message);
        }

        @Override
        public void edit(ChatMessage message) {
            writing.edit(message);
        }

        @Override
        public void delete(ChatMessage message) {
            chatCommands.delete(message);
        }

        @Override
        public Optional<ContextMenu> authorMenu(ChatMessage message) {
            return chatCommands.authorMenu(message);
        }

        @Override
        public void keepUnread(ChatMessage message) {
            Optional<String> parent = message.parentId();
            if (parent.isPresent()) {
                reading.keepUnread();
            } else {
                chatCommands.keepUnread(message);
            }
        }
    }
}
