package dev.vireo.app.profile;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.OpenChat;
import dev.vireo.app.state.OwnProfile;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.app.ui.ChannelMark;
import dev.vireo.app.ui.EditedText;
import dev.vireo.app.ui.NodeSubscriptions;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Presence;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A person's card in full; on one's own, with what one may change. One view is used for everybody: {@link #show} says whom it
 * follows. What the server refuses is said under the field that it is about.
 */
public final class ProfileView {

    private static final double DOT = 12;
    /** A longer name is cut short. */
    private static final double SHARED_WIDTH = 280;
    private static final List<Presence> AVAILABILITIES = List.of(Presence.ONLINE, Presence.AWAY, Presence.DO_NOT_DISTURB);

    private final Workspace workspace;
    private final OpenChat chats;
    private final OwnProfile ownProfile;
    private final ChoosePicture pictures;
    private final TimeWords times;
    private final Avatar avatar;
    private final PulseBadge badge;
    private final PresenceDot dot = new PresenceDot(DOT);
    private final Texts texts = Texts.of(ProfileView.class);
    private final EditedText editedName;
    private final EditedText editedStatus;
    private final PendingChange chosenPicture;
    private final PendingChange chosenAvailability;
    private final ToggleGroup choices = new ToggleGroup();
    private @Nullable Person person;
    private final NodeSubscriptions following = new NodeSubscriptions();

    @FXML private Pane face;
    @FXML private Button changePicture;
    @FXML private Label pictureProblem;
    @FXML private Label name;
    @FXML private Label username;
    @FXML private Label work;
    @FXML private HBox presenceLine;
    @FXML private Label presence;
    @FXML private Label status;
    @FXML private Button message;
    @FXML private VBox shared;
    @FXML private FlowPane sharedChannels;
    @FXML private VBox own;
    @FXML private FlowPane availability;
    @FXML private Label availabilityProblem;
    @FXML private TextField nameField;
    @FXML private Button saveName;
    @FXML private Label nameProblem;
    @FXML private TextField statusField;
    @FXML private Button saveStatus;
    @FXML private Label statusProblem;

    public ProfileView(Workspace workspace, OpenChat chats, OwnProfile ownProfile, ChoosePicture pictures, Avatars avatars,
            BadgeClock clock, TimeWords times) {
        this.workspace = workspace;
        this.chats = chats;
        this.ownProfile = ownProfile;
        this.pictures = pictures;
        this.times = times;
        avatar = new Avatar(avatars, Avatar.Size.HUGE);
        badge = new PulseBadge(clock, PulseBadge.BadgeSize.LARGE);
        editedName = new EditedText(workspace.me().nameProperty(), ownProfile::changeDisplayName, FailureTexts::of);
        editedStatus = new EditedText(workspace.me().statusTextProperty(), ownProfile::changeStatusText, FailureTexts::of);
        chosenPicture = new PendingChange(FailureTexts::of);
        chosenAvailability = new PendingChange(FailureTexts::of);
    }

    @FXML
    private void initialize() {
        badge.setId("badge");
        face.getChildren().addAll(avatar, badge);
        // Bottom left, a third beyond the picture.
        badge.layoutXProperty().bind(badge.widthProperty().divide(-3));
        badge.layoutYProperty().bind(badge.heightProperty().multiply(-2).divide(3).add(Avatar.Size.HUGE.diameter()));
        presenceLine.getChildren().addFirst(dot);
        Stream.of(name, work, status).forEach(Wrapping::whereSafe);
        message.setOnAction(_ -> openChat());
        changePicture.setOnAction(_ -> choosePicture());
        changePicture.disableProperty().bind(chosenPicture.runningProperty());
        AVAILABILITIES.forEach(this::offer);
        edit(editedName, nameField, saveName);
        edit(editedStatus, statusField, saveStatus);
        say(pictureProblem, chosenPicture.problemProperty());
        say(availabilityProblem, chosenAvailability.problemProperty());
        say(nameProblem, editedName.change().problemProperty());
        say(statusProblem, editedStatus.change().problemProperty());
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
        showOnly(own, mine);
        showOnly(changePicture, mine);
        showOnly(message, !mine);
        editedName.discard();
        editedStatus.discard();
        avatar.follow(shown.username(), shown.nameProperty(), shown.avatarHashProperty());
        following.show(shown.displayNameProperty(), name::setText);
        following.show(shown.unreadProperty(), count -> badge.countProperty().set(count.intValue()));
        following.onChange(shown.titleProperty(), this::describe);
        following.onChange(shown.departmentProperty(), this::describe);
        following.onChange(shown.statusTextProperty(), this::describe);
        following.onChange(shown.presenceProperty(), this::describe);
        following.onChange(shown.activeProperty(), this::describe);
        following.onChange(shown.lastSeenProperty(), this::describe);
        describe();
    }

    private void describe() {
        Person shown = person;
        if (shown == null) {
            return;
        }
        work.setText(Stream.of(shown.titleProperty().get(), shown.departmentProperty().get())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · ")));
        showOnly(work, !work.getText().isEmpty());
        username.setText(shown.deleted() ? "" : "@" + shown.username());
        showOnly(username, !shown.deleted());
        status.setText(shown.statusTextProperty().get());
        showOnly(status, !status.getText().isEmpty());
        Presence now = shown.presenceProperty().get();
        dot.presenceProperty().set(now);
        presence.setText(shown.active() ? times.presence(now, shown.lastSeenProperty().get()) : texts.get("left"));
        choices.getToggles().forEach(choice -> choice.setSelected(choice.getUserData() == now));
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

    // --- one's own -------------------------------------------------------------------------------------------------------

    private void offer(Presence choice) {
        PresenceDot mark = new PresenceDot(DOT);
        mark.presenceProperty().set(choice);
        ToggleButton button = new ToggleButton(PresenceDot.words(choice), mark);
        button.setUserData(choice);
        button.setToggleGroup(choices);
        button.setOnAction(_ -> {
            // The server's word decides which one is selected.
            describe();
            chosenAvailability.follow(ownProfile.changeAvailability(choice));
        });
        availability.getChildren().add(button);
    }

    private void choosePicture() {
        pictures.choose(changePicture.getScene().getWindow())
                .ifPresent(file -> chosenPicture.follow(ownProfile.changePicture(file)));
    }

    private void edit(EditedText edited, TextField field, Button save) {
        field.textProperty().bindBidirectional(edited.textProperty());
        field.setOnAction(_ -> edited.save());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && edited.editedProperty().get()) {
                edited.discard();
                event.consume();
            }
        });
        save.setOnAction(_ -> edited.save());
        save.disableProperty().bind(edited.editedProperty().not().or(edited.change().runningProperty()));
        save.textProperty().bind(edited.change().runningProperty().map(busy -> texts.get(busy ? "saving" : "save")));
        edited.change().problemProperty().subscribe(problem -> {
            field.getStyleClass().remove("wrong");
            if (!problem.isEmpty()) {
                field.getStyleClass().add("wrong");
            }
        });
    }

    private static void say(Label label, ReadOnlyStringProperty problem) {
        problem.subscribe(words -> {
            label.setText(words);
            showOnly(label, !words.isEmpty());
        });
    }

    private static void showOnly(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
