package dev.vireo.app.invite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.Refusals;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.InvitationState;
import dev.vireo.protocol.OfficeRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** Inviting people in its states, to be looked at. */
final class InvitePicturesTest {

    private static final String LONG = "For Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma and everybody who comes with them to the new rooms";

    @Test
    void everyStateCanBeDrawnInBothThemes() {
        picture("form", new Invitations(), OfficeRole.OWNER, _ -> {});
        Invitations full = new Invitations();
        full.all = List.of(
                Invitations.info("1", OfficeRole.MEMBER, "The new ones in Finance", InvitationState.OPEN, 5, "rama", "sita", "lakshman",
                        "hanuman", "guha"),
                Invitations.info("2", OfficeRole.GUEST, LONG, InvitationState.OPEN, 0),
                Invitations.info("3", OfficeRole.ADMIN, "", InvitationState.REVOKED, 1, "rama"),
                Invitations.info("4", OfficeRole.MEMBER, "", InvitationState.EXPIRED, 0),
                Invitations.info("5", OfficeRole.MEMBER, "", InvitationState.USED_UP, 50, "rama", "sita"));
        picture("list", full, OfficeRole.ADMIN, _ -> {});
        picture("issued", full, OfficeRole.OWNER, root -> press(root, "#make"));
        picture("question", full, OfficeRole.OWNER, root -> {
            press(root, "#make");
            ((Button) root.lookupAll(".invitation .button").iterator().next()).fire();
        });
        picture("faults", new Invitations(), OfficeRole.OWNER, root -> {
            ((RadioButton) root.lookup("#role-guest")).fire();
            press(root, "#make");
        });
        picture("uses", new Invitations(), OfficeRole.OWNER, root -> {
            ((TextField) root.lookup("#uses")).setText("many");
            press(root, "#make");
        });
        Invitations away = new Invitations();
        away.failure = Refusals.refused(503, "unavailable", "The office's database isn't answering. Try again in a moment.");
        picture("failed", away, OfficeRole.OWNER, root -> press(root, "#make"));
        Invitations slow = new Invitations();
        slow.slow = true;
        picture("loading", slow, OfficeRole.OWNER, root -> press(root, "#make"));
        assertThat(Path.of("target/pictures/invite-issued-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
    }

    private static void press(Parent root, String id) {
        ((Button) root.lookup(id)).fire();
    }

    private static void picture(String name, Invitations invitations, OfficeRole role, Consumer<Parent> story) {
        Pictures.both("invite-" + name, 704, name.equals("list") ? 1_400 : 820, () -> {
            SampleOffice office = SampleOffice.busy();
            office.myRole(role);
            View<InvitePeople> view = new Views(Map.of()).load(new InvitePeople(office.workspace(), invitations,
                    new TimeWords(Clock.fixed(Invitations.NOW, ZoneOffset.UTC)), ZoneOffset.UTC));
            return Pictures.after(view.root(), story);
        });
    }
}
