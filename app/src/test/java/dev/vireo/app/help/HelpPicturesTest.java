package dev.vireo.app.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Views;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** Help and diagnostics in its states, to be looked at. */
final class HelpPicturesTest {

    private static final String SIXTY = "Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma";

    @Test
    void helpCanBeDrawnInBothThemes() {
        picture("help", 1_500, new KnownFacts(), "#copy");
        KnownFacts out = new KnownFacts();
        out.office = Optional.empty();
        out.disk = new CompletableFuture<>();
        picture("help-signed-out", 720, out, "");
        KnownFacts away = new KnownFacts();
        away.office = Optional.of(new HelpSource.OfficeFacts(SIXTY + " الجسر إلى الجزيرة", "venkatanarasimharajuvaripeta",
                URI.create("http://office-of-the-bridge.engineering.ayodhya.example:8080"), ConnectionState.OFFLINE, KnownFacts.NOW, 0, 3,
                Optional.empty(), HelpSource.KeyTrust.PLAIN));
        away.home = Path.of("/home/venkatanarasimharajuvaripeta/a folder that is deep down/below another one/and another one");
        picture("help-offline", 1_300, away, "#save");
        assertThat(Path.of("target/pictures/help-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
    }

    private static void picture(String name, int height, KnownFacts facts, String pressed) {
        Pictures.both(name, 704, height, () -> {
            Parent root = new Views(Map.of()).load(new HelpScreen(facts, (_, _) -> Optional.of(Path.of("missing/folder/file.txt")),
                    Clock.fixed(KnownFacts.NOW, ZoneOffset.UTC), () -> KnownFacts.SYSTEM)).root();
            if (!pressed.isEmpty()) {
                // Once it is in its window.
                Platform.runLater(() -> ((Button) root.lookup(pressed)).fire());
            }
            return root;
        });
    }
}
