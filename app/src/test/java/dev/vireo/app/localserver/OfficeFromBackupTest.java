package dev.vireo.app.localserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.localserver.BackupRefusedException.RefusalKind;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.backup.BackupCall;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real backup, whole and spoiled, becomes the office of a computer, or leaves nothing there. */
final class OfficeFromBackupTest {

    @TempDir private static Path backups;
    private static Path whole;
    private static KeyFingerprint key;

    @TempDir private Path data;

    /** Records what is told. */
    private static final class Recorded implements RestoreProgress {

        private final List<Double> parts = new ArrayList<>();
        private boolean verifying;
        private final BooleanSupplier cancelled;

        Recorded(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public void read(double part) {
            parts.add(part);
        }

        @Override
        public void verifying() {
            verifying = true;
        }

        @Override
        public boolean isCancelled() {
            return cancelled.getAsBoolean();
        }
    }

    @BeforeAll
    static void backUp() throws Exception {
        whole = backups.resolve("whole.zip");
        try (TestOffice office = TestOffice.open()) {
            office.as("rama").send("POST", "/api/v1/attachments?name=plan.bin", Optional.of("application/octet-stream"),
                    new byte[300_000]);
            Files.writeString(office.folder().resolve("vireo.properties"),
                    "host=192.168.0.5\nport=0\ntls=/etc/office.pem\nname=kept\n");
            key = office.server().fingerprint();
            new BackupCall(office.folder(), () -> true).run(whole, _ -> {});
        }
    }

    private Path folder() {
        return data.resolve("office");
    }

    private RefusalKind refusal(Path backup) {
        BackupRefusedException refusal = catchThrowableOfType(BackupRefusedException.class,
                () -> new HomeOffice(folder(), OfficeCommand.here("")).restore(backup, LocalOffice.Reach.THIS_COMPUTER,
                        new Recorded(() -> false)));
        assertThat(content(data)).isEmpty();
        return refusal.kind();
    }

    private static List<String> content(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path spoiled(String name, byte[] content) throws IOException {
        return Files.write(backups.resolve(name), content);
    }

    @Test
    void theOfficeRunsHereWithTheSameKeyAndItsPeople() {
        StoredOffice stored = HomeOffice.look(whole);
        assertThat(stored.name()).isEqualTo(TestOffice.NAME);
        assertThat(stored.people()).isEqualTo(4);
        Recorded progress = new Recorded(() -> false);
        try (HomeOffice home = new HomeOffice(folder(), OfficeCommand.here(""))) {
            home.restore(whole, LocalOffice.Reach.THIS_COMPUTER, progress);
            assertThat(progress.parts).isSorted().last().isEqualTo(1.0);
            assertThat(progress.verifying).isTrue();
            HostedOffice office = home.open(LocalOffice.Reach.NETWORK);
            assertThat(office.fingerprint()).isEqualTo(key);
            assertThat(office.onNetwork()).isFalse();
            assertThat(office.setupCode()).isEmpty();
            try (ServerClient client = ServerClient.of(office.address())) {
                Answers.SignedIn shyam = client.signIn("shyam", TestOffice.PASSWORD);
                assertThat(shyam.user().displayName()).isEqualTo("Shyam");
            }
            // Never overwritten, by whatever.
            RefusalKind again = catchThrowableOfType(BackupRefusedException.class,
                    () -> home.restore(whole, LocalOffice.Reach.THIS_COMPUTER, progress)).kind();
            assertThat(again).isEqualTo(RefusalKind.OFFICE_HERE);
        }
        assertThat(folder().resolve("vireo.properties")).content(StandardCharsets.ISO_8859_1)
                .contains("host=127.0.0.1", "port=8080", "name=kept").doesNotContain("office.pem");
    }

    @Test
    void whatIsNoWholeBackupIsRefusedAndLeavesNothing() throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        assertThat(refusal(backups.resolve("missing.zip"))).isEqualTo(RefusalKind.UNREADABLE);
        assertThat(refusal(backups)).isEqualTo(RefusalKind.UNREADABLE);
        assertThat(refusal(spoiled("empty.zip", new byte[0]))).isEqualTo(RefusalKind.NOT_A_BACKUP);
        assertThat(refusal(spoiled("letter.zip", "Dear Rama".getBytes(StandardCharsets.UTF_8)))).isEqualTo(RefusalKind.NOT_A_BACKUP);
        assertThat(refusal(archive("other.zip", "readme.txt", "Hello"))).isEqualTo(RefusalKind.NOT_A_BACKUP);
        for (int length : new int[] {40, bytes.length / 2, bytes.length - 30}) {
            assertThat(refusal(spoiled("short.zip", Arrays.copyOf(bytes, length)))).isEqualTo(RefusalKind.CUT_SHORT);
        }
        byte[] damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 1;
        assertThat(refusal(spoiled("damaged.zip", damaged))).isEqualTo(RefusalKind.DAMAGED);
        assertThat(refusal(archive("newer.zip", "backup.json", """
                {"format":9,"version":"9.9","created_at":"2026-11-30T02:10:00Z","counts":{"office":"Ayodhya"},"entries":1}"""))).isEqualTo(
                RefusalKind.NEWER);
        assertThat(refusal(archive("hollow.zip", "backup.json", "{}"))).isEqualTo(RefusalKind.DAMAGED);
    }

    private static Path archive(String name, String entry, String content) throws IOException {
        Path file = backups.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String each : entry.equals("backup.json") ? List.of("office.mv.db", "SHA256SUMS", entry) : List.of(entry)) {
                zip.putNextEntry(new ZipEntry(each));
                zip.write(each.equals(entry) ? content.getBytes(StandardCharsets.UTF_8) : new byte[0]);
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void aDiskWithoutRoomIsNoticedBeforeAnythingIsWritten() {
        assertThat(catchThrowableOfType(BackupRefusedException.class, () -> new OfficeFromBackup(folder(), _ -> 1_000_000).restore(whole,
                LocalOffice.Reach.NETWORK, new Recorded(() -> false))).kind()).isEqualTo(RefusalKind.DISK_FULL);
        assertThat(content(data)).isEmpty();
    }

    @Test
    void aRestoreThatIsCancelledLeavesNothing() {
        int[] asked = {0};
        Recorded progress = new Recorded(() -> asked[0]++ > 0);
        assertThat(catchThrowableOfType(BackupRefusedException.class,
                () -> new HomeOffice(folder(), OfficeCommand.here("")).restore(whole, LocalOffice.Reach.NETWORK, progress)).kind())
                .isEqualTo(RefusalKind.STOPPED);
        assertThat(content(data)).isEmpty();
    }

    /** Somebody began to start an office here and gave up. */
    @Test
    void whatWasBegunAndNeverSetUpIsSetAside() throws IOException {
        try (HomeOffice home = new HomeOffice(folder(), OfficeCommand.here(""))) {
            home.open(LocalOffice.Reach.THIS_COMPUTER);
            home.abandon();
            assertThat(folder()).isNotEmptyDirectory();
            home.restore(whole, LocalOffice.Reach.THIS_COMPUTER, new Recorded(() -> false));
            assertThat(home.open(LocalOffice.Reach.THIS_COMPUTER).fingerprint()).isEqualTo(key);
        }
        assertThat(content(data)).hasSize(2).anyMatch(name -> name.startsWith("office-unused-"));
    }
}
