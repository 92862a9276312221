package dev.vireo.app.chat;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.chat.WindowPositions.WindowBounds;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.NormalBounds;
import dev.vireo.app.ui.ScreenFit;
import dev.vireo.app.ui.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The open chat windows, at most one per conversation. FX thread. */
public final class ChatWindows implements OpenChat {

    private static final double WIDTH = 440;
    private static final double HEIGHT = 640;
    static final double MIN_WIDTH = 320;
    static final double MIN_HEIGHT = 360;
    private static final double STEP = 32;

    private record OpenChatWindow(Stage stage, ChatView view) {
    }

    private final ShownChats chats;
    private final ChatServices services;
    private final WindowPositions places;
    private final Texts texts = Texts.of(ChatWindows.class);
    private final Map<Conversation, OpenChatWindow> open = new LinkedHashMap<>();

    public ChatWindows(Workspace workspace, ChatActions chats, ChatServices services, ChatNavigation navigation, WindowPositions places) {
        this.chats = new ShownChats(workspace, chats, services, navigation, this, this::openAt);
        this.services = services;
        this.places = places;
    }

    @Override
    public void open(Conversation conversation) {
        OpenChatWindow known = open.get(conversation);
        if (known == null) {
            show(conversation);
            return;
        }
        known.stage.setIconified(false);
        known.stage.toFront();
        known.stage.requestFocus();
    }

    /** Opens a conversation at one of its messages, which stands out for a moment; of a reply, its thread too. */
    public void openAt(Conversation conversation, String messageId) {
        open(conversation);
        Objects.requireNonNull(open.get(conversation)).view.goTo(messageId);
    }

    /** Whether the person looks at this conversation now: its window is focused and not minimised. */
    public boolean lookedAt(Conversation conversation) {
        OpenChatWindow known = open.get(conversation);
        return known != null && known.stage.isFocused() && !known.stage.isIconified();
    }

    /** The window of a conversation, while it is open. */
    public Optional<Stage> window(Conversation conversation) {
        return Optional.ofNullable(open.get(conversation)).map(OpenChatWindow::stage);
    }

    /** Every open window. */
    public List<Stage> windows() {
        return open.values().stream().map(OpenChatWindow::stage).toList();
    }

    /** The {@link Conversation#key() keys} of what is open, in the order in which it was opened. */
    public List<String> openKeys() {
        return open.keySet().stream().map(Conversation::key).toList();
    }

    /** As when the person signs out. */
    public void closeAll() {
        List.copyOf(open.values()).forEach(each -> each.stage.close());
    }

    private void show(Conversation conversation) {
        String name = conversation.key();
        Stage stage = new Stage();
        ShownChat shown = chats.of(conversation, ChatPlace.inWindow(stage));
        stage.getIcons().setAll(services.icons());
        stage.titleProperty().bind(Bindings.createStringBinding(() -> title(conversation),
                conversation.nameProperty(), conversation.unreadProperty()));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        Scene scene = new Scene(shown.root());
        // Keys come to it while nothing in it has the focus.
        shown.listenTo(scene);
        services.theme().apply(scene);
        stage.setScene(scene);
        NormalBounds bounds = NormalBounds.of(stage, free(ScreenFit.of(places.of(name)
                .map(place -> new Rectangle2D(place.x(), place.y(), Math.max(place.width(), MIN_WIDTH),
                        Math.max(place.height(), MIN_HEIGHT)))
                .orElseGet(ChatWindows::usualPlace))));
        open.put(conversation, new OpenChatWindow(stage, shown.view()));
        stage.setOnHidden(_ -> {
            Rectangle2D last = bounds.get();
            double width = Math.max(MIN_WIDTH, last.getWidth() - shown.view().widened());
            places.keep(name, new WindowBounds(last.getMinX(), last.getMinY(), width, last.getHeight()));
            open.remove(conversation);
            stage.titleProperty().unbind();
            shown.close();
        });
        stage.show();
        shown.view().focusComposer();
    }

    private String title(Conversation conversation) {
        String name = conversation.name();
        return conversation.unread() > 0 ? texts.get("title.unread", conversation.unread(), name) : name;
    }

    private static Rectangle2D usualPlace() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        return new Rectangle2D(screen.getMinX() + Math.max(0, (screen.getWidth() - WIDTH) / 2),
                screen.getMinY() + Math.max(0, (screen.getHeight() - HEIGHT) / 3), WIDTH, HEIGHT);
    }

    /**
     * This place, or one a step below and to the right of the windows that stand there already, so that each can be seen and reached; from
     * the edge of the screen it goes on at the other.
     */
    private Rectangle2D free(Rectangle2D wanted) {
        Rectangle2D screen = Screen.getScreensForRectangle(wanted).stream().findFirst().orElseGet(Screen::getPrimary).getVisualBounds();
        double freeX = Math.max(STEP, screen.getWidth() - wanted.getWidth());
        double freeY = Math.max(STEP, screen.getHeight() - wanted.getHeight());
        for (int step = 0;; step++) {
            double x = step == 0 ? wanted.getMinX() : screen.getMinX() + (wanted.getMinX() - screen.getMinX() + step * STEP) % freeX;
            double y = step == 0 ? wanted.getMinY() : screen.getMinY() + (wanted.getMinY() - screen.getMinY() + step * STEP) % freeY;
            boolean taken = open.values().stream()
                    .anyMatch(each -> Math.abs(each.stage.getX() - x) < STEP / 2 && Math.abs(each.stage.getY() - y) < STEP / 2);
            if (!taken || step > open.size()) {
                return new Rectangle2D(x, y, wanted.getWidth(), wanted.getHeight());
            }
        }
    }
}
