package dev.vireo.app.demo;

import dev.vireo.app.ClientPlatform;
import dev.vireo.app.VireoApp;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.Preferences.WindowPlace;
import dev.vireo.app.ui.Fx;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;

/** One person's client on the real screen, as a user has it, in one half of it and under the person's name. */
final class DemoWindow {

    private static final double WIDTH = 1000;
    private static final double MIN_WIDTH = 720;
    private static final double HEIGHT = 720;
    private static final double CHAT_WIDTH = 440;
    private static final double CHAT_HEIGHT = 640;
    private static final double INSET = 48;

    private DemoWindow() {
    }

    /**
     * @param left   whether in the left half of the screen, else in the right one
     * @param others usernames whose chats open over this window
     * @param quit   called when the client has ended
     */
    static void open(URI office, String username, boolean left, List<String> others, Path folder, Runnable quit) {
        VireoApp app = Fx.call(() -> {
            DataFolder data = DataFolder.open(folder);
            Rectangle2D place = half(Screen.getPrimary().getVisualBounds(), left);
            data.preferences().change(now -> now.withWindow("main", window(place)));
            Rectangle2D chat = new Rectangle2D(place.getMaxX() - CHAT_WIDTH - INSET, place.getMinY() + INSET, CHAT_WIDTH,
                    Math.min(CHAT_HEIGHT, place.getHeight()));
            others.forEach(other -> data.preferences().change(now -> now.withWindow("chat:" + other, window(chat))));
            ClientPlatform platform = ClientPlatform.here(address -> System.out.println("A link was opened: " + address));
            return new VireoApp(data, platform.named(username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1)), quit);
        });
        app.signIn(office, username, DemoOffice.PASSWORD).toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** On a screen that is too narrow for two, they overlap as little as they can. */
    static Rectangle2D half(Rectangle2D screen, boolean left) {
        double width = Math.min(Math.clamp(screen.getWidth() / 2, MIN_WIDTH, WIDTH), screen.getWidth());
        double height = Math.min(HEIGHT, screen.getHeight());
        double middle = screen.getMinX() + screen.getWidth() / 2;
        double x = left ? Math.max(screen.getMinX(), middle - width) : Math.min(screen.getMaxX() - width, middle);
        return new Rectangle2D(x, screen.getMinY() + (screen.getHeight() - height) / 3, width, height);
    }

    private static WindowPlace window(Rectangle2D place) {
        return new WindowPlace(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight(), false);
    }
}
