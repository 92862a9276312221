package dev.vireo.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.office.OfficeAudit;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers.AuditEntry;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestOffice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log in a real window, with a real server. */
final class AuditScreenTest {

    private static TestOffice office;

    @TempDir private Path folder;

    private ServerClient client;
    private Stage stage;
    private Optional<Path> saveTo = Optional.empty();

    @BeforeAll
    static void openOffice() {
        office = TestOffice.open();
        for (int i = 0; i < 30; i++) {
            office.as("sita").patch("/api/v1/user/rama", "{\"title\":\"Archer " + i + "\"}");
            office.as("sita").patch("/api/v1/user/lakshman", "{\"title\":\"Archer " + i + "\"}");
        }
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @BeforeEach
    void open() {
        client = ServerClient.of(office.address()).signedIn(office.token("shyam"));
        show();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        client.close();
    }

    private void show() {
        stage = Fx.call(() -> {
            Workspace workspace = SampleOffice.busy().workspace();
            View<AuditScreen> view = new Views(Map.of()).load(new AuditScreen(workspace, new OfficeAudit(client, new Background()),
                    (_, _) -> saveTo, Clock.systemUTC()));
            Stage window = new Stage();
            window.setScene(new Scene(view.root(), 760, 720));
            new Theme().apply(window.getScene());
            window.show();
            return window;
        });
    }

    private List<AuditEntry> shown() {
        return this.<ListView<AuditEntry>>node("#entries").getItems();
    }

    private void choose(String box, String words) {
        Fx.run(() -> {
            ComboBox<Object> choice = node(box);
            choice.setValue(choice.getItems().stream().filter(each -> choice.getConverter().toString(each).equals(words))
                    .findFirst().orElseThrow());
        });
    }

    @Test
    void theNewestShowFirstAndOlderOnesComeWhenAskedFor() {
        Fx.await(() -> shown().size() == 50);
        assertThat(Fx.call(() -> shown().getFirst().number())).isGreaterThan(Fx.call(() -> shown().getLast().number()));

        Fx.run(() -> this.<Button>node("#more").fire());

        Fx.await(() -> shown().size() > 50);
        assertThat(Fx.call(() -> shown().getLast().action())).isEqualTo("office_set_up");
        assertThat(Fx.call(() -> node("#moreLine").isVisible())).isFalse();
    }

    @Test
    void aPersonAndAKindNarrowIt() {
        Fx.await(() -> !shown().isEmpty());
        choose("#people", "Rama");
        choose("#actions", "Profiles changed");

        Fx.await(() -> shown().size() == 30);
        assertThat(Fx.call(() -> shown().stream().map(AuditEntry::subject).distinct().toList())).isEqualTo(List.of("rama"));

        choose("#actions", "Backups");
        Fx.await(() -> node("#message").isVisible());
        assertThat(Fx.call(() -> this.<Label>node("#messageTitle").getText())).isEqualTo("Nothing found");
    }

    @Test
    void verifyingSaysWhatHolds() throws Exception {
        Fx.run(() -> this.<Button>node("#verify").fire());
        Fx.await(() -> node("#verdict").isVisible());
        assertThat(verdict()).contains("unbroken since").containsPattern("Last hash: [0-9a-f]{64}");
        Fx.run(() -> this.<Button>node("#copyHash").fire());
        assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).matches("[0-9a-f]{64}")
                .isSubstringOf(verdict());

        Rows.change(office.databaseUrl(), "UPDATE audit_entry SET actor = 'rama' WHERE number = 3");
        try {
            Fx.run(() -> this.<Button>node("#verify").fire());
            Fx.await(() -> verdict().contains("Entry 3 was changed"));
            assertThat(Fx.call(() -> node("#verdict").getStyleClass())).contains("wrong");
        } finally {
            Rows.change(office.databaseUrl(), "UPDATE audit_entry SET actor = 'shyam' WHERE number = 3");
        }
    }

    private String verdict() {
        return this.<Label>node("#verdictWords").getText();
    }

    @Test
    void whatIsShownIsExportedToAFile() throws Exception {
        saveTo = Optional.of(folder.resolve("audit.csv"));
        Fx.await(() -> !shown().isEmpty());
        choose("#people", "Lakshman");
        Fx.run(() -> this.<Button>node("#save").fire());
        Fx.await(() -> node("#exported").isVisible());

        assertThat(Fx.call(() -> this.<Label>node("#exported").getText())).startsWith("Exported to audit.csv.");
        assertThat(Files.readAllLines(saveTo.orElseThrow())).hasSize(1 + 31).allMatch(line -> line.startsWith("\uFEFF\"number\"")
                || line.contains("\"lakshman\""));

        saveTo = Optional.of(folder.resolve("nowhere").resolve("audit.csv"));
        Fx.run(() -> this.<Button>node("#save").fire());
        Fx.await(() -> this.<Label>node("#exported").getText().startsWith("The audit log couldn’t be exported."));
    }

    @Test
    void whereTheOfficeIsOutOfReachItCanBeAskedForAgain() {
        Fx.await(() -> !shown().isEmpty());
        Fx.run(stage::close);
        int port = office.stop();
        show();
        Fx.await(() -> node("#message").isVisible());
        assertThat(Fx.call(() -> this.<Label>node("#messageText").getText())).isNotBlank();
        office.start(port);
        Fx.run(() -> this.<Button>node("#again").fire());
        Fx.await(() -> node("#found").isVisible() && !shown().isEmpty());
    }

    @Test
    void theKeyboardReachesEverything() {
        Fx.await(() -> !shown().isEmpty());
        Set<String> reachable = Set.of("#people", "#actions", "#refresh", "#verify", "#save", "#entries", "#more");
        assertThat(Fx.call(() -> reachable.stream().filter(each -> !node(each).isFocusTraversable()).toList())).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().getRoot().lookup(selector);
    }
}
