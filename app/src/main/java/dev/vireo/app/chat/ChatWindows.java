package dev.vireo.app.chat;

import dev.vireo.app.chat.Places.Place;
import dev.vireo.app.state.Chats;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.OpenChat;
import dev.vireo.app.state.OpenProfile;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.text.LinkEvent;
import dev.vireo.app.ui.text.OpenLink;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The open chat windows, at most one per conversation. FX thread. */
public final class ChatWindows implements OpenChat {

    private static final double WIDTH = 440;
    private static final double HEIGHT = 640;
    private static final double LEAST_WIDTH = 320;
    private static final double LEAST_HEIGHT = 360;
    private static final double STEP = 32;

    /** So much of a window's upper edge must be on a screen for it to be within reach. */
    private static final double REACHABLE = 64;

    private record Open(Stage stage, ChatView view) {
    }

    private final Workspace workspace;
    private final Chats chats;
    private final Views views;
    private final Theme theme;
    private final Avatars avatars;
    private final OpenProfile profiles;
    private final Places places;
    private final OpenLink links;
    private final List<Image> icons;
    private final Clock clock;
    private final Texts texts = Texts.of(ChatWindows.class);
    private final Map<Conversation, Open> open = new LinkedHashMap<>();

    /** @param icons the window's icon in its sizes */
    public ChatWindows(Workspace workspace, Chats chats, Views views, Theme theme, Avatars avatars, OpenProfile profiles,
            Places places, OpenLink links, List<Image> icons, Clock clock) {
        this.workspace = workspace;
        this.chats = chats;
        this.views = views;
        this.theme = theme;
        this.avatars = avatars;
        this.profiles = profiles;
        this.places = places;
        this.links = links;
        this.icons = icons;
        this.clock = clock;
    }

    @Override
    public void open(Conversation conversation) {
        Open known = open.get(conversation);
        if (known == null) {
            show(conversation);
            return;
        }
        known.stage.setIconified(false);
        known.stage.toFront();
        known.stage.requestFocus();
    }

    /** Whether the person looks at this conversation now: its window is focused and not minimised. */
    public boolean lookedAt(Conversation conversation) {
        Open known = open.get(conversation);
        return known != null && known.stage.isFocused() && !known.stage.isIconified();
    }

    /** The window of a conversation, while it is open. */
    public Optional<Stage> window(Conversation conversation) {
        return Optional.ofNullable(open.get(conversation)).map(Open::stage);
    }

    /** Every open window. */
    public List<Stage> windows() {
        return open.values().stream().map(Open::stage).toList();
    }

    /** As when the person signs out. */
    public void closeAll() {
        List.copyOf(open.values()).forEach(each -> each.stage.close());
    }

    private void show(Conversation conversation) {
        String username = conversation.other().username();
        View<ChatView> view = views.load(
                new ChatView(workspace, chats, conversation, avatars, profiles, clock));
        Stage stage = new Stage();
        stage.getIcons().setAll(icons);
        stage.titleProperty().bind(Bindings.createStringBinding(() -> title(conversation),
                conversation.other().displayNameProperty(), conversation.unreadProperty()));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        Scene scene = new Scene(view.root());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                stage.close();
            }
        });
        scene.addEventHandler(LinkEvent.FOLLOW, event -> links.open(event.link()));
        theme.apply(scene);
        stage.setScene(scene);
        Place place = places.of(username).filter(ChatWindows::onScreen).orElseGet(this::nextPlace);
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        open.put(conversation, new Open(stage, view.controller()));
        stage.setOnHidden(_ -> {
            places.keep(username, new Place(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
            open.remove(conversation);
            stage.titleProperty().unbind();
            view.controller().close();
        });
        stage.show();
        view.controller().focusComposer();
    }

    private String title(Conversation conversation) {
        String name = conversation.other().displayName();
        return conversation.unread() > 0 ? texts.get("title.unread", conversation.unread(), name) : name;
    }

    /** Below and to the right of the windows that are there, so that each can be seen and reached. */
    private Place nextPlace() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double height = Math.min(HEIGHT, screen.getHeight());
        double freeX = Math.max(STEP, screen.getWidth() - WIDTH);
        double freeY = Math.max(STEP, screen.getHeight() - height);
        double startX = freeX / 2;
        double startY = freeY / 3;
        for (int step = 0; ; step++) {
            double x = screen.getMinX() + (startX + step * STEP) % freeX;
            double y = screen.getMinY() + (startY + step * STEP) % freeY;
            boolean taken = open.values().stream().anyMatch(each ->
                    Math.abs(each.stage.getX() - x) < STEP / 2 && Math.abs(each.stage.getY() - y) < STEP / 2);
            if (!taken || step > open.size()) {
                return new Place(x, y, WIDTH, height);
            }
        }
    }

    /** A screen may be gone since. */
    private static boolean onScreen(Place place) {
        return !Screen.getScreensForRectangle(place.x() + REACHABLE, place.y(), 1, REACHABLE).isEmpty()
                && place.width() >= LEAST_WIDTH && place.height() >= LEAST_HEIGHT;
    }
}
