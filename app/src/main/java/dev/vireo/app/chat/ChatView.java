package dev.vireo.app.chat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Chats;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.OpenProfile;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatar;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.PresenceDot;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Presence;
import java.time.Clock;
import java.time.Instant;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A conversation: who it is with, what was said, and what is being written. Made for one window; {@link #close} ends it. */
final class ChatView {

    /** So many rows before the first message, earlier ones are asked for. */
    private static final int NEAR_START = 12;
    /** So many rows after what shows, a way back to the end is offered. */
    private static final int FAR = 8;
    private static final double DOT_OVERHANG = 2;
    private static final int[] SKELETON_WIDTHS = {190, 240, 120, 210, 150, 260};

    private final ChatModel model;
    private final Conversation conversation;
    private final Person other;
    private final Reading reading;
    private final Avatars avatars;
    private final OpenProfile profiles;
    private final When when;
    private final Texts texts = Texts.of(ChatView.class);
    private final Runnable laidOut = this::laidOut;
    private final PauseTransition patience = new PauseTransition(EarlierPane.PATIENCE);

    @FXML private VBox root;
    @FXML private StackPane face;
    @FXML private Label name;
    @FXML private Label presence;
    @FXML private Button profile;
    @FXML private Label notice;
    @FXML private StackPane body;
    @FXML private VBox loading;
    @FXML private VBox failed;
    @FXML private VBox empty;
    @FXML private Label emptyWords;
    @FXML private Button toNew;
    @FXML private Button toEnd;
    @FXML private TextArea composer;
    @FXML private Button send;
    @FXML private Label room;

    private Composer writing;
    private RowList messages;
    private Subscription subscriptions = Subscription.EMPTY;
    private boolean sawNew;

    ChatView(Workspace workspace, Chats chats, Conversation conversation, Avatars avatars, OpenProfile profiles, Clock clock) {
        this.model = new ChatModel(workspace, chats, conversation, clock);
        this.conversation = conversation;
        this.other = conversation.other();
        this.reading = new Reading(conversation, chats);
        this.avatars = avatars;
        this.profiles = profiles;
        this.when = new When(clock);
    }

    @FXML
    private void initialize() {
        showWho();
        messages = new RowList(model.rows(), () -> new RowCell(model, when));
        messages.setId("messages");
        body.getChildren().addFirst(messages);
        messages.setAccessibleText(texts.get("messages.list"));
        writing = new Composer(model, composer, room, this::send);
        new Messages(messages, model, writing::type);
        send.setAccessibleText(texts.get("composer.send"));
        send.setTooltip(new Tooltip(texts.get("composer.send")));
        send.disableProperty().bind(Bindings.not(model.sendable()));
        toEnd.setVisible(false);
        toNew.setVisible(false);
        for (int width : SKELETON_WIDTHS) {
            loading.getChildren().add(bone(width, loading.getChildren().size()));
        }
        patience.setOnFinished(_ -> loading.setVisible(true));
        ObservableValue<Boolean> looking = root.sceneProperty().flatMap(Scene::windowProperty)
                .flatMap(ChatView::lookedAt).orElse(false);
        subscriptions = subscriptions
                .and(model.stateProperty().subscribe(this::show))
                .and(model.workspace().connectionProperty().subscribe(this::show))
                .and(looking.subscribe(this::looking))
                .and(root.sceneProperty().subscribe(this::moved));
    }

    /** Where the keyboard should be when the window opens. */
    void focusComposer() {
        composer.requestFocus();
    }

    /** Lets go of everything the view follows. It cannot be used afterwards. */
    void close() {
        subscriptions.unsubscribe();
        moved(root.getScene(), null);
        patience.stop();
        writing.close();
        model.close();
        messages.close();
    }

    // --- who -----------------------------------------------------------------------------------------------------------

    private void showWho() {
        Avatar avatar = new Avatar(avatars, Avatar.Size.MEDIUM);
        avatar.follow(other.username(), other.displayNameProperty(), other.avatarHashProperty());
        PresenceDot dot = new PresenceDot(10);
        dot.presenceProperty().bind(other.presenceProperty());
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        dot.setTranslateX(DOT_OVERHANG);
        dot.setTranslateY(DOT_OVERHANG);
        face.getChildren().addAll(avatar, dot);
        Avatar large = new Avatar(avatars, Avatar.Size.LARGE);
        large.follow(other.username(), other.displayNameProperty(), other.avatarHashProperty());
        empty.getChildren().addFirst(large);
        name.setTooltip(new Tooltip());
        name.getTooltip().textProperty().bind(name.textProperty());
        profile.setTooltip(new Tooltip(texts.get("header.profile")));
        subscriptions = subscriptions.and(Subscription.combine(
                other.displayNameProperty().subscribe(this::showName),
                other.presenceProperty().subscribe(_ -> showPresence()),
                other.lastSeenProperty().subscribe(_ -> showPresence()),
                other.statusTextProperty().subscribe(_ -> showPresence())));
    }

    private void showName(String displayName) {
        name.setText(displayName);
        profile.setAccessibleText(texts.get("header.profile.of", displayName));
        composer.setAccessibleText(texts.get("composer.spoken", displayName));
        emptyWords.setText(texts.get("empty.hello", displayName));
    }

    private void showPresence() {
        Presence now = other.presenceProperty().get();
        Instant seen = other.lastSeenProperty().get();
        String words = now == Presence.OFFLINE && seen != null ? when.lastSeen(seen) : PresenceDot.words(now);
        String status = other.statusTextProperty().get();
        presence.setText(status.isBlank() ? words : texts.get("presence.with-status", words, status));
    }

    @FXML
    private void showProfile() {
        profiles.open(other);
    }

    // --- states --------------------------------------------------------------------------------------------------------

    private void show(ChatModel.State state) {
        failed.setVisible(state == ChatModel.State.FAILED);
        empty.setVisible(state == ChatModel.State.EMPTY);
        messages.setFocusTraversable(state == ChatModel.State.MESSAGES);
        loading.setVisible(false);
        patience.stop();
        if (state == ChatModel.State.LOADING) {
            patience.playFromStart();
        }
    }

    private void show(ConnectionState state) {
        String words = switch (state) {
            case LIVE -> "";
            case CONNECTING -> texts.get("notice.connecting");
            case POLLING -> texts.get("notice.polling");
            case OFFLINE -> texts.get("notice.offline");
            case SIGNED_OUT -> texts.get("notice.signed-out");
        };
        notice.setText(words);
        notice.setVisible(!words.isEmpty());
        notice.setManaged(!words.isEmpty());
    }

    private static HBox bone(int width, int index) {
        Region bone = new Region();
        bone.getStyleClass().add("bone");
        bone.setPrefWidth(width);
        HBox line = new HBox(bone);
        line.setAlignment(index % 3 == 1 ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        return line;
    }

    // --- reading -------------------------------------------------------------------------------------------------------

    private static ObservableValue<Boolean> lookedAt(Window window) {
        ObservableValue<Boolean> inFront = window.showingProperty()
                .flatMap(showing -> window.focusedProperty().map(focused -> showing && focused));
        return window instanceof Stage stage
                ? inFront.flatMap(front -> stage.iconifiedProperty().map(iconified -> front && !iconified))
                : inFront;
    }

    private void looking(boolean now) {
        if (now) {
            model.refresh();
        }
        reading.looking(now);
    }

    private void moved(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removePostLayoutPulseListener(laidOut);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(laidOut);
        }
    }

    private void laidOut() {
        writing.laidOut();
        int first = messages.firstShown();
        int last = messages.lastSeen();
        if (first >= 0 && first < NEAR_START) {
            model.nearStart();
        }
        reading.shown(Rows.messageUpTo(model.rows(), last, message -> !message.own() && message.number() > 0));
        showJumps(first, last);
    }

    // --- jumping -------------------------------------------------------------------------------------------------------

    private void showJumps(int first, int last) {
        int below = model.rows().size() - 1 - last;
        int unread = conversation.unread();
        boolean away = !messages.atEnd() && (below >= FAR || unread > 0);
        toEnd.setVisible(away);
        if (away) {
            toEnd.setText(unread > 0 ? texts.get("jump.end.new", unread) : "");
            toEnd.setAccessibleText(unread > 0 ? toEnd.getText() : texts.get("jump.end"));
        }
        int divider = model.divider();
        sawNew |= divider >= first && divider <= last && divider >= 0;
        boolean above = !sawNew && model.newAtOpening() > 0 && first >= 0
                && (divider < 0 ? conversation.moreBeforeProperty().get() : divider < first);
        toNew.setVisible(above);
        if (above) {
            toNew.setText(texts.get("jump.start", model.newAtOpening()));
        }
    }

    @FXML
    private void jumpToEnd() {
        messages.toEnd();
        composer.requestFocus();
    }

    @FXML
    private void jumpToNew() {
        messages.toTop(Math.max(0, model.divider()));
        messages.requestFocus();
    }

    // --- doing ---------------------------------------------------------------------------------------------------------

    @FXML
    private void send() {
        if (model.sendable().get()) {
            messages.toEnd();
            model.send();
        }
        composer.requestFocus();
    }

    @FXML
    private void loadAgain() {
        model.loadAgain();
    }
}
