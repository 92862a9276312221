package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.localserver.SlowOffice;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window does not wait for an office that takes its time. */
final class OfficeOpeningTest {

    private static TestOffice office;

    @TempDir private Path disk;

    @BeforeAll
    static void openOffice() {
        office = TestOffice.open();
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @BeforeEach
    void shyamHostsTheOffice() {
        try (DataFolder folder = DataFolder.open(disk)) {
            folder.keepAccount(new Account(office.address(), "shyam", "Shyam", office.issueToken("shyam"), true));
        }
    }

    @Test
    void theWindowShowsThatTheOfficeIsStartingAndThenTheOffice() {
        try (SlowOffice slow = SlowOffice.in(disk.resolve("office")); Computer host = Computer.with(disk).start()) {
            assertThat(Fx.call(() -> text(host))).isEqualTo("Starting your office…");
            Pictures.save(host.app().stage(), "office-opening");
            Fx.run(() -> host.app().theme().choiceProperty().set(Theme.Choice.DARK));
            Pictures.save(host.app().stage(), "office-opening-dark");
            assertThat(host.app().session()).isEmpty();

            slow.open(office.address());
            Fx.await(() -> host.app().session().isPresent() && host.app().workspace().loadedProperty().get());
            assertThat(Fx.call(() -> host.app().stage().getScene().lookup("#openingText"))).isNull();
        }
    }

    @Test
    void anOfficeThatDoesNotStartLeadsToTheFirstScreen() {
        try (SlowOffice slow = SlowOffice.in(disk.resolve("office")); Computer host = Computer.with(disk).start()) {
            assertThat(Fx.call(() -> text(host))).isEqualTo("Starting your office…");
            slow.fail();
            Fx.await(() -> host.app().stage().getScene().lookup("#signIn") != null);
        }
    }

    @Test
    void aWindowCanBeClosedWhileTheOfficeIsStarting() {
        try (SlowOffice slow = SlowOffice.in(disk.resolve("office")); Computer host = Computer.with(disk).start()) {
            Fx.run(host.app()::quit);
            Fx.await(() -> !host.app().stage().isShowing());
            slow.fail();
            host.awaitEnd();
        }
    }

    private static String text(Computer computer) {
        return ((Label) computer.app().stage().getScene().lookup("#openingText")).getText();
    }
}
