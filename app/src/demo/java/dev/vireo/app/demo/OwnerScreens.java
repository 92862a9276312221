package dev.vireo.app.demo;

import dev.vireo.app.story.Player;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/** The screens of whoever owns an office: people, invitations, the audit log, settings and their own profile. */
final class OwnerScreens {

    private final MenuScreens screens;

    OwnerScreens(Player owner, Steps steps, Album album) {
        screens = new MenuScreens(owner, steps, album);
    }

    void play() {
        screens.show("People: everybody with role, state and when they were last seen", "menuPeople", "#peopleScreen", scene -> {
            Fx.await(() -> scene.lookup("#list") instanceof ListView<?> list && list.getItems().size() > 10);
            screens.take("people", scene);
            MenuScreens.press(scene, "#addPerson");
            screens.take("people-add", scene);
            Keys.press(scene, KeyCode.ESCAPE);
            MenuScreens.press(scene, "#importPeople");
            screens.take("people-import", scene);
            Keys.press(scene, KeyCode.ESCAPE);
            Fx.run(() -> {
                ListView<?> list = (ListView<?>) scene.lookup("#list");
                list.requestFocus();
                list.getSelectionModel().select(3);
            });
            Keys.press(scene, KeyCode.ENTER);
            Fx.await(() -> scene.lookup("#personAccount") != null);
            screens.take("people-person", scene);
        });
        screens.show("Inviting: as what, into which channels, for how long", "menuInvite", "#invitePeople",
                scene -> screens.take("invite", scene));
        screens.show("The audit log: who did what, and when", "menuAudit", "#entries", scene -> {
            Fx.await(() -> !((ListView<?>) scene.lookup("#entries")).getItems().isEmpty());
            screens.take("audit", scene);
        });
        screens.show("My profile, with the card that others see", "menuProfile", "#myProfile", scene -> {
            screens.take("my-profile", scene);
            MenuScreens.press(scene, "#changePicture");
            Fx.await(() -> Effort.shows(scene, "#crop"));
            screens.take("my-profile-picture", scene);
            Keys.press(scene, KeyCode.ESCAPE);
        });
        screens.show("Settings: backups, encryption, devices and access tokens", "menuSettings", "#settings", scene -> {
            screens.take("settings-owner", scene);
            screens.lookAt(scene, "#settings", "#backupsPlace");
            screens.take("settings-backups", scene);
            screens.lookAt(scene, "#settings", "#encryption");
            screens.take("settings-encryption", scene);
            screens.lookAt(scene, "#settings", "#tokensPlace");
            screens.take("settings-tokens", scene);
        });
    }
}
