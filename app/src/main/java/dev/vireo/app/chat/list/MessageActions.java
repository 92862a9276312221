package dev.vireo.app.chat.list;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.ui.AskTimeEvent;
import dev.vireo.app.ui.LaterMenu;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.EmojiPicker;
import dev.vireo.protocol.text.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Does with a message of one list what a person asks for, by toolbar, menu or keyboard alike. FX thread. */
public final class MessageActions {

    /** The actions that lead outside the list. */
    public interface MessageCommands {
        /** Opens the thread of a message and focuses its message field. */
        void reply(ChatMessage message);

        void quote(ChatMessage message);

        void edit(ChatMessage message);

        /** Deletes, once the person has confirmed it. */
        void delete(ChatMessage message);

        void keepUnread(ChatMessage message);

        /** What can be done with whoever wrote it; nothing for me, and for those who have left. */
        Optional<ContextMenu> authorMenu(ChatMessage message);
    }

    private static final List<String> FIRST = List.of("\ud83d\udc4d", "\u2764\ufe0f", "\ud83d\ude02");

    private final ChatModel chat;
    private final MessageCommands commands;
    private final EmojiPicker emoji;
    private final boolean replies;

    /** @param replies whether one can reply in a thread from here */
    public MessageActions(ChatModel chat, MessageCommands commands, EmojiPicker emoji, boolean replies) {
        this.chat = chat;
        this.commands = commands;
        this.emoji = emoji;
        this.replies = replies;
    }

    ChatModel chat() {
        return chat;
    }

    /** What may be done with it now. */
    List<MessageAction> of(ChatMessage message) {
        return Arrays.stream(MessageAction.values()).filter(action -> may(action, message)).toList();
    }

    boolean may(MessageAction action, ChatMessage message) {
        return switch (action) {
            case REACT -> chat.mayReact(message);
            case REPLY -> replies && chat.mayReply(message) && (!message.deleted() || message.threadProperty().get() != null);
            case QUOTE -> ChatModel.there(message) && chat.mayWrite() && !message.body().isBlank();
            case COPY -> !message.deleted() && !message.body().isBlank();
            case LINK -> ChatModel.there(message);
            case FORWARD -> chat.mayForward(message);
            case PIN -> ChatModel.there(message) && chat.mayPin();
            case SAVE, REMIND -> ChatModel.there(message) && !chat.conversation().goneProperty().get();
            case EDIT -> chat.mayEdit(message);
            case UNREAD -> chat.mayMarkUnread(message);
            case DELETE -> chat.mayDelete(message);
        };
    }

    /** Does it, if it may be done. @param at what was asked, for a picker beside it */
    void take(MessageAction action, ChatMessage message, Node at) {
        if (!may(action, message)) {
            return;
        }
        switch (action) {
            case REACT -> emoji.show(at, chosen -> chat.reactWith(message, chosen));
            case REPLY -> commands.reply(message);
            case QUOTE -> commands.quote(message);
            case COPY -> copy(message.body());
            case LINK -> copy(Link.toMessage(message.id()));
            case FORWARD -> at.fireEvent(new ForwardEvent(List.of(message)));
            case PIN -> chat.pin(message, !chat.isPinned(message));
            case REMIND -> showReminders(message, at);
            case SAVE -> chat.save(message, !chat.isSaved(message));
            case EDIT -> commands.edit(message);
            case UNREAD -> {
                commands.keepUnread(message);
                chat.markUnread(message);
            }
            case DELETE -> commands.delete(message);
        }
    }

    /** Those of these that may be passed on. */
    List<ChatMessage> forwardable(List<ChatMessage> messages) {
        return messages.stream().filter(chat::mayForward).toList();
    }

    private void showReminders(ChatMessage message, Node at) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(reminders(message, at));
        menu.show(at, Side.BOTTOM, 0, 0);
    }

    /** When one may be reminded of it. */
    List<MenuItem> reminders(ChatMessage message, Node at) {
        Texts texts = Texts.of(MessageActions.class);
        List<MenuItem> items = new ArrayList<>(LaterMenu.items(new TimeWords(chat.clock()), time -> chat.remind(message, time),
                () -> at.fireEvent(new AskTimeEvent(texts.get("remind.title"), texts.get("remind.yes"),
                        time -> chat.chats().remind(message.id(), time)))));
        chat.reminder(message).ifPresent(time -> {
            MenuItem none = new MenuItem(texts.get("remind.cancel", new TimeWords(chat.clock()).at(time)));
            none.setId("remindCancel");
            none.setMnemonicParsing(false);
            none.setOnAction(_ -> chat.remind(message, null));
            items.addAll(List.of(new SeparatorMenuItem(), none));
        });
        return items;
    }

    void react(ChatMessage message, String emoji) {
        if (chat.mayReact(message)) {
            chat.react(message, emoji);
        }
    }

    Optional<ContextMenu> authorMenu(ChatMessage message) {
        return commands.authorMenu(message);
    }

    void openThread(ChatMessage message) {
        commands.reply(message);
    }

    /** What the person reacts with most lately. */
    List<String> recent() {
        return Stream.concat(emoji.recent().stream(), FIRST.stream()).distinct().limit(FIRST.size()).toList();
    }

    static boolean failed(ChatMessage message) {
        return message.delivery() == Delivery.FAILED;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
