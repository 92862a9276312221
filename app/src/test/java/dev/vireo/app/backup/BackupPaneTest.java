package dev.vireo.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.office.OfficeBackups;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backups in a real window, with a real server on this computer. */
final class BackupPaneTest {

    private static TestOffice office;
    @TempDir private static Path folders;

    private ServerClient client;
    private Stage stage;
    private BackupPane pane;
    private Path chosen;

    @BeforeAll
    static void openOffice() {
        office = TestOffice.open();
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @BeforeEach
    void open() {
        chosen = folders.resolve("backups");
        client = ServerClient.of(office.address()).signedIn(office.token("shyam"));
        stage = Fx.call(() -> {
            View<BackupPane> view = new Views(Map.of()).load(new BackupPane(
                    new OfficeBackups(client, SampleOffice.ownedByMe().workspace(), new Background()),
                    Optional.of((_, _) -> Optional.of(chosen)), Clock.system(ZoneId.of("Asia/Kolkata"))));
            pane = view.controller();
            Stage window = new Stage();
            window.setScene(new Scene(view.root(), 704, 480));
            new Theme().apply(window.getScene());
            window.show();
            return window;
        });
        Fx.await(() -> node("#settings").isVisible());
    }

    @AfterEach
    void close() {
        Fx.run(pane::close);
        Fx.run(stage::close);
        client.close();
    }

    @Test
    void anOwnerChoosesAFolderAndATimeAndBacksUpNow() throws IOException {
        assertThat(text("#status")).isEqualTo("No backup has been made yet.");
        assertThat(Fx.call(() -> this.<Button>node("#now").isDisabled() && this.<CheckBox>node("#daily").isDisabled())).isTrue();

        Fx.run(() -> this.<Button>node("#chooseFolder").fire());
        Fx.await(() -> this.<TextField>node("#folder").getText().equals(chosen.toString()) && !node("#daily").isDisabled());
        assertThat(chosen).isDirectory();

        Fx.run(() -> this.<CheckBox>node("#daily").fire());
        Fx.await(() -> this.<Label>node("#next").getText().startsWith("Next: ") && !node("#time").isDisabled());
        Fx.run(() -> this.<ComboBox<LocalTime>>node("#time").setValue(LocalTime.of(23, 30)));
        Fx.await(() -> this.<Label>node("#next").getText().endsWith("23:30") && !node("#now").isDisabled());
        BackupOverview known = client.backups().overview();
        assertThat(known.schedule().enabled()).isTrue();
        assertThat(known.schedule().time()).isEqualTo("23:30");
        assertThat(known.schedule().timeZone()).isEqualTo("Asia/Kolkata");

        Fx.run(() -> this.<Button>node("#now").fire());
        Fx.await(() -> this.<Label>node("#status").getText().startsWith("Verified today "));
        assertThat(text("#place")).contains(chosen.toString());
        try (Stream<Path> files = Files.list(chosen)) {
            assertThat(files).hasSize(1).allMatch(file -> file.toString().endsWith(".zip"));
        }
        chosen = office.folder().resolve("attachments/mine");
        Fx.run(() -> this.<Button>node("#chooseFolder").fire());
        Fx.await(() -> this.<Label>node("#problem").getText().contains("would be lost with it"));
        Fx.await(() -> this.<TextField>node("#folder").getText().equals(folders.resolve("backups").toString()));
        assertThat(chosen).doesNotExist();

        failureIsShownWithItsReasonBesideTheLastGoodOne(folders.resolve("backups"));
    }

    private void failureIsShownWithItsReasonBesideTheLastGoodOne(Path folder) throws IOException {
        Files.move(folder, folders.resolve("away"));
        Fx.await(() -> !node("#now").isDisabled());
        Fx.run(() -> this.<Button>node("#now").fire());
        Fx.await(() -> this.<Label>node("#status").getText().endsWith(" failed"));
        assertThat(text("#status")).startsWith("The backup today ");
        assertThat(text("#reason")).isEqualTo("The folder " + folder + " doesn't exist. Create it, or choose another place.");
        assertThat(Fx.call(() -> node("#reason").isVisible())).isTrue();
        assertThat(text("#place")).startsWith("Last good one: Verified today ");
    }

    private String text(String selector) {
        return Fx.call(() -> this.<Label>node(selector).getText());
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().getRoot().lookup(selector);
    }
}
