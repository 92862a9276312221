package dev.vireo.app.story;

import dev.vireo.app.VireoApp;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.PulseBadge;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.ImageView;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Reads the windows of one client, as a person at it sees them. Not on the FX thread. */
class Onlooker {

    private static final Pattern COUNT_IN_TITLE = Pattern.compile("\\((\\d+)\\).*");

    private final VireoApp app;

    Onlooker(VireoApp app) {
        this.app = app;
    }

    public VireoApp app() {
        return app;
    }

    public Stage window() {
        return app.stage();
    }

    /** The titles of the notices that show now. */
    public List<String> notices() {
        return Fx.call(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Popup)
                .flatMap(popup -> popup.getScene().getRoot().lookupAll(".toast").stream())
                .map(Node::getAccessibleText)
                .filter(Objects::nonNull)
                .toList());
    }

    /** Whether a picture shows in the open chat. */
    public boolean seesPicture(String other) {
        return Fx.call(() -> chat(other).map(stage -> stage.getScene().lookup("#picture")).stream()
                .flatMap(tile -> tile.lookupAll(".image-view").stream())
                .anyMatch(view -> view.isVisible() && view instanceof ImageView shown && shown.getImage() != null));
    }

    /** Whether these words stand in the open chat, wherever in the history it is. */
    public boolean reads(String other, String text) {
        return Fx.call(() -> chat(other).stream().flatMap(stage -> stage.getScene().getRoot().lookupAll(".row-cell").stream())
                .anyMatch(cell -> cell.isVisible() && cell.getAccessibleText() != null && cell.getAccessibleText().contains(text)));
    }

    /** The number on the badge of somebody's card; 0 where no badge shows. */
    public int onCard(String other) {
        return Fx.call(() -> card(other).map(Onlooker::badgeOf).orElse(0));
    }

    public int inList(String other) {
        return Fx.call(() -> rows(app.stage().getScene().getRoot(), "#conversations", other).map(Onlooker::badgeOf).orElse(0));
    }

    /** The number in the quick switcher that is open. */
    public int inSearch(String other) {
        return Fx.call(() -> rows(app.stage().getScene().getRoot(), "#destinations", other).map(Onlooker::badgeOf).orElse(0));
    }

    /** The number on the profile that is open. */
    public int onProfile() {
        return Fx.call(() -> Optional.ofNullable(app.stage().getScene().lookup("#profile")).map(Onlooker::badgeOf).orElse(0));
    }

    public int inTitle() {
        return Fx.call(() -> {
            Matcher matcher = COUNT_IN_TITLE.matcher(app.stage().getTitle());
            return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        });
    }

    public int total() {
        return Fx.call(() -> app.workspace().totalUnreadProperty().get());
    }

    /** The texts of a conversation, as far as they are loaded, in order. */
    public List<String> texts(String other) {
        return Fx.call(() -> conversation(other).messages().stream().map(ChatMessage::body).toList());
    }

    public boolean isRead(String other, String text) {
        return delivery(other, text) == Delivery.READ;
    }

    public @Nullable Delivery delivery(String other, String text) {
        return Fx.call(() -> conversation(other).messages().stream()
                .filter(message -> message.body().equals(text))
                .map(ChatMessage::delivery)
                .findFirst()
                .orElse(null));
    }

    public ConnectionState connection() {
        return Fx.call(() -> app.workspace().connectionProperty().get());
    }

    /** With somebody, or in a channel: {@code #bridge}. */
    public Conversation conversation(String other) {
        return Fx.call(() -> other.startsWith("#") ? channel(other.substring(1)).orElseThrow() : app.workspace().conversationWith(other));
    }

    /** Whether this client knows a channel of this name. */
    public boolean isIn(String channel) {
        return Fx.call(() -> channel(channel).filter(known -> !known.goneProperty().get()).isPresent());
    }

    private Optional<Conversation> channel(String name) {
        return app.workspace().conversations().stream()
                .filter(conversation -> !conversation.isDirect() && conversation.name().equals(name))
                .findFirst();
    }

    public int unread(String other) {
        return Fx.call(() -> conversation(other).unread());
    }

    public int mentions(String other) {
        return Fx.call(() -> conversation(other).mentionsProperty().get());
    }

    /** A message of a conversation, as far as it is loaded. */
    public ChatMessage message(String other, String text) {
        return Fx.call(() -> conversation(other).messages().stream()
                .filter(message -> message.body().equals(text)).findFirst().orElseThrow());
    }

    /** Completes with the time, in nanoseconds, of the first frame in which this is so. */
    public CompletableFuture<Long> firstFrame(BooleanSupplier condition) {
        CompletableFuture<Long> seen = new CompletableFuture<>();
        AnimationTimer eachFrame = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (condition.getAsBoolean()) {
                    stop();
                    seen.complete(System.nanoTime());
                }
            }
        };
        Fx.run(eachFrame::start);
        return seen.orTimeout(60, TimeUnit.SECONDS);
    }

    public Optional<Stage> chat(String other) {
        return Fx.call(() -> app.chats().window(conversation(other)));
    }

    List<Stage> windows() {
        return Fx.call(() -> {
            List<Stage> all = new ArrayList<>(app.chats().windows());
            all.add(app.stage());
            return all;
        });
    }

    /** Found as a screen reader finds it: by what it says. */
    Optional<Node> card(String other) {
        String name = conversation(other).name();
        return app.stage().getScene().getRoot().lookupAll(".profile-card").stream()
                .filter(card -> card.isVisible() && says(card, name))
                .findFirst();
    }

    /** The line of a conversation in the list. */
    Optional<Node> row(String other) {
        return rows(app.stage().getScene().getRoot(), "#conversations", other);
    }

    private Optional<Node> rows(Parent root, String list, String other) {
        String name = conversation(other).name();
        Node found = root.lookup(list);
        return found == null ? Optional.empty() : found.lookupAll(".list-cell").stream()
                .filter(cell -> cell.isVisible() && says(cell, name))
                .findFirst();
    }

    private static boolean says(Node node, String name) {
        String words = node.getAccessibleText();
        return words != null && (words.equals(name) || words.startsWith(name + ","));
    }

    private static int badgeOf(Node node) {
        Node badge = node.lookup("#badge");
        return badge instanceof PulseBadge pulse && pulse.isVisible() ? pulse.countProperty().get() : 0;
    }
}
