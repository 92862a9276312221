package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.app.signin.KeyStop;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.store.KnownKey;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.testing.OwnAddress;
import dev.vireo.testing.TestOffice;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office's key as a person sees it, in a whole client against a real server. */
final class OfficeKeyStoryTest {

    @TempDir private Path disk;

    private static URI encrypted(TestOffice office) {
        return URI.create("https://127.0.0.1:" + office.server().port());
    }

    private static void awaitLive(Computer computer) {
        Fx.await(() -> computer.app().session().isPresent()
                && computer.app().workspace().connectionProperty().get() == ConnectionState.LIVE);
    }

    private static Node shown(Computer computer, String id) {
        return computer.app().stage().getScene().lookup(id);
    }

    @Test
    void anotherKeyStopsTheClientUntilTheOfficeIsRemoved() throws Exception {
        try (TestOffice office = TestOffice.open(config -> config.with(TlsChoice.AUTO));
                Computer computer = Computer.with(disk.resolve("rama")).start()) {
            URI address = encrypted(office);
            KnownKey known = new KnownKey(office.server().fingerprint(), true);
            Fx.run(() -> computer.app().keys().keep(address, known));
            computer.signIn(address, "rama", TestOffice.PASSWORD);
            awaitLive(computer);

            int port = office.stop();
            Files.delete(office.folder().resolve("tls/key.pem"));
            Files.delete(office.folder().resolve("tls/certificate.pem"));
            office.start(port);

            Fx.await(() -> shown(computer, "#keyStop") != null);
            assertThat(computer.app().session()).isEmpty();
            assertThat(((Label) shown(computer, "#keyStopWords")).getText()).contains(known.key().spoken());
            // Trying again leads back here, and removing is asked about.
            Fx.run(((Button) shown(computer, "#keyStopAgain"))::fire);
            Fx.await(() -> shown(computer, "#keyStop") == null);
            Fx.await(() -> shown(computer, "#keyStop") != null);
            Fx.run(((Button) shown(computer, "#keyStopRemove"))::fire);
            Fx.await(() -> shown(computer, "#questionYes") != null && shown(computer, "#question").isVisible());
            assertThat(computer.app().keys().find(address)).contains(known);
            Fx.run(((Button) shown(computer, "#questionYes"))::fire);

            Fx.await(() -> shown(computer, "#signIn") != null);
            assertThat(computer.app().keys().find(address)).isEmpty();
        }
    }

    @Test
    void anOfficeThatIsEncryptedLaterIsEnteredEncryptedFromThenOn() {
        String own = OwnAddress.find().orElse("");
        assumeTrue(!own.isEmpty());
        TlsChoice[] choice = {TlsChoice.OFF};
        try (TestOffice office = TestOffice.open(config -> config.at("0.0.0.0", config.port()).with(choice[0]));
                Computer computer = Computer.with(disk.resolve("sita")).start()) {
            computer.signIn(URI.create("http://" + own + ":" + office.server().port()), "sita", TestOffice.PASSWORD);
            awaitLive(computer);

            choice[0] = TlsChoice.AUTO;
            office.restart();

            URI address = URI.create("https://" + own + ":" + office.server().port());
            Fx.await(() -> computer.app().keys().find(address).isPresent());
            awaitLive(computer);
            assertThat(computer.app().keys().find(address)).contains(new KnownKey(office.server().fingerprint(), false));
        }
    }

    @Test
    void theStopCanBeDrawnInBothThemes() {
        Pictures.both("key-stop", 900, 640, () -> new Views(Map.of()).load(new KeyStop(URI.create("https://192.168.0.5:8080"),
                Optional.of(new KeyFingerprint("3fa61c22d1b09e77a4c5".repeat(3) + "0000")), true, () -> {}, () -> {})).root());
        assertThat(Path.of("target/pictures/key-stop-dark.png")).isNotEmptyFile();
    }
}
