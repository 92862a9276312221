package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From an empty computer to the first message of the first colleague. */
@Timeout(180)
final class InvitationStoryTest {

    private static final String PASSWORD = "a quiet bird in the tree";

    @TempDir private Path folder;
    private Player shyam;
    private Player rama;

    @BeforeEach
    void open() {
        shyam = Player.open(folder.resolve("shyam"), Optional.empty());
        rama = Player.open(folder.resolve("rama"), Optional.empty());
    }

    @AfterEach
    void close() {
        rama.close();
        shyam.close();
    }

    @Test
    void shyamStartsAnOfficeAndReadsACodeAloudAndRamaJoinsAndWrites() {
        Fx.run(shyam.app()::start);
        shyam.click("#startOffice").fill("#officeName", "Ayodhya").fill("#displayName", "Shyam").fill("#password", PASSWORD);
        Fx.run(() -> ((CheckBox) shyam.window().getScene().lookup("#shared")).setSelected(false));
        shyam.fire("#submit").fire("#enterOffice");
        shyam.await(() -> shyam.app().session().isPresent());

        shyam.fire("#invite");
        Scene invite = window("Invite people");
        Fx.run(() -> ((Button) invite.lookup("#make")).fire());
        Fx.await(() -> invite.lookup("#code") != null);
        String code = Fx.call(() -> String.join(" ", invite.lookup("#code").lookupAll(".code-group").stream()
                .map(group -> ((Label) group).getText()).toList()));
        Fx.run(() -> ((Stage) invite.getWindow()).close());

        Fx.run(rama.app()::start);
        rama.fire("#joinInvited").fill("#invitation", code.toLowerCase(java.util.Locale.ROOT))
                .fill("#address", shyam.app().session().orElseThrow().client().server().toString()).fire("#submit");
        rama.await(() -> rama.window().getScene().lookup("#joining") != null);
        assertThat(Fx.call(() -> ((Label) rama.window().getScene().lookup("#joining .title")).getText())).isEqualTo("Join Ayodhya");
        rama.fill("#displayName", "Rama").fill("#password", PASSWORD).fire("#submit");
        rama.await(() -> rama.app().session().isPresent() && !rama.app().workspace().people().isEmpty());

        shyam.await(() -> shyam.app().workspace().person("rama").isPresent());
        rama.openChat("shyam").send("shyam", "I found my way in");
        shyam.await(() -> shyam.onCard("rama") == 1 && shyam.inTitle() == 1);
        shyam.openChat("rama");
        shyam.await(() -> shyam.texts("rama").equals(List.of("I found my way in")) && shyam.total() == 0);
    }

    private static Scene window(String title) {
        Fx.await(() -> find(title).isPresent());
        return Fx.call(() -> find(title).orElseThrow().getScene());
    }

    private static Optional<Window> find(String title) {
        return Window.getWindows().stream().filter(window -> window instanceof Stage stage && title.equals(stage.getTitle())).findFirst();
    }
}
