package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.app.autostart.Autostart;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.localserver.OfficeCommand;
import dev.vireo.app.localserver.RestoreProgress;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.startup.CommandLineStart;
import dev.vireo.app.startup.HostComputer;
import dev.vireo.app.startup.PolicyEffects;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.store.KnownKey;
import dev.vireo.app.store.KnownKeys;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An administrator's policy takes effect in a client. */
final class PolicyEffectsTest {

    private static final KeyFingerprint KEY = new KeyFingerprint("0123456789abcdef".repeat(4));

    private static final RestoreProgress NOBODY_WATCHES = new RestoreProgress() {
        @Override
        public void read(double part) {
        }

        @Override
        public void verifying() {
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    @TempDir private Path folder;

    @Test
    void theOfficeIsKnownByTheKeyThatTheAdministratorGaveAlsoAfterItHadAnother() {
        KnownKeys keys = KnownKeys.inMemory();
        URI office = URI.create("https://office.example:8080");
        keys.keep(office, new KnownKey(new KeyFingerprint("f".repeat(64)), false, URI.create("https://192.168.0.5:8080")));
        PolicyEffects.vouch(policy("office.example", Optional.of(KEY), true, Optional.empty()), keys);
        assertThat(keys.find(office)).contains(new KnownKey(KEY, true, URI.create("https://192.168.0.5:8080")));
        keys.keep(office, new KnownKey(new KeyFingerprint("e".repeat(64)), true));
        keys.keep(office, KnownKey.VOUCHED);
        assertThat(keys.find(office).orElseThrow().key()).as("whatever an invitation or somebody says afterwards").isEqualTo(KEY);
        PolicyEffects.vouch(policy("https://other.example", Optional.empty(), true, Optional.empty()), keys);
        assertThat(keys.find(URI.create("https://other.example"))).isEmpty();
    }

    @Test
    void theSystemStartsWhatTheAdministratorSaysAndNoTrial() {
        Starts starts = new Starts();
        Path standard = DataFolder.standard();
        starts.apply(policy("", Optional.empty(), true, Optional.of(true)), standard);
        assertThat(starts.on).containsExactly(Map.entry("Vireo", true));
        starts.apply(policy("", Optional.empty(), true, Optional.of(true)), folder);
        assertThat(starts.on).as("a folder of its own").hasSize(1);
        starts.on.put("Vireo office", true);
        starts.apply(policy("", Optional.empty(), true, Optional.empty()), standard);
        assertThat(starts.on).containsOnly(Map.entry("Vireo", true), Map.entry("Vireo office", true));
        starts.apply(policy("", Optional.empty(), false, Optional.empty()), standard);
        assertThat(starts.on).containsOnly(Map.entry("Vireo", true), Map.entry("Vireo office", false));
        starts.apply(policy("", Optional.empty(), true, Optional.of(false)), standard);
        assertThat(starts.on).containsOnly(Map.entry("Vireo", false), Map.entry("Vireo office", false));
    }

    @Test
    void anOfficeThatIsForbiddenIsNeitherOpenedNorRestored() {
        try (HomeOffice home = new HomeOffice(folder.resolve("office"), OfficeCommand.here(""), false)) {
            assertThatThrownBy(() -> home.open(LocalOffice.Reach.THIS_COMPUTER)).isInstanceOf(LocalOffice.CannotStartException.class)
                    .hasMessage("Your administrator has turned off hosting an office on this computer.");
            assertThatThrownBy(() -> home.restore(folder.resolve("backup.zip"), LocalOffice.Reach.THIS_COMPUTER, NOBODY_WATCHES))
                    .isInstanceOf(LocalOffice.CannotStartException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    /** It would be served until somebody stops it. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anOfficeThatIsForbiddenIsNotServedFromTheCommandLineEither() throws IOException {
        Path office = Files.writeString(folder.resolve("vireo.properties"), "host=127.0.0.1\nport=0\n");
        assertThat(Launcher.serve(new CommandLineStart.OfficeStart(folder, false), policy("", Optional.empty(), false, Optional.empty())))
                .isEqualTo(2);
        assertThat(folder.toFile().list()).containsExactly(office.getFileName().toString());
    }

    @Test
    void aNewPersonSignsInToTheOfficeOfTheAdministratorAndItIsVerifiedByItsKey() {
        try (TestOffice office = TestOffice.open(config -> config.with(TlsChoice.AUTO))) {
            URI address = URI.create("https://127.0.0.1:" + office.server().port());
            Policy policy = policy(address.toString(), Optional.of(office.server().fingerprint()), false, Optional.empty());
            try (Computer computer = Computer.of(ClientPlatform.plain().with(Computer.QUICK).with(policy), folder).start()) {
                press(computer, "#presetOffice");
                await(computer, "#password");
                Fx.run(() -> {
                    ((TextInputControl) lookup(computer, "#username")).setText("rama");
                    ((TextInputControl) lookup(computer, "#password")).setText(TestOffice.PASSWORD);
                });
                press(computer, "#submit");
                Fx.await(() -> computer.app().session().isPresent());
                assertThat(computer.app().keys().find(address)).contains(new KnownKey(office.server().fingerprint(), true));
            }
        }
    }

    @Test
    void whoeverSignedInToAnOfficeHereIsToldThatHostingIsOver() {
        try (DataFolder data = DataFolder.open(folder)) {
            data.keepAccount(new Account(URI.create("http://127.0.0.1:8080"), "shyam", "Shyam", "token", true));
        }
        try (Computer computer = Computer.of(ClientPlatform.plain().with(policy("", Optional.empty(), false, Optional.empty())), folder)
                .start()) {
            await(computer, "#noHosting");
            assertThat(Fx.call(() -> ((Labeled) lookup(computer, "#noHosting")).getText())).startsWith("Your administrator has turned off");
            assertThat(computer.app().home().running()).isEmpty();
        }
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.account()).as("kept, for when it is allowed again").isPresent();
        }
    }

    private static Policy policy(String office, Optional<KeyFingerprint> key, boolean hosting, Optional<Boolean> start) {
        return new Policy(Optional.empty(), office, key, hosting, true, start, List.of());
    }

    private static Node lookup(Computer computer, String selector) {
        return computer.app().stage().getScene().getRoot().lookup(selector);
    }

    private static void await(Computer computer, String selector) {
        Fx.await(() -> lookup(computer, selector) != null);
    }

    private static void press(Computer computer, String button) {
        await(computer, button);
        Fx.run(() -> ((ButtonBase) lookup(computer, button)).fire());
    }

    /** What the system starts, by name. */
    private static final class Starts {

        private final Map<String, Boolean> on = new TreeMap<>();

        void apply(Policy policy, Path data) {
            HostComputer computer = new HostComputer(OfficeCommand.here("Main"), (name, _, _) -> new Autostart() {
                @Override
                public boolean isOn() {
                    return on.getOrDefault(name, false);
                }

                @Override
                public void turn(boolean wanted) {
                    on.put(name, wanted);
                }
            });
            PolicyEffects.startWithSystem(policy, computer, data, data.resolve("office"));
        }
    }
}
