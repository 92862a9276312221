package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.backup.BackupException;
import dev.vireo.testing.Http;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An office is backed up while people write, and restored elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BackupTest {

    private BusyOffice busy;
    private TestOffice office;
    private Path place;
    /** Made while people wrote. */
    private Path backup;
    private List<String> acknowledged;
    private List<String> lines;
    /** Rama's token. Only what the server itself wrote is in a copy of what is running. */
    private String signedIn;

    @BeforeAll
    void backUpUnderLoad(@TempDir Path temporary) throws Exception {
        place = temporary;
        busy = new BusyOffice();
        office = busy.office();
        signedIn = office.signIn("rama");
        lines = new ArrayList<>();
        try (BusyOffice.Load load = busy.load()) {
            load.await(100);
            acknowledged = load.sent();
            backup(office.folder(), Files.createDirectory(place.resolve("backups")), lines);
            load.await(10);
        }
        try (Stream<Path> files = Files.list(place.resolve("backups"))) {
            backup = files.collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
        }
    }

    @AfterAll
    void close() {
        busy.close();
    }

    private static Config of(Path folder) {
        return Config.of(Map.of(Setting.DATA, folder.toString()), Map.of());
    }

    private static void backup(Path folder, Path target, List<String> lines) throws IOException, InterruptedException {
        new BackupCommand(of(folder), target).run(lines::add, () -> false);
    }

    private static void restore(Path file, Path folder) throws IOException {
        new RestoreCommand(of(folder), file).run(line -> {});
    }

    @Test
    void whatWasAcknowledgedBeforeTheBackupBeganIsThereOnceAfterARestore() throws IOException {
        assertThat(backup.getFileName().toString()).matches("vireo-backup-[0-9]{8}T[0-9]{6}Z\\.zip");
        assertThat(lines).anySatisfy(line -> assertThat(line).matches("Verified: [0-9,]+ messages, 1 file\\."));

        Path folder = place.resolve("elsewhere");
        restore(backup, folder);
        try (VireoServer server = VireoServer.start(Config.local(folder, 0))) {
            Http rama = new Http(URI.create("http://127.0.0.1:" + server.port()), office.token("rama"));
            Map<String, Long> times = busy.bodies(rama).stream().collect(Collectors.groupingBy(body -> body, Collectors.counting()));
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(100)
                    .allSatisfy(body -> assertThat(times).as("of %s", body).containsEntry(body, 1L));
            assertThat(times.values()).containsOnly(1L);
            assertThat(rama.get("/api/v1/attachment/" + busy.plan().id()).bytes()).isEqualTo(BusyOffice.PLAN);
            assertThat(server.fingerprint()).isEqualTo(office.server().fingerprint());
            assertThat(BusyOffice.epoch(rama)).as("clients fetch anew what they know").isNotEqualTo(BusyOffice.epoch(office.as("rama")));
            Http shyam = new Http(URI.create("http://127.0.0.1:" + server.port()), office.token("shyam"));
            assertThat(shyam.get("/api/v1/audit?action=backup_restored").text()).contains("backup_restored");
            assertThat(office.as("shyam").get("/api/v1/audit?action=backup_verified").text()).contains("1 file");
        }
        assertThat(names(folder)).doesNotContain("restore-in-progress");
        assertThat(names(office.folder().resolve("backup-in-progress"))).as("nothing is left of the work").isEmpty();
    }

    /** It holds the office's key and all that was said. */
    @Test
    void nobodyElseReadsABackupNorWhatIsRestoredFromIt() throws IOException {
        Path folder = place.resolve("private");
        restore(backup, folder);
        assertThat(permissions(backup)).isEqualTo("rw-------");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(each -> !each.equals(folder))).isNotEmpty()
                    .allSatisfy(each -> assertThat(permissions(each)).as(each.toString()).endsWith("------"));
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever serves it first, and however it got there: clients that know more than the backup begin anew and keep what is unsent. */
    @Test
    void aRestoredOfficeHasANewEpochBeforeAnybodyServesIt() throws Exception {
        Path folder = place.resolve("new-epoch");
        restore(backup, folder);
        String epoch = BusyOffice.epoch(office.as("rama"));
        String url = "jdbc:h2:file:" + folder.resolve("office").toAbsolutePath() + ";USER=vireo";
        assertThat(Rows.count(url, "log_head WHERE epoch <> '" + epoch + "'")).isEqualTo(1);
        assertThat(Rows.count(url, "log_head WHERE epoch = '" + epoch + "'")).isZero();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void anOfficeThatNobodyServesIsBackedUpByTheCommandAlone() throws Exception {
        Path folder = place.resolve("unserved");
        restore(backup, folder);
        Path file = place.resolve("unserved.zip");
        List<String> told = new ArrayList<>();
        backup(folder, file, told);
        assertThat(told).anyMatch(line -> line.startsWith("Verified: "));
        assertThatThrownBy(() -> backup(folder, file, told)).isInstanceOf(BackupException.class).hasMessageContaining("already exists");
        restore(file, place.resolve("unserved-again"));
        try (VireoServer server = VireoServer.start(Config.local(place.resolve("unserved-again"), 0))) {
            KeyFingerprint key = server.fingerprint();
            assertThat(key).isEqualTo(office.server().fingerprint());
        }
        try (VireoServer server = VireoServer.start(Config.local(folder, 0))) {
            Http shyam = new Http(URI.create("http://127.0.0.1:" + server.port()), office.token("shyam"));
            assertThat(shyam.get("/api/v1/audit?action=backup_verified").text()).contains(file.toString());
            assertThat(shyam.get("/api/v1/audit?action=backup_failed").text()).contains("already exists");
        }
    }

    @Test
    void aBackupThatCannotBeWrittenIsRefusedInOneLine() {
        assertThatThrownBy(() -> backup(office.folder(), place.resolve("no/such/folder/file.zip"), new ArrayList<>()))
                .isInstanceOf(BackupException.class).hasMessageContaining("doesn't exist");
        assertThatThrownBy(() -> backup(place.resolve("nowhere"), place.resolve("nothing.zip"), new ArrayList<>()))
                .isInstanceOf(StartException.class).hasMessageContaining("no office");
        assertThat(place.resolve("nothing.zip")).doesNotExist();
        assertThat(place.resolve("nothing.zip.part")).doesNotExist();
    }

    @Test
    void aBackupThatIsCutShortIsRefusedAndLeavesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(backup);
        Path cut = place.resolve("cut.zip");
        for (int length : new int[] {0, 1, 100, whole.length / 3, whole.length / 2, whole.length - 2_000, whole.length - 200,
            whole.length - 22, whole.length - 1}) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertRefused(cut);
        }
    }

    @Test
    void aBackupInWhichABitIsWrongIsRefusedOrRestoredAsItWas() throws IOException {
        byte[] whole = Files.readAllBytes(backup);
        Path spoiled = place.resolve("spoiled.zip");
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(spoiled, bytes);
            Path folder = place.resolve("from-spoiled-" + i);
            try {
                restore(spoiled, folder);
                // Not part of the contents, such as a time in the list of entries; everything was compared with its checksum.
            } catch (BackupException e) {
                refused++;
                assertThat(e.getMessage()).doesNotContain("\n");
                assertThat(folder).doesNotExist();
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void whatIsNoBackupIsRefused() throws IOException {
        Path text = Files.writeString(place.resolve("text.zip"), "This is no backup.");
        assertRefused(text);
        assertRefused(place.resolve("missing.zip"));
        assertRefused(rewritten("outside.zip", Map.of("../outside", "x"), Map.of()));
        assertThat(place.resolve("outside")).doesNotExist();
        assertRefused(rewritten("more.zip", Map.of("tls/more.pem", "x"), Map.of()));
    }

    @Test
    void aBackupOfANewerVersionIsRefused() throws IOException {
        Path newer = rewritten("newer.zip", Map.of(), Map.of("\"format\":1", "\"format\":99"));
        assertThatThrownBy(() -> restore(newer, place.resolve("from-newer"))).isInstanceOf(BackupException.class)
                .hasMessageContaining("newer version");
        assertThat(place.resolve("from-newer")).doesNotExist();
    }

    /** The backup with more entries at its beginning, and another manifest. */
    private Path rewritten(String name, Map<String, String> more, Map<String, String> changes) throws IOException {
        Path file = place.resolve(name);
        try (ZipFile whole = new ZipFile(backup.toFile()); ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> each : more.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (ZipEntry entry : whole.stream().toList()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = whole.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("backup.json")) {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    for (Map.Entry<String, String> change : changes.entrySet()) {
                        assertThat(text).contains(change.getKey());
                        text = text.replace(change.getKey(), change.getValue());
                    }
                    bytes = text.getBytes(StandardCharsets.UTF_8);
                }
                zip.write(bytes);
            }
        }
        return file;
    }

    @Test
    void nothingIsRestoredOverSomethingElse() throws IOException {
        Path folder = Files.createDirectory(place.resolve("taken"));
        Files.writeString(folder.resolve("letter.txt"), "Dear Sita");
        assertThatThrownBy(() -> restore(backup, folder)).isInstanceOf(BackupException.class).hasMessageContaining("isn't empty");
        assertThat(names(folder)).containsExactly("letter.txt");
    }

    @Test
    void anInterruptedRestoreIsServedByNobodyAndCanBeDoneAgain() throws IOException {
        Path folder = Files.createDirectories(place.resolve("interrupted"));
        Files.createDirectories(folder.resolve("restore-in-progress/office/attachments"));
        assertThatThrownBy(() -> VireoServer.start(Config.local(folder, 0))).isInstanceOf(StartException.class)
                .hasMessageContaining("interrupted");
        restore(backup, folder);
        VireoServer.start(Config.local(folder, 0)).close();
    }

    /** As an administrator would with cp, several times in the middle of everything. */
    @Test
    void aPlainCopyOfARunningOfficeIsServedWholeOrRefusedInOneLine() throws IOException {
        try (BusyOffice.Load load = busy.load()) {
            for (int i = 0; i < 4; i++) {
                load.await(40);
                servesAll(BusyOffice.copy(office.folder(), place.resolve("copy-" + i)));
            }
        }
    }

    /** The server's own chores may interfere, so it gets several chances. */
    @Test
    void aPlainCopyOfARunningOfficeInWhichNobodyWritesIsServedWhole() throws IOException {
        boolean served = false;
        for (int i = 0; i < 5 && !served; i++) {
            served = servesAll(BusyOffice.copy(office.folder(), place.resolve("quiet-copy-" + i)));
        }
        assertThat(served).isTrue();
    }

    @Test
    void aPlainCopyOfAnOfficeThatNobodyServesIsServedWhole() throws IOException {
        Path folder = place.resolve("stopped");
        restore(backup, folder);
        VireoServer.start(Config.local(folder, 0)).close();
        assertThat(servesAll(BusyOffice.copy(folder, place.resolve("stopped-copy")))).isTrue();
    }

    /** @return whether it is served, then as a whole; if not, it is refused in one line */
    private boolean servesAll(Path copy) {
        try (VireoServer server = VireoServer.start(Config.local(copy, 0))) {
            Http rama = new Http(URI.create("http://127.0.0.1:" + server.port()), signedIn);
            assertThat(new HashSet<>(busy.bodies(rama))).containsAll(acknowledged);
            assertThat(rama.get("/api/v1/attachment/" + busy.plan().id()).bytes()).isEqualTo(BusyOffice.PLAN);
            assertThat(BusyOffice.epoch(rama)).as("clients fetch anew what they know").isNotEqualTo(BusyOffice.epoch(office.as("rama")));
            return true;
        } catch (StartException e) {
            assertThat(e.getMessage()).doesNotContain("\n");
            return false;
        }
    }

    @Test
    void aCopyWithoutAnAttachmentIsRefusedUntilThatIsAccepted() throws IOException {
        Path folder = place.resolve("for-copies");
        restore(backup, folder);
        VireoServer.start(Config.local(folder, 0)).close();
        Path copy = BusyOffice.copy(folder, place.resolve("incomplete"));
        try (Stream<Path> files = Files.walk(copy.resolve("attachments"))) {
            files.filter(file -> file.getFileName().toString().length() == 64).forEach(file -> file.toFile().delete());
        }
        assertThatThrownBy(() -> VireoServer.start(Config.local(copy, 0))).isInstanceOf(StartException.class)
                .hasMessageContaining("isn't complete").hasMessageContaining("--accept").message().doesNotContain("\n");
        assertThat(new CheckCommand(of(copy), true, false).run(line -> {})).as("something is missing").isFalse();
        VireoServer.start(Config.local(copy, 0)).close();
    }

    private void assertRefused(Path file) {
        Path folder = place.resolve("from-" + file.getFileName());
        assertThatThrownBy(() -> restore(file, folder)).isInstanceOf(BackupException.class).message().doesNotContain("\n").isNotBlank();
        assertThat(folder).doesNotExist();
        try (Stream<Path> beside = Files.list(place)) {
            assertThat(beside.map(each -> each.getFileName().toString())).noneMatch(name -> name.startsWith("restore-in-progress"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
