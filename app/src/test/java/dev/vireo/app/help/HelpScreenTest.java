package dev.vireo.app.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandScope;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help and diagnostics in a real window. */
final class HelpScreenTest {

    private static final String[] IDENTIFYING = {"shyam", "Ayodhya", "office.example", "8443", "/home"};

    @TempDir private Path disk;

    private final KnownFacts facts = new KnownFacts();
    private Optional<Path> saveTo = Optional.empty();
    private Stage stage;
    private HelpScreen screen;

    @BeforeEach
    void open() {
        show();
    }

    private void show() {
        Fx.run(() -> {
            View<HelpScreen> view = new Views(Map.of()).load(new HelpScreen(facts, (_, _) -> saveTo, Clock.fixed(KnownFacts.NOW,
                    ZoneOffset.UTC), () -> KnownFacts.SYSTEM));
            screen = view.controller();
            stage = new Stage();
            stage.setScene(new Scene(view.root(), 704, 720));
            new Theme().apply(stage.getScene());
            stage.show();
            screen.focus();
        });
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            stage.close();
            screen.close();
        });
        assertThat(facts.followers).isEmpty();
    }

    @Test
    void theScreenSaysWhatAHelperAsksFor() {
        assertThat(fact("vireo")).isEqualTo("0.1.0");
        assertThat(fact("server")).isEqualTo("0.1.0");
        assertThat(fact("java")).startsWith(System.getProperty("java.version"));
        assertThat(fact("javafx")).isNotEqualTo("?");
        assertThat(fact("screens")).isEqualTo("2560 × 1440 at 150 %; 1920 × 1080 at 100 %");
        assertThat(fact("drawing")).isEqualTo("Graphics card");
        assertThat(fact("state")).isEqualTo("Connected since 30 Nov 2026, 08:53:27");
        assertThat(fact("security")).isEqualTo("TLS 1.3, key pinned");
        assertThat(fact("address")).isEqualTo("https://office.example:8443");
        assertThat(fact("reconnects")).isEqualTo("2");
        assertThat(fact("corrections")).isEqualTo("0");
        assertThat(fact("kept")).isEqualTo("5.0 MB");
        assertThat(fact("log-size")).isEqualTo("1 KB");
        assertThat(fact("logs")).isEqualTo(facts.folders().logs().toString());
    }

    @Test
    void aSavedFileSaysNeitherWhoNorWhereUnlessThatIsWanted() throws Exception {
        Path file = disk.resolve("diagnostics.txt");
        saveTo = Optional.of(file);
        fire("#save");
        Fx.await(() -> told().equals("Saved as diagnostics.txt."));
        assertThat(Files.readString(file)).startsWith("Vireo diagnostics, 30 Nov 2026, 10:00:07")
                .contains("Encryption: TLS 1.3, key pinned",
                        "Corrected counts: 0", "System: Linux 6.12.9, amd64")
                .doesNotContainIgnoringCase(IDENTIFYING);

        Fx.run(() -> ((CheckBox) stage.getScene().lookup("#identifying")).setSelected(true));
        fire("#save");
        Fx.await(() -> Files.exists(file) && read(file).contains("Address: https://office.example:8443"));
        assertThat(read(file)).contains(IDENTIFYING);
    }

    @Test
    void aFileThatCannotBeSavedSaysWhy() {
        saveTo = Optional.of(disk.resolve("missing").resolve("diagnostics.txt"));
        fire("#save");
        Fx.await(() -> told().startsWith("Couldn’t save the file there. "));
        saveTo = Optional.empty();
        fire("#save");
        assertThat(Fx.call(this::told)).startsWith("Couldn’t save the file there. ");
    }

    @Test
    void aCopyIsTheSameText() {
        fire("#copy");
        String copied = Fx.call(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).contains("Vireo: 0.1.0").doesNotContainIgnoringCase(IDENTIFYING);
        assertThat(Fx.call(this::told)).startsWith("Copied");
    }

    @Test
    void theScreenFollowsTheConnection() {
        facts.server = new CompletableFuture<>();
        Fx.run(() -> facts.become(KnownFacts.in(ConnectionState.OFFLINE)));
        assertThat(fact("state")).isEqualTo("Offline since 30 Nov 2026, 10:00:07");
        assertThat(fact("server")).isEqualTo("The office can’t be reached");

        Fx.run(() -> facts.become(KnownFacts.in(ConnectionState.LIVE)));
        assertThat(fact("server")).isEqualTo("Loading…");
        Fx.run(() -> facts.server.complete("0.2.0\nOffice: Lanka"));
        assertThat(fact("server")).isEqualTo("0.2.0 Office: Lanka");

        Fx.run(facts::signOut);
        assertThat(fact("server")).isEqualTo("Not signed in");
        assertThat(fact("state")).isEqualTo("Not signed in to an office");
        assertThat(Fx.call(() -> stage.getScene().lookup("#fact-address"))).isNull();
    }

    @Test
    void whatCannotBeFoundOutIsSaid() {
        close();
        facts.server = CompletableFuture.failedFuture(new IllegalStateException("away"));
        facts.disk = CompletableFuture.failedFuture(new IllegalStateException("gone"));
        show();
        assertThat(fact("server")).isEqualTo("The office can’t be reached");
        assertThat(fact("kept")).isEqualTo("Unknown");
    }

    @Test
    void everyShortcutIsExplainedAndTheLogsFolderOpens() {
        assertThat(Fx.call(() -> stage.getScene().getRoot().lookupAll(".keys").size())).isEqualTo(everyKeys());
        assertThat(Fx.call(() -> ((Button) stage.getScene().lookup("#copy")).isFocused())).isTrue();
        fire("#openLogs");
        assertThat(facts.opened).isEqualTo(1);
    }

    @Test
    void theSheetOfShortcutsListsEachUnderWhereItHolds() {
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            Stage sheet = Fx.call(() -> {
                View<ShortcutsScreen> view = new Views(Map.of()).load(new ShortcutsScreen());
                Stage made = new Stage();
                made.setScene(new Scene(view.root(), 640, 1500));
                Theme theme = new Theme();
                theme.choiceProperty().set(choice);
                theme.apply(made.getScene());
                made.show();
                view.controller().focus();
                return made;
            });
            assertThat(Fx.call(() -> sheet.getScene().getRoot().lookupAll(".keys").size())).isEqualTo(everyKeys());
            assertThat(Fx.call(() -> sheet.getScene().getRoot().lookupAll(".section").size())).isEqualTo(CommandScope.values().length);
            assertThat(Fx.call(() -> sheet.getScene().getRoot().lookupAll(".shortcut").stream().map(Node::getAccessibleText).toList()))
                    .contains(Command.GO_TO.words() + ": " + Command.GO_TO.keys());
            Pictures.save(sheet, "shortcuts-" + choice.name().toLowerCase(Locale.ROOT));
            Fx.run(sheet::close);
        }
    }

    private static int everyKeys() {
        return Stream.of(Command.values()).mapToInt(command -> command.everyKeys().size()).sum();
    }

    private void fire(String button) {
        Fx.run(() -> ((Button) stage.getScene().lookup(button)).fire());
    }

    private String told() {
        return ((Label) stage.getScene().lookup("#told")).getText();
    }

    private String fact(String id) {
        return Fx.call(() -> ((Label) stage.getScene().lookup("#fact-" + id)).getText());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
