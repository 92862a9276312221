package dev.vireo.app.chat;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.chat.list.ListServices;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.PersonStatus;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.AvatarWithPresence;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.DirectedIcon;
import dev.vireo.app.ui.MenuKeys;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.text.StatusMark;
import dev.vireo.protocol.Presence;
import java.time.Instant;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The upper edge of a chat: who or what it is with, and ways from here. */
final class Header extends HBox {

    /** The ways from the header within the chat. */
    interface HeaderActions {
        /** Shows the next thread with something unread. */
        void nextThread();

        /** Brings a message into view. */
        void goTo(String messageId);

        /** Opens the search in this chat. */
        void search();

        /** Asks for a day to go to. */
        void jumpToDate();
    }

    private final Conversation conversation;
    private final ChatNavigation navigation;
    private final ListServices services;
    private final HeaderActions actions;
    private final Texts texts = Texts.of(Header.class);
    private final AvatarWithPresence face;
    private final Label name = new Label();
    private final StatusMark mark = new StatusMark(StatusMark.SMALL);
    private final Label detail = new Label();
    private final Button back = button("back", Feather.ARROW_LEFT);
    private final Button pins = button("pins", Feather.MAP_PIN);
    private final PinnedList pinned;
    private final Button threads = button("threads", Feather.MESSAGE_SQUARE);
    private final Button members = button("members", Feather.USERS);
    private final Button profile = button("profile", Feather.USER);
    private final Button more = button("more", Feather.MORE_VERTICAL);
    private final PulseBadge badge;
    private final InvalidationListener membersChanged = _ -> showMembers();
    private final InvalidationListener threadsChanged = _ -> showThreads();
    private final InvalidationListener pinsChanged = _ -> showPins();
    private Subscription subscriptions;
    private @Nullable ContextMenu menu;

    Header(ChatModel chat, ChatNavigation navigation, ChatPlace place, ListServices services, HeaderActions actions) {
        this.conversation = chat.conversation();
        this.navigation = navigation;
        this.services = services;
        this.actions = actions;
        getStyleClass().add("header");
        face = new AvatarWithPresence(services.avatars(), Avatar.Size.MEDIUM);
        face.getStyleClass().add("face");
        name.setId("name");
        name.getStyleClass().add("name");
        name.setTooltip(new Tooltip());
        name.getTooltip().textProperty().bind(name.textProperty());
        mark.beside(name, ContentDisplay.RIGHT);
        detail.setId("presence");
        detail.getStyleClass().addAll("secondary", "muted");
        VBox who = new VBox(name, detail);
        who.getStyleClass().add("who");
        HBox.setHgrow(who, Priority.ALWAYS);
        badge = new PulseBadge(services.badges(), PulseBadge.BadgeSize.SMALL);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        StackPane threadsPlace = new StackPane(threads, badge);
        threadsPlace.getStyleClass().add("threads-place");
        threadsPlace.visibleProperty().bind(threads.visibleProperty());
        threadsPlace.managedProperty().bind(threads.visibleProperty());
        threads.setOnAction(_ -> actions.nextThread());
        pinned = new PinnedList(chat, services, actions::goTo);
        pins.getStyleClass().setAll("button", "flat", "pins");
        pins.setMinWidth(USE_PREF_SIZE);
        pins.managedProperty().bind(pins.visibleProperty());
        pins.setOnAction(_ -> pinned.toggle(pins));
        more.setOnAction(_ -> showMenu());
        setOnContextMenuRequested(event -> {
            if (more.isVisible()) {
                showMenu();
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (more.isVisible() && MenuKeys.ask(event)) {
                showMenu();
                event.consume();
            }
        });
        name(more, texts.get("header.more"));
        name(back, texts.get("header.back"));
        back.setOnAction(_ -> place.leave());
        back.visibleProperty().bind(place.aloneProperty());
        back.managedProperty().bind(back.visibleProperty());
        getChildren().addAll(back, face, who, pins, threadsPlace);
        subscriptions = conversation.nameProperty().subscribe(this::showName);
        if (conversation.isDirect()) {
            preparePerson(conversation.other());
        } else {
            prepareChannel();
        }
        getChildren().add(more);
        conversation.threadsUnread().addListener(threadsChanged);
        showThreads();
        conversation.pins().view().addListener(pinsChanged);
        showPins();
        chat.chats().loadPins(conversation);
    }

    void close() {
        pinned.close();
        conversation.pins().view().removeListener(pinsChanged);
        subscriptions.unsubscribe();
        face.stopFollowing();
        conversation.members().removeListener(membersChanged);
        conversation.threadsUnread().removeListener(threadsChanged);
    }

    private void showName(String now) {
        name.setText(now);
        name(profile, texts.get("header.profile.of", now));
    }

    // --- with somebody --------------------------------------------------------------------------------------------------

    private void preparePerson(Person other) {
        face.follow(other.username(), other.nameProperty(), other.avatarHashProperty(), other.presenceProperty());
        profile.setTooltip(new Tooltip(texts.get("header.profile")));
        profile.setOnAction(_ -> navigation.profiles().open(other));
        getChildren().add(profile);
        subscriptions = subscriptions.and(Subscription.combine(
                other.presenceProperty().subscribe(_ -> showPresence(other)),
                other.lastSeenProperty().subscribe(_ -> showPresence(other)),
                other.presenceUntilProperty().subscribe(_ -> showPresence(other)),
                other.statusProperty().subscribe(_ -> showPresence(other))));
    }

    private void showPresence(Person other) {
        Presence now = other.presenceProperty().get();
        Instant seen = other.lastSeenProperty().get();
        String words = services.when().presence(now, seen, other.presenceUntilProperty().get());
        PersonStatus says = other.statusProperty().get();
        String status = services.when().status(says.text(), says.until());
        mark.show(says.emoji(), status);
        detail.setText(status.isBlank() ? words : texts.get("presence.with-status", words, status));
    }

    // --- in a channel ---------------------------------------------------------------------------------------------------

    private void prepareChannel() {
        face.show(conversation.channelId(), conversation.kind());
        members.setOnAction(_ -> navigation.members().open(conversation));
        for (Button button : new Button[] {members, more}) {
            button.visibleProperty().bind(conversation.goneProperty().not());
            button.managedProperty().bind(button.visibleProperty());
        }
        getChildren().add(members);
        conversation.members().addListener(membersChanged);
        subscriptions = subscriptions.and(conversation.descriptionProperty().subscribe(_ -> showMembers()));
        detail.setTooltip(new Tooltip());
        detail.getTooltip().textProperty().bind(detail.textProperty());
        showMembers();
    }

    private void showMembers() {
        int count = conversation.members().size();
        String words = texts.get("header.members", count);
        // One line, whatever somebody put into the description.
        String description = conversation.descriptionProperty().get().replaceAll("\\s+", " ").strip();
        String both = description.isEmpty() ? words : texts.get("presence.with-status", words, description);
        detail.setText(count == 0 ? description : both);
        name(members, texts.get("header.members.show", count));
    }

    // --- threads, pinned messages and menu -----------------------------------------------------------------------------------------------

    private void showThreads() {
        int count = conversation.threadsUnread().size();
        int unread = conversation.threadsUnread().values().stream().mapToInt(thread -> thread.unread()).sum();
        threads.setVisible(count > 0);
        badge.countProperty().set(unread);
        name(threads, texts.get("header.threads", count));
    }

    private void showPins() {
        int count = conversation.pins().view().size();
        pins.setVisible(count > 0);
        pins.setText(Integer.toString(count));
        name(pins, texts.get("header.pins", count));
    }

    private void showMenu() {
        if (menu != null) {
            menu.hide();
        }
        ContextMenu made = navigation.menu().apply(conversation);
        // It is open.
        made.getItems().removeIf(item -> "open".equals(item.getId()));
        made.getItems().addAll(0, List.of(item(Command.FIND_HERE, actions::search), item(Command.JUMP_TO_DATE, actions::jumpToDate),
                new SeparatorMenuItem()));
        menu = made;
        made.show(more, Side.BOTTOM, 0, 4);
    }

    private static MenuItem item(Command command, Runnable action) {
        MenuItem item = new MenuItem(command.words(), DirectedIcon.of(command.icon()));
        item.setId(command.id());
        command.show(item);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void name(Button button, String words) {
        button.setAccessibleText(words);
        if (button.getTooltip() == null) {
            button.setTooltip(new Tooltip());
        }
        button.getTooltip().setText(words);
    }

    private static Button button(String id, Feather icon) {
        Button button = new Button("", DirectedIcon.of(icon));
        button.setId(id);
        button.getStyleClass().add("icon-button");
        return button;
    }
}
