package dev.vireo.app.profile;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.PersonStatus;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.ChannelMark;
import dev.vireo.app.ui.NodeSubscriptions;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.text.StatusMark;
import dev.vireo.app.ui.text.WrittenLines;
import dev.vireo.protocol.Presence;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A person's card in full; one's own leads to where it is changed. One view is used for everybody: {@link #show} says whom it follows. */
public final class ProfileView {

    private static final double DOT = 12;
    /** A longer name is cut short. */
    private static final double SHARED_WIDTH = 280;

    /** For words beside a scroll bar, in pixels. */
    private static final double ROOM = 292;

    private final Workspace workspace;
    private final OpenChat chats;
    private final Runnable editOwn;
    private final TimeWords times;
    private final Avatar avatar;
    private final StringProperty nameWords = new SimpleStringProperty("");
    private final StringProperty workWords = new SimpleStringProperty("");
    private final StringProperty statusWords = new SimpleStringProperty("");
    private final StatusMark mark = new StatusMark(StatusMark.LARGE);
    private final PulseBadge badge;
    private final PresenceDot dot = new PresenceDot(DOT);
    private final Texts texts = Texts.of(ProfileView.class);
    private @Nullable Person person;
    private final NodeSubscriptions following = new NodeSubscriptions();

    @FXML private Pane face;
    @FXML private Label name;
    @FXML private Label username;
    @FXML private Label work;
    @FXML private HBox presenceLine;
    @FXML private Label presence;
    @FXML private Label status;
    @FXML private Label statusUntil;
    @FXML private Button message;
    @FXML private Button edit;
    @FXML private VBox shared;
    @FXML private FlowPane sharedChannels;

    /** @param editOwn opens where one's own profile is changed */
    public ProfileView(Workspace workspace, OpenChat chats, Runnable editOwn, Avatars avatars, BadgeClock clock, TimeWords times) {
        this.workspace = workspace;
        this.chats = chats;
        this.editOwn = editOwn;
        this.times = times;
        avatar = new Avatar(avatars, Avatar.Size.HUGE);
        badge = new PulseBadge(clock, PulseBadge.BadgeSize.LARGE);
    }

    @FXML
    private void initialize() {
        badge.setId("badge");
        face.getChildren().addAll(avatar, badge);
        // Bottom left, a third beyond the picture.
        badge.layoutXProperty().bind(badge.widthProperty().divide(-3));
        badge.layoutYProperty().bind(badge.heightProperty().multiply(-2).divide(3).add(Avatar.Size.HUGE.diameter()));
        presenceLine.getChildren().addFirst(dot);
        WrittenLines.show(name, ROOM, nameWords);
        WrittenLines.show(work, ROOM, workWords);
        WrittenLines.show(status, ROOM, statusWords);
        mark.beside(status, ContentDisplay.TOP);
        message.setOnAction(_ -> openChat());
        edit.setOnAction(_ -> editOwn.run());
    }

    /** Shows this person from now on; null shows nobody. */
    public void show(@Nullable Person shown) {
        following.clear();
        person = shown;
        if (shown == null) {
            badge.countProperty().set(0);
            sharedChannels.getChildren().clear();
            return;
        }
        boolean mine = shown == workspace.me();
        showShared(shown);
        showOnly(edit, mine);
        showOnly(message, !mine);
        avatar.follow(shown.username(), shown.nameProperty(), shown.avatarHashProperty());
        following.show(shown.displayNameProperty(), nameWords::set);
        following.show(shown.unreadProperty(), count -> badge.countProperty().set(count.intValue()));
        following.onChange(shown.titleProperty(), this::describe);
        following.onChange(shown.departmentProperty(), this::describe);
        following.onChange(shown.statusProperty(), this::describe);
        following.onChange(shown.presenceProperty(), this::describe);
        following.onChange(shown.presenceUntilProperty(), this::describe);
        following.onChange(shown.activeProperty(), this::describe);
        following.onChange(shown.lastSeenProperty(), this::describe);
        describe();
    }

    private void describe() {
        Person shown = person;
        if (shown == null) {
            return;
        }
        workWords.set(Stream.of(shown.titleProperty().get(), shown.departmentProperty().get())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · ")));
        showOnly(work, !workWords.get().isEmpty());
        username.setText(shown.deleted() ? "" : "@" + shown.username());
        showOnly(username, !shown.deleted());
        PersonStatus says = shown.statusProperty().get();
        statusWords.set(says.text());
        mark.show(says.emoji(), says.text());
        showOnly(status, !says.isEmpty());
        statusUntil.setText(says.until() == null ? "" : times.until(says.until()));
        showOnly(statusUntil, says.until() != null);
        Presence now = shown.presenceProperty().get();
        dot.presenceProperty().set(now);
        presence.setText(shown.active() ? times.presence(now, shown.lastSeenProperty().get(), shown.presenceUntilProperty().get())
                : texts.get("left"));
    }

    /** The channels that both of us are in. */
    private void showShared(Person shown) {
        Collator collator = Collator.getInstance(Locale.getDefault());
        List<Conversation> both = shown == workspace.me() ? List.of() : workspace.conversations().stream()
                .filter(each -> !each.isDirect() && !each.archivedProperty().get())
                .filter(each -> each.members().stream().anyMatch(member -> member.person() == shown))
                .sorted(Comparator.comparing(Conversation::name, collator))
                .toList();
        sharedChannels.getChildren().setAll(both.stream().map(this::channelButton).toList());
        showOnly(shared, !both.isEmpty());
    }

    private Button channelButton(Conversation channel) {
        ChannelMark mark = new ChannelMark(Avatar.Size.TINY);
        mark.show(channel.channelId(), channel.kind());
        Button button = new Button(channel.name(), mark);
        button.getStyleClass().addAll("small", "shared-channel");
        button.setMaxWidth(SHARED_WIDTH);
        button.setAccessibleText(texts.get("shared.open", channel.name()));
        button.setOnAction(_ -> chats.open(channel));
        return button;
    }

    private void openChat() {
        if (person != null) {
            chats.open(workspace.conversationWith(person.username()));
        }
    }

    private static void showOnly(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
