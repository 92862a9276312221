package dev.vireo.app.chat;

import dev.vireo.app.chat.WindowPositions.WindowBounds;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.NormalBounds;
import dev.vireo.app.ui.ScreenFit;
import dev.vireo.app.ui.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The conversations that have a window of their own. FX thread. */
final class ChatWindows {

    private static final double WIDTH = 440;
    private static final double HEIGHT = 640;
    static final double MIN_WIDTH = 320;
    static final double MIN_HEIGHT = 360;
    private static final double STEP = 32;

    private record OpenChatWindow(Stage stage, ShownChat shown) {
    }

    private final ShownChats chats;
    private final ChatServices services;
    private final WindowPositions places;
    private final Texts texts = Texts.of(ChatWindows.class);
    private final Map<Conversation, OpenChatWindow> open = new LinkedHashMap<>();

    ChatWindows(ShownChats chats, ChatServices services, WindowPositions places) {
        this.chats = chats;
        this.services = services;
        this.places = places;
    }

    boolean isOpen(Conversation conversation) {
        return open.containsKey(conversation);
    }

    /** Brings the window of a conversation that has one to the front. */
    void raise(Conversation conversation) {
        window(conversation).ifPresent(stage -> {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
        });
    }

    /** Makes a window for a conversation that has none. */
    void open(Conversation conversation) {
        Stage stage = new Stage();
        show(chats.of(conversation, ChatPlace.inWindow(stage)), stage);
    }

    /** Makes a window for what showed elsewhere, and is in no scene now. */
    void take(ShownChat shown) {
        Stage stage = new Stage();
        shown.place().moveTo(stage);
        show(shown, stage);
    }

    Optional<ShownChat> shown(Conversation conversation) {
        return Optional.ofNullable(open.get(conversation)).map(OpenChatWindow::shown);
    }

    Optional<Stage> window(Conversation conversation) {
        return Optional.ofNullable(open.get(conversation)).map(OpenChatWindow::stage);
    }

    List<Stage> all() {
        return open.values().stream().map(OpenChatWindow::stage).toList();
    }

    /** In the order in which they were opened. */
    List<String> keys() {
        return open.keySet().stream().map(Conversation::key).toList();
    }

    void closeAll() {
        List.copyOf(open.values()).forEach(each -> each.stage.close());
    }

    private void show(ShownChat shown, Stage stage) {
        Conversation conversation = shown.conversation();
        String name = conversation.key();
        stage.getIcons().setAll(services.icons());
        stage.titleProperty().bind(Bindings.createStringBinding(() -> title(conversation),
                conversation.nameProperty(), conversation.unreadProperty()));
        services.theme().least(stage, MIN_WIDTH, MIN_HEIGHT);
        Scene scene = new Scene(shown.root());
        // Keys come to it while nothing in it has the focus.
        shown.listenTo(scene);
        services.theme().apply(scene);
        stage.setScene(scene);
        NormalBounds bounds = NormalBounds.of(stage, free(ScreenFit.of(places.of(name)
                .map(place -> new Rectangle2D(place.x(), place.y(), Math.max(place.width(), MIN_WIDTH),
                        Math.max(place.height(), MIN_HEIGHT)))
                .orElseGet(ChatWindows::usualPlace))));
        open.put(conversation, new OpenChatWindow(stage, shown));
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
