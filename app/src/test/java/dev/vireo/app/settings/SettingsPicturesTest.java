package dev.vireo.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings in their states, to be looked at. */
final class SettingsPicturesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String SIXTY = "Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma";

    @TempDir private Path folder;

    /** Devices that answer at once. */
    private record Known(CompletableFuture<List<Answers.SessionInfo>> answer) implements Devices {
        @Override
        public CompletionStage<List<Answers.SessionInfo>> all() {
            return answer;
        }

        @Override
        public CompletionStage<Void> end(String id) {
            return CompletableFuture.failedFuture(new IllegalStateException("out of reach"));
        }
    }

    @Test
    void theSettingsCanBeDrawnInBothThemes() {
        try (DataFolder data = DataFolder.open(folder)) {
            Answers.SessionInfo here = session("1", "Vireo desktop (Linux)", Duration.ZERO, true);
            Answers.SessionInfo office = session("2", "Vireo desktop (Windows 11)", Duration.ofHours(20), false);
            Answers.SessionInfo longer = session("3", "curl/8.5.0 on a very old computer in the archive, which nobody has used for long",
                    Duration.ofDays(300), false);
            picture("settings", data, 980, new Settings.AccountInfo("Shyam", "shyam", "Ayodhya", "http://192.168.0.5:8080"),
                    CompletableFuture.completedFuture(List.of(office, here, longer)));
            picture("settings-unverified", data, 1_120, secured(ConnectionSecurity.SecurityState.UNVERIFIED),
                    CompletableFuture.completedFuture(List.of(here)));
            picture("settings-verified", data, 1_080, secured(ConnectionSecurity.SecurityState.VERIFIED),
                    CompletableFuture.completedFuture(List.of(here)));
            picture("settings-policy", data, 1_200, new Settings.AccountInfo("Rama", "rama", "Ayodhya", "https://office.example"),
                    CompletableFuture.completedFuture(List.of(here)),
                    new Policy(Optional.of(Path.of("/etc/vireo/policy.properties")), "https://office.example",
                            Optional.of(new KeyFingerprint("0123456789abcdef".repeat(4))), false, false, Optional.of(true), List.of()));
            Pictures.both("settings-found", 760, 500, () -> {
                Parent root = view(data, alone(), CompletableFuture.completedFuture(List.of(here)), Policy.none()).root();
                ((TextField) ((ScrollPane) root).getContent().lookup("#find")).setText("quiet hours");
                return root;
            });
            Pictures.both("settings-not-found", 760, 300, () -> {
                Parent root = view(data, alone(), CompletableFuture.completedFuture(List.of(here)), Policy.none()).root();
                ((TextField) ((ScrollPane) root).getContent().lookup("#find")).setText("coffee");
                return root;
            });
            data.preferences().change(now -> now.withNotifications(false));
            picture("settings-alone", data, 940, alone(),
                    CompletableFuture.completedFuture(List.of(here)));
            picture("settings-unreachable", data, 940, new Settings.AccountInfo("Shyam", "shyam", "Ayodhya", "http://192.168.0.5:8080"),
                    CompletableFuture.failedFuture(new IllegalStateException("out of reach")));
        }
        assertThat(Path.of("target/pictures/settings-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
    }

    private static Settings.AccountInfo alone() {
        return new Settings.AccountInfo(SIXTY, "venkatanarasimharajuvaripeta", SIXTY, "this computer",
                CompletableFuture.completedFuture(OfficeReach.hosted(false, List.of())),
                new ConnectionSecurity(ConnectionSecurity.SecurityState.THIS_COMPUTER, CompletableFuture.completedFuture(List.of()),
                        () -> {}));
    }

    private static Settings.AccountInfo secured(ConnectionSecurity.SecurityState state) {
        return new Settings.AccountInfo("Rama", "rama", "Ayodhya", "https://192.168.0.5:8080",
                CompletableFuture.completedFuture(OfficeReach.at(URI.create("https://192.168.0.5:8080"))), new ConnectionSecurity(state,
                        CompletableFuture.completedFuture(new KeyFingerprint("3fa61c22d1b09e77a4c5".repeat(3) + "0000").words()),
                        () -> {}));
    }

    @Test
    void accessTokensCanBeDrawnInBothThemes() {
        List<Answers.TokenInfo> tokens = List.of(
                new Answers.TokenInfo("1", "Backup script", NOW.minus(Duration.ofDays(90)), NOW.minus(Duration.ofHours(7))),
                new Answers.TokenInfo("2", "Never used", NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(2))),
                new Answers.TokenInfo("3", SIXTY + " " + SIXTY, NOW.minus(Duration.ofDays(500)), NOW.minus(Duration.ofDays(400))));
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Pictures.both("settings-tokens", 640, 480,
                () -> styled(new SampleTokens(CompletableFuture.completedFuture(tokens)).section(SampleOffice.ownedByMe(), clock).root()));
        Pictures.both("settings-tokens-made", 640, 480, () -> {
            Parent root = styled(new SampleTokens(CompletableFuture.completedFuture(tokens)).section(SampleOffice.busy(), clock).root());
            ((TextField) root.lookup("#tokenName")).setText("Backup script");
            ((Button) root.lookup("#tokenMake")).fire();
            return root;
        });
        Pictures.both("settings-tokens-revoke", 640, 420, () -> {
            Parent root = styled(new SampleTokens(CompletableFuture.completedFuture(tokens)).section(SampleOffice.busy(), clock).root());
            ((Button) root.lookup("#tokensList").lookup(".danger")).fire();
            return root;
        });
        Pictures.both("settings-tokens-failed", 640, 300, () -> styled(
                new SampleTokens(CompletableFuture.failedFuture(new IllegalStateException())).section(SampleOffice.busy(), clock).root()));
    }

    /** As it is within the settings. */
    private static Parent styled(Parent section) {
        StackPane around = new StackPane(section);
        around.getStyleClass().addAll("settings", "place");
        around.getStylesheets().add(Settings.class.getResource("Settings.css").toExternalForm());
        return around;
    }

    private static Answers.SessionInfo session(String id, String device, Duration ago, boolean current) {
        return new Answers.SessionInfo(id, device, NOW.minus(Duration.ofDays(400)), NOW.minus(ago), current);
    }

    private static void picture(String name, DataFolder data, int height, Settings.AccountInfo who,
            CompletableFuture<List<Answers.SessionInfo>> devices) {
        picture(name, data, height, who, devices, Policy.none());
    }

    private static void picture(String name, DataFolder data, int height, Settings.AccountInfo who,
            CompletableFuture<List<Answers.SessionInfo>> devices, Policy policy) {
        Pictures.both(name, 760, height, () -> view(data, who, devices, policy).root());
    }

    private static View<Settings> view(DataFolder data, Settings.AccountInfo who, CompletableFuture<List<Answers.SessionInfo>> devices,
            Policy policy) {
        return new Views(Map.of()).load(new Settings(data.preferences(), new Known(devices),
                new TimeWords(Clock.fixed(NOW, ZoneOffset.UTC)), who, "0.1.0", policy, () -> {}, () -> {}, () -> {}, Optional.empty(),
                Optional.empty(), SampleTokens.none(), Optional.empty()));
    }
}
