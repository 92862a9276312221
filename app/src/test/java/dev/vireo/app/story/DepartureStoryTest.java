package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.User;
import dev.vireo.testing.TestOffice;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody leaves the office, and comes back, on real windows against a real server. */
@Timeout(180)
final class DepartureStoryTest extends StoryOfTwo {

    @Test
    void whoeverIsPutOutWhileTypingIsToldWhyAndFindsTheDraftWhenTheyAreBack() {
        shyam.openChat("rama").send("rama", "Are you still there?");
        rama.openChat("shyam").await(() -> rama.reads("shyam", "Are you still there?"));
        Fx.run(() -> composer(rama, "shyam").setText("Just a moment, I am"));

        office.as("shyam").post("/api/v1/user/rama/deactivate").as(User.class);

        Fx.await(() -> rama.window().getScene().lookup("#reasonText") instanceof Label reason
                && reason.getText().startsWith("Your account in Ayodhya was deactivated"));
        assertThat(rama.app().session()).isEmpty();
        shyam.await(() -> shyam.app().workspace().people().stream().map(Person::username).noneMatch("rama"::equals));
        shyam.await(() -> line(shyam, "rama").equals("Rama has left the office."));
        assertThat(Fx.<Boolean>call(() -> composer(shyam, "rama").getParent().isVisible())).isFalse();
        assertThat(shyam.texts("rama")).contains("Are you still there?");

        office.as("shyam").post("/api/v1/user/rama/reactivate").as(User.class);
        shyam.await(() -> composer(shyam, "rama").getParent().isVisible());
        rama.enter(office.address(), "rama", TestOffice.PASSWORD).openChat("shyam");
        rama.await(() -> composer(rama, "shyam").getText().equals("Just a moment, I am"));
    }

    private static TextArea composer(Player player, String other) {
        return (TextArea) inChat(player, other, "#composer");
    }

    private static String line(Player player, String other) {
        Node line = inChat(player, other, "#instead");
        return line.isVisible() ? ((Label) line).getText() : "";
    }

    private static Node inChat(Player player, String other, String selector) {
        return player.chat(other).orElseThrow().getScene().lookup(selector);
    }
}
