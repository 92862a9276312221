package dev.vireo.app.demo;

import dev.vireo.app.story.Player;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/** The screens of whoever owns an office: people, invitations, the audit log, settings and their own profile. */
final class OwnerScreens {

    private final Player owner;
    private final Steps steps;
    private final Album album;

    OwnerScreens(Player owner, Steps steps, Album album) {
        this.owner = owner;
        this.steps = steps;
        this.album = album;
    }

    void play() {
        show("People: everybody with role, state and when they were last seen", "menuPeople", "#peopleScreen", scene -> {
            Fx.await(() -> scene.lookup("#list") instanceof ListView<?> list && list.getItems().size() > 10);
            take("people", scene);
            press(scene, "#addPerson");
            take("people-add", scene);
            Keys.press(scene, KeyCode.ESCAPE);
            press(scene, "#importPeople");
            take("people-import", scene);
            Keys.press(scene, KeyCode.ESCAPE);
            Fx.run(() -> {
                ListView<?> list = (ListView<?>) scene.lookup("#list");
                list.requestFocus();
                list.getSelectionModel().select(3);
            });
            Keys.press(scene, KeyCode.ENTER);
            Fx.await(() -> scene.lookup("#personAccount") != null);
            take("people-person", scene);
        });
        show("Inviting: as what, into which channels, for how long", "menuInvite", "#invitePeople", scene -> take("invite", scene));
        show("The audit log: who did what, and when", "menuAudit", "#entries", scene -> {
            Fx.await(() -> !((ListView<?>) scene.lookup("#entries")).getItems().isEmpty());
            take("audit", scene);
        });
        show("My profile, with the card that others see", "menuProfile", "#myProfile", scene -> take("my-profile", scene));
        show("Settings: encryption, devices and access tokens", "menuSettings", "#settings", scene -> {
            take("settings-owner", scene);
            lookAt(scene, "#encryption");
            take("settings-encryption", scene);
            lookAt(scene, "#tokensPlace");
            take("settings-tokens", scene);
        });
    }

    private void show(String what, String menuItem, String id, Consumer<Scene> pictures) {
        steps.step(what, () -> {
            Fx.run(() -> owner.app().mainWindow().menu().lookup(menuItem).fire());
            Fx.await(() -> Beginning.scene(id).isPresent());
        });
        Scene scene = Beginning.scene(id).orElseThrow();
        pictures.accept(scene);
        Fx.run(() -> ((Stage) scene.getWindow()).close());
    }

    private static void press(Scene scene, String id) {
        Fx.await(() -> Effort.shows(scene, id));
        Fx.run(() -> ((Button) scene.lookup(id)).fire());
    }

    /** Scrolls to what has this id. */
    private static void lookAt(Scene scene, String id) {
        Fx.run(() -> {
            ScrollPane page = (ScrollPane) scene.lookup("#settings");
            Node wanted = page.getContent().lookup(id);
            double top = page.getContent().sceneToLocal(wanted.localToScene(wanted.getLayoutBounds())).getMinY();
            page.setVvalue((top - 16) / (page.getContent().getLayoutBounds().getHeight() - page.getViewportBounds().getHeight()));
        });
    }

    private void take(String name, Scene scene) {
        album.take(name, owner.app().theme(), scene);
    }
}
