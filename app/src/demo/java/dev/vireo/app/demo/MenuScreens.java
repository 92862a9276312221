package dev.vireo.app.demo;

import dev.vireo.app.story.Player;
import dev.vireo.app.ui.Fx;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;

/** Walks through the windows that a person's menu opens. */
final class MenuScreens {

    private static final double ABOVE = 16;

    private final Player player;
    private final Steps steps;
    private final Album album;

    MenuScreens(Player player, Steps steps, Album album) {
        this.player = player;
        this.steps = steps;
        this.album = album;
    }

    /** Opens what the item of the menu opens, and closes it in the end. @param id of something in it */
    void show(String what, String menuItem, String id, Consumer<Scene> pictures) {
        steps.step(what, () -> {
            Fx.run(() -> player.app().mainWindow().menu().lookup(menuItem).fire());
            Fx.await(() -> Beginning.scene(id).isPresent());
        });
        Scene scene = Beginning.scene(id).orElseThrow();
        pictures.accept(scene);
        Fx.run(() -> ((Stage) scene.getWindow()).close());
    }

    static void await(Scene scene, String id) {
        Fx.await(() -> Effort.shows(scene, id));
    }

    static void press(Scene scene, String id) {
        await(scene, id);
        Fx.run(() -> ((Button) scene.lookup(id)).fire());
    }

    /** Scrolls a page to what has this id. */
    void lookAt(Scene scene, String page, String id) {
        Fx.run(() -> {
            ScrollPane pane = (ScrollPane) scene.lookup(page);
            Node wanted = pane.getContent().lookup(id);
            double top = pane.getContent().sceneToLocal(wanted.localToScene(wanted.getLayoutBounds())).getMinY();
            double beyond = pane.getContent().getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
            pane.setVvalue(Math.clamp((top - ABOVE) / beyond, 0, 1));
        });
    }

    void take(String name, Scene scene) {
        album.take(name, player.app().theme(), scene);
    }
}
