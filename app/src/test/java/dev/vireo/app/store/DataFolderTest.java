package dev.vireo.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.KeyFingerprint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    private static final Account SHYAM = new Account(URI.create("http://127.0.0.1:8080"), "shyam", "Shyam", "secret-token", false);

    @TempDir private Path temporary;

    @Test
    void aSecondClientLearnsThatTheFolderIsInUse() {
        Path path = temporary.resolve("data");
        try (DataFolder first = DataFolder.open(path)) {
            assertThatThrownBy(() -> DataFolder.open(first.path())).isInstanceOf(DataFolder.InUseException.class)
                    .hasMessageContaining("already running").hasMessageContaining(path.toString());
        }
        DataFolder.open(path).close();
    }

    @Test
    void whereAClientCanBeReachedIsForgottenWhenItEndsOrTheNextOneStarts() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary)) {
            folder.keepRunning(new RunningClient(4_000, "secret"));
            assertThat(DataFolder.running(temporary)).isPresent();
        }
        assertThat(temporary.resolve("running.json")).doesNotExist();

        Files.writeString(temporary.resolve("running.json"), "{\"port\": 4000, \"secret\": \"of a killed client\"}");
        assertThat(DataFolder.isHeld(temporary)).isFalse();
        assertThat(DataFolder.running(temporary)).isEmpty();
        try (DataFolder _ = DataFolder.open(temporary)) {
            assertThat(DataFolder.isHeld(temporary)).isTrue();
            assertThat(DataFolder.running(temporary)).isEmpty();
        }
    }

    @Test
    void onlyTheOwnerCanReadTheAccountFile() throws IOException {
        Path path = temporary.resolve("data");
        try (DataFolder folder = DataFolder.open(path)) {
            folder.keepAccount(SHYAM);
        }
        try (DataFolder folder = DataFolder.open(path)) {
            assertThat(folder.account()).contains(SHYAM);
            Assumptions.assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
            assertThat(Files.getPosixFilePermissions(path.resolve("account.json")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            folder.forgetAccount();
            assertThat(folder.account()).isEmpty();
        }
    }

    @Test
    void anAccountsToStringHidesTheToken() {
        assertThat(SHYAM.toString()).doesNotContain("secret-token");
    }

    @Test
    void aCorruptFileCountsAsEmpty() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary)) {
            Files.writeString(temporary.resolve("account.json"), "{\"server\": ");
            assertThat(folder.account()).isEmpty();
        }
    }

    @Test
    void eachAccountHasItsOwnFolderAndFindsItAgain() {
        assertThat(SHYAM.folderName()).isEqualTo("shyam@127.0.0.1-8080");
        assertThat(SHYAM.at(URI.create("https://office.example")).folderName()).isEqualTo("shyam@https-office.example");
        Account local = new Account(URI.create("http://127.0.0.1:8080"), "shyam", "Shyam", "t", true);
        assertThat(local.folderName()).isEqualTo(local.at(URI.create("http://127.0.0.1:40123")).folderName());
        assertThat(new Account(URI.create("http://[::1]:8080"), "shyam", "", "t", false).folderName())
                .matches("[a-z0-9._@-]+");
    }

    @Test
    void anOfficeThatMovesKeepsWhatItsAccountsHaveOnDisk() {
        URI before = URI.create("https://192.168.0.5:8080");
        URI now = URI.create("https://192.168.0.9:8080");
        Account rama = new Account(before, "rama", "Rama", "secret-token", false);
        Account sita = new Account(now, "sita", "Sita", "another-token", false);
        try (DataFolder folder = DataFolder.open(temporary)) {
            folder.keys().keep(before, new KnownKey(new KeyFingerprint("ab".repeat(32)), true));
            folder.keepAccount(rama);
            try (AccountStore store = folder.store(rama)) {
                store.keepDraft("shyam", "The bridge is");
            }
            assertThat(folder.moveAccount(rama, now)).isTrue();
        }
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(folder.account()).contains(rama.at(now));
            try (AccountStore store = folder.store(rama.at(now)); AccountStore others = folder.store(sita)) {
                assertThat(store.load().drafts()).containsEntry("shyam", "The bridge is");
                assertThat(others.load().drafts()).isEmpty();
            }
            // Signed out meanwhile: nobody is signed in again by a move.
            folder.forgetAccount();
            assertThat(folder.moveAccount(rama.at(now), before)).isFalse();
            assertThat(folder.account()).isEmpty();
        }
    }

    @Test
    void preferencesAreKeptAndWhatAnOlderFileLacksIsStandard() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(folder.preferences().get()).isEqualTo(Preferences.STANDARD);
            folder.preferences().change(now -> now.withAppearance(Preferences.Appearance.DARK)
                    .withQuietHours(new Preferences.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30), Set.of(DayOfWeek.SUNDAY)))
                    .withWindow("main", new Preferences.WindowPlace(1, 2, 300, 400, false))
                    .withSignIn("http://office.local:8080", "shyam"));
        }
        try (DataFolder folder = DataFolder.open(temporary)) {
            Preferences kept = folder.preferences().get();
            assertThat(kept.appearance()).isEqualTo(Preferences.Appearance.DARK);
            assertThat(kept.quietHours())
                    .isEqualTo(new Preferences.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30), Set.of(DayOfWeek.SUNDAY)));
            assertThat(kept.windows()).containsEntry("main", new Preferences.WindowPlace(1, 2, 300, 400, false));
            assertThat(kept.serverAddress()).isEqualTo("http://office.local:8080");
        }
        Files.writeString(temporary.resolve("preferences.json"), "{\"poll_seconds\": 900, \"from_the_future\": 1}");
        try (DataFolder folder = DataFolder.open(temporary)) {
            assertThat(folder.preferences().get()).isEqualTo(Preferences.STANDARD.withPollSeconds(60));
        }
    }

    @Test
    void quietHoursMayGoOverMidnight() {
        Preferences.QuietHours night = new Preferences.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of());
        assertThat(night.contain(FRIDAY.atTime(23, 0))).isTrue();
        assertThat(night.contain(FRIDAY.atTime(6, 59))).isTrue();
        assertThat(night.contain(FRIDAY.atTime(7, 0))).isFalse();
        assertThat(night.contain(FRIDAY.atTime(12, 0))).isFalse();
        Preferences.QuietHours noon = new Preferences.QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), Set.of());
        assertThat(noon.contain(FRIDAY.atTime(12, 30))).isTrue();
        assertThat(noon.contain(FRIDAY.atTime(13, 30))).isFalse();
    }

    @Test
    void quietDaysAreQuietFromMidnightToMidnight() {
        Preferences.QuietHours weekend = new Preferences.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        assertThat(weekend.contain(FRIDAY.atTime(21, 59))).isFalse();
        assertThat(weekend.contain(FRIDAY.plusDays(1).atStartOfDay())).isTrue();
        assertThat(weekend.contain(FRIDAY.plusDays(1).atTime(12, 0))).isTrue();
        assertThat(weekend.contain(FRIDAY.plusDays(2).atTime(21, 59))).isTrue();
        assertThat(weekend.contain(FRIDAY.plusDays(3).atTime(7, 0))).isFalse();
    }
}
