package dev.vireo.app.chat;

import dev.vireo.app.chat.compose.ComposedMessage;
import dev.vireo.app.chat.compose.ComposerListener;
import dev.vireo.app.chat.compose.DraftModel;
import dev.vireo.app.chat.compose.Suggestions;
import dev.vireo.app.chat.compose.WritingPane;
import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.chat.list.EmojiServices;
import dev.vireo.app.chat.list.ListServices;
import dev.vireo.app.chat.list.MessageActions;
import dev.vireo.app.chat.list.MessagePane;
import dev.vireo.app.chat.list.ReadTracker;
import dev.vireo.app.chat.list.RowsModel;
import dev.vireo.app.chat.list.Timeline;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.ui.Texts;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
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
    private final InvalidationListener repliesChanged = _ -> leadToAwaited();
    private final Subscription subscriptions;
    private @Nullable ChatMessage awaited;

    /** @param outside what is done with messages outside this pane */
    ThreadPane(ChatModel chat, ThreadConversation thread, ListServices kit, EmojiServices emoji,
            MessageActions.Around outside, Runnable closed) {
        this.chat = chat;
        this.thread = thread;
        reading = new ReadTracker(thread, chat.chats());
        setId("threadPane");
        getStyleClass().add("thread");
        RowsModel rows = new RowsModel(chat, new Timeline.ThreadReplies(thread, chat.chats()));
        MessageActions actions = new MessageActions(chat, new Inside(outside), emoji, false);
        DraftModel draft = new DraftModel(chat, thread.draftProperty());
        messages = new MessagePane(rows, actions, kit, reading, this::type);
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
            public void savesEdit() {
                messages.toEnd();
            }

            @Override
            public void typing() {
                chat.chats().typing(thread);
            }
        }, rows::lastOwn, new Suggestions(chat, true), emoji.picker(), kit, thread);
        writing.dropsOn(this);
        writing.setPrompt(texts.get("thread.prompt"));
        writing.setSpoken(texts.get("thread.prompt"));
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
    void lead(ChatMessage reply) {
        awaited = reply;
        leadToAwaited();
    }

    private void leadToAwaited() {
        if (awaited != null && messages.lead(awaited)) {
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

    /** What belongs to this pane is done in it. */
    private final class Inside implements MessageActions.Around {
        private final MessageActions.Around outside;

        private Inside(MessageActions.Around outside) {
            this.outside = outside;
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
            outside.delete(message);
        }

        @Override
        public void keepUnread(ChatMessage message) {
            Optional<String> parent = message.parentId();
            if (parent.isPresent()) {
                reading.keepUnread();
            } else {
                outside.keepUnread(message);
            }
        }
    }
}
