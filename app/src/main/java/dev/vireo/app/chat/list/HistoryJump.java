package dev.vireo.app.chat.list;

import dev.vireo.app.failures.FailedException;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Excerpt;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.ui.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The newest messages, and in their place a stretch of the history while the person was led there. */
public final class HistoryJump extends StackPane {

    private record ShownExcerpt(Excerpt excerpt, MessagePane pane, VBox node, Subscription following) {
    }

    private final ChatModel chat;
    private final MessagePane newest;
    private final MessageActions actions;
    private final ListServices services;
    private final Consumer<String> typed;
    private final Texts texts = Texts.of(HistoryJump.class);
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
    private @Nullable ShownExcerpt shown;
    private boolean focusing = true;

    public HistoryJump(ChatModel chat, MessagePane newest, MessageActions actions, ListServices services, Consumer<String> typed) {
        this.chat = chat;
        this.newest = newest;
        this.actions = actions;
        this.services = services;
        this.typed = typed;
        setMinHeight(0);
        setPrefHeight(MessagePane.MIN_HEIGHT);
        getChildren().add(newest);
    }

    public void close() {
        back();
    }

    /** Whether something older stands in the place of the newest messages. */
    public ReadOnlyBooleanProperty awayProperty() {
        return away.getReadOnlyProperty();
    }

    /**
     * Brings a message into view.
     *
     * @param focus whether the keyboard goes there, too
     * @param reply if it is a reply, told of the first message of its thread and of it
     */
    public void goTo(String messageId, boolean focus, BiConsumer<ChatMessage, ChatMessage> reply) {
        focusing = focus;
        Conversation conversation = chat.conversation();
        Optional<ChatMessage> loaded = conversation.messages().stream()
                .filter(message -> message.id().equals(messageId)).findFirst();
        back();
        if (loaded.isPresent() && newest.highlight(loaded.get())) {
            focus(newest);
            return;
        }
        follow(chat.chats().openAt(conversation, messageId), reply);
    }

    /**
     * Brings the first message since a time into view; the last one if there is none. The keyboard stays where it is.
     *
     * @param reply if it is a reply, told of the first message of its thread and of it
     */
    public void goTo(Instant time, BiConsumer<ChatMessage, ChatMessage> reply) {
        focusing = false;
        Conversation conversation = chat.conversation();
        List<ChatMessage> loaded = conversation.messages().stream().filter(message -> !message.local()).toList();
        back();
        boolean here = !loaded.isEmpty()
                && (!conversation.moreBeforeProperty().get() || loaded.getFirst().time().isBefore(time));
        if (here) {
            newest.highlight(loaded.stream().filter(message -> !message.time().isBefore(time)).findFirst().orElseGet(loaded::getLast));
        } else if (!conversation.channelId().isEmpty()) {
            follow(chat.chats().openAt(conversation, time), reply);
        }
    }

    private void follow(Excerpt excerpt, BiConsumer<ChatMessage, ChatMessage> reply) {
        show(excerpt);
        boolean[] arrived = {false};
        Subscription following = excerpt.historyProperty().subscribe(_ -> {
            ChatMessage target = excerpt.targetProperty().get();
            if (excerpt.historyProperty().get() == LoadState.FAILED && target == null) {
                back();
                chat.tried("open", CompletableFuture.failedFuture(new FailedException(excerpt.failureProperty().get())));
            } else if (excerpt.historyProperty().get() == LoadState.IDLE && target != null && !arrived[0]) {
                arrived[0] = true;
                arrive(excerpt, target, reply);
            } else if (excerpt.historyProperty().get() == LoadState.IDLE && target == null) {
                // There is nothing in this conversation.
                back();
            }
        }).and(excerpt.joinedProperty().subscribe(joined -> {
            if (joined && arrived[0]) {
                continueInNewest(excerpt);
            }
        }));
        ShownExcerpt now = shown;
        if (now != null && now.excerpt == excerpt) {
            shown = new ShownExcerpt(excerpt, now.pane, now.node, following);
        } else {
            following.unsubscribe();
        }
    }

    private void arrive(Excerpt excerpt, ChatMessage target, BiConsumer<ChatMessage, ChatMessage> reply) {
        if (excerpt.joinedProperty().get()) {
            back();
            newest.highlight(target);
            focus(newest);
        } else if (shown != null) {
            shown.pane.highlight(target);
            focus(shown.pane);
        }
        ChatMessage asked = excerpt.replyProperty().get();
        if (asked != null) {
            reply.accept(target, asked);
        }
    }

    private void focus(MessagePane pane) {
        if (focusing) {
            pane.list().requestFocus();
        }
    }

    /** What was read has grown into the newest messages: those go on at the same place. */
    private void continueInNewest(Excerpt excerpt) {
        ShownExcerpt now = shown;
        if (now != null && now.excerpt == excerpt) {
            newest.list().scrollLike(now.pane.list());
            back();
        }
    }

    /** To the newest messages. Returns whether something older stood in their place. */
    public boolean back() {
        ShownExcerpt now = shown;
        if (now == null) {
            return false;
        }
        shown = null;
        now.following.unsubscribe();
        now.pane.close();
        now.excerpt.close();
        getChildren().remove(now.node);
        newest.setVisible(true);
        away.set(false);
        return true;
    }

    private void show(Excerpt excerpt) {
        MessagePane pane = new MessagePane(new RowsModel(chat, new Timeline.ExcerptTimeline(excerpt)), actions, services, null, typed);
        VBox.setVgrow(pane, Priority.ALWAYS);
        Label words = new Label(texts.get("older.words"));
        words.setMinWidth(0);
        Button back = new Button(texts.get("older.back"));
        back.setId("backToNewest");
        back.getStyleClass().add("link");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(_ -> {
            back();
            newest.toEnd();
            newest.list().requestFocus();
        });
        HBox line = new HBox(words, back);
        line.setAlignment(Pos.CENTER);
        line.getStyleClass().addAll("notice", "older", "secondary");
        VBox node = new VBox(line, pane);
        node.setId("older");
        getChildren().add(node);
        newest.setVisible(false);
        shown = new ShownExcerpt(excerpt, pane, node, Subscription.EMPTY);
        away.set(true);
    }
}
