package dev.vireo.app.channels;

import dev.vireo.app.actions.ChannelActions;
import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.MarkRead;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Permission;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu of a conversation: it offers what its kind and my role there allow. */
final class ConversationMenu {

    /** Opens what the items of the menu lead to. */
    interface MenuActions {
        void open(Conversation conversation);

        boolean offersWindow(Conversation conversation);

        void openInWindow(Conversation conversation);

        void profile(Conversation direct);

        void members(Conversation channel);

        void settings(Conversation conversation);

        void invite(Conversation channel);

        void leave(Conversation channel);
    }

    private final ChannelActions actions;
    private final ChatActions chats;
    private final MenuActions menuActions;
    private final Clock clock;
    private final Consumer<CompletionStage<?>> asked;
    private final Texts texts = Texts.of(ConversationMenu.class);

    /** @param asked is told of what the server was asked for, to say so if that fails */
    ConversationMenu(ChannelActions actions, ChatActions chats, MenuActions menuActions, Clock clock, Consumer<CompletionStage<?>> asked) {
        this.actions = actions;
        this.chats = chats;
        this.menuActions = menuActions;
        this.clock = clock;
        this.asked = asked;
    }

    ContextMenu of(Conversation conversation) {
        List<MenuItem> items = new ArrayList<>();
        items.add(item("open", Command.OPEN, () -> menuActions.open(conversation)));
        if (menuActions.offersWindow(conversation)) {
            items.add(item("open-in-window", Command.OPEN_IN_WINDOW, () -> menuActions.openInWindow(conversation)));
        }
        MarkRead.upTo(conversation)
                .ifPresent(last -> items.add(item("mark-read", Command.MARK_READ, () -> chats.markRead(conversation, last))));
        if (conversation.isDirect()) {
            items.add(item("profile", Feather.USER, () -> menuActions.profile(conversation)));
        }
        boolean hasChannel = !conversation.channelId().isEmpty();
        if (hasChannel) {
            items.add(new SeparatorMenuItem());
            mute(conversation, items);
        }
        if (!conversation.isDirect()) {
            items.add(notifications(conversation));
            items.add(new SeparatorMenuItem());
            items.add(item("members", Feather.USERS, () -> menuActions.members(conversation)));
            if (conversation.may(Permission.INVITE)) {
                items.add(item("invite", Feather.USER_PLUS, () -> menuActions.invite(conversation)));
            }
            items.add(item("settings", Feather.SLIDERS, () -> menuActions.settings(conversation)));
            if (conversation.may(Permission.LEAVE)) {
                items.add(new SeparatorMenuItem());
                items.add(item("leave", Feather.LOG_OUT, () -> menuActions.leave(conversation)));
            }
        }
        ContextMenu menu = new ContextMenu(items.toArray(MenuItem[]::new));
        menu.setId("conversationMenu");
        return menu;
    }

    private void mute(Conversation conversation, List<MenuItem> items) {
        Instant until = conversation.notifications().mutedUntilProperty().get();
        if (until != null && until.isAfter(clock.instant())) {
            items.add(item("unmute", Feather.BELL, () -> mute(conversation, (Instant) null)));
            return;
        }
        Menu menu = new Menu(texts.get("menu.mute"), new FontIcon(Feather.BELL_OFF));
        menu.setId("mute");
        for (MuteDuration length : MuteDuration.values()) {
            MenuItem item = new MenuItem(texts.get("mute." + name(length)));
            item.setId("mute-" + name(length));
            item.setOnAction(_ -> mute(conversation, length.until(clock)));
            menu.getItems().add(item);
        }
        items.add(menu);
    }

    private void mute(Conversation conversation, @Nullable Instant until) {
        asked.accept(actions.mute(conversation, until));
    }

    private Menu notifications(Conversation conversation) {
        Menu menu = new Menu(texts.get("menu.notifications"), new FontIcon(Feather.BELL));
        menu.setId("notifications");
        for (NotificationPreference each : NotificationPreference.values()) {
            RadioMenuItem item = new RadioMenuItem(texts.get("notify." + name(each)));
            item.setId("notify-" + name(each));
            item.setSelected(conversation.notifications().preferenceProperty().get() == each);
            item.setOnAction(_ -> asked.accept(actions.setNotifications(conversation, each)));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static MenuItem item(String id, Command command, Runnable action) {
        MenuItem item = new MenuItem(command.words(), DirectedIcon.of(command.icon()));
        item.setId(id);
        command.show(item);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private MenuItem item(String id, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(texts.get("menu." + id), DirectedIcon.of(icon));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
