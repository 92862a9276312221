package dev.vireo.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.BackupRun;
import dev.vireo.protocol.BackupSchedule;
import dev.vireo.protocol.BackupState;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.server.attachment.Contents;
import dev.vireo.server.attachment.FolderContents;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.backup.RecordedBackups.BackupOrder;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.Log;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backups with which something happens after they are written and before they are verified: none of them is taken for a backup. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledIfSystemProperty(named = "vireo.test.database", matches = "postgresql", disabledReason = "PostgreSQL has its own tools")
final class BackupVerificationTest {

    private static final String V1 = "/api/v1";

    private TestOffice office;
    private int port;
    private Path place;
    private Path folder;
    /** Made before the last message was written. */
    private static Path earlier;

    /** What happens to a file that was just written, and what is said of it. */
    enum Mishap {
        A_BIT_TURNED_OVER("damaged", part -> {
            byte[] bytes = Files.readAllBytes(part);
            bytes[bytes.length / 2] ^= 8;
            Files.write(part, bytes);
        }),
        CUT_SHORT("damaged", part -> Files.write(part, Arrays.copyOf(Files.readAllBytes(part), (int) Files.size(part) / 2))),
        NOTHING_LEFT("isn't a backup", part -> Files.write(part, new byte[0])),
        AN_ATTACHMENT_LOST("lacks 1 of the office's 1 files", rewritten(entries -> entries.keySet().removeIf(Mishap::isAttachment))),
        AN_ATTACHMENT_CHANGED("isn't what it should be",
                rewritten(entries -> entries.replaceAll((name, bytes) -> isAttachment(name) ? new byte[] {1, 2, 3} : bytes))),
        THE_DATABASE_CHANGED("can't be opened",
                rewritten(entries -> entries.put(BackupManifest.DATABASE, "nothing".getBytes(StandardCharsets.US_ASCII)))),
        AN_EARLIER_DATABASE("entries (files) is damaged",
                rewritten(entries -> entries.put(BackupManifest.DATABASE,
                        entries(earlier, BackupManifest::isOfOffice).get(BackupManifest.DATABASE)))),
        THE_KEY_EXCHANGED("don't match its checksums", part -> {
            Map<String, byte[]> all = entries(part, name -> true);
            zip(part, exchangeKey(all));
        }),
        THE_KEY_AND_ITS_CHECKSUM_EXCHANGED("don't match its checksums", part -> {
            byte[] manifest = entries(part, name -> true).get(BackupManifest.NAME);
            rewritten(Mishap::exchangeKey).to(part);
            Map<String, byte[]> all = entries(part, name -> true);
            all.put(BackupManifest.NAME, manifest);
            zip(part, all);
        }),
        AN_EARLIER_BACKUP("lacks changes that were made before it began", part -> Files.write(part, Files.readAllBytes(earlier)));

        private final String said;
        private final Damage damage;

        Mishap(String said, Damage damage) {
            this.said = said;
            this.damage = damage;
        }

        private interface Damage {
            void to(Path part) throws IOException;
        }

        private static boolean isAttachment(String name) {
            return name.startsWith(BackupManifest.ATTACHMENTS);
        }

        private static Map<String, byte[]> exchangeKey(Map<String, byte[]> entries) {
            entries.replaceAll((name, bytes) -> name.startsWith(BackupManifest.KEYS) ? new byte[] {1, 2, 3} : bytes);
            return entries;
        }

        private static Map<String, byte[]> entries(Path backup, Predicate<String> which) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            try (ZipFile zip = new ZipFile(backup.toFile())) {
                for (ZipEntry entry : zip.stream().filter(each -> which.test(each.getName())).toList()) {
                    entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return entries;
        }

        private static void zip(Path backup, Map<String, byte[]> entries) throws IOException {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(backup))) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                }
            }
        }

        /** With checksums and a manifest that say that all is well. */
        private static Damage rewritten(Consumer<Map<String, byte[]>> change) {
            return part -> {
                BackupManifest manifest = BackupManifest.of(part).orElseThrow();
                Map<String, byte[]> entries = entries(part, BackupManifest::isOfOffice);
                change.accept(entries);
                Path checksums = Files.createTempFile("checksums", "");
                try (BackupArchive archive = new BackupArchive(Files.newOutputStream(part), checksums, () -> false)) {
                    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                        archive.add(entry.getKey(), new ByteArrayInputStream(entry.getValue()));
                    }
                    archive.finish(manifest.version(), manifest.createdAt(), manifest.counts(), manifest.damaged());
                }
                Files.delete(checksums);
            };
        }
    }

    @BeforeAll
    void open(@TempDir Path temporary) throws IOException {
        place = temporary.toRealPath();
        folder = Files.createDirectory(place.resolve("backups"));
        office = TestOffice.open();
        TestChannel channel = TestChannel.group(office, "Bridge", "rama");
        String plan = office.as("rama").post(V1 + "/attachments?name=plan.txt", "\"The plan\"").as(Message.Attachment.class).id();
        office.as("rama").post(V1 + "/channel/" + channel.id() + "/messages",
                new Requests.MessageToSend(null, "The plan", null, List.of(plan))).as(Message.class);
        office.as("shyam").patch(V1 + "/backups/schedule", Map.of("folder", Files.createDirectory(place.resolve("earlier")).toString()));
        earlier = Path.of(backedUp().file());
        channel.send("rama", "It holds.");
        port = office.stop();
    }

    @AfterAll
    void close() {
        office.start(port);
        office.close();
    }

    private Http shyam() {
        return office.as("shyam");
    }

    private BackupOverview overview() {
        return shyam().get(V1 + "/backups").as(BackupOverview.class);
    }

    private BackupRun backedUp() {
        shyam().post(V1 + "/backups").as(BackupOverview.class);
        Await.until("an end", () -> overview().running() == null);
        return overview().verified();
    }

    /** The office's files; whoever holds them meets a mishap when all is written. */
    private record UnluckyContents(Contents files, Path folder, Mishap mishap) implements Contents {

        @Override
        public ContentHold hold() {
            ContentHold held = files.hold();
            return () -> {
                held.close();
                try (Stream<Path> all = Files.list(folder)) {
                    mishap.damage.to(all.filter(file -> file.toString().endsWith(".part")).findFirst().orElseThrow());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        }

        @Override
        public Optional<Path> find(String hash) throws IOException {
            return files.find(hash);
        }

        @Override
        public ContentDraft begin(long quota) throws IOException {
            return files.begin(quota);
        }

        @Override
        public Set<String> kept(Collection<String> hashes) {
            return files.kept(hashes);
        }

        @Override
        public Stream<StoredContent> all() throws IOException {
            return files.all();
        }

        @Override
        public void collect(Instant keptBefore) throws IOException {
            files.collect(keptBefore);
        }
    }

    private OfficeBackup backup(Database database, Mishap mishap) throws IOException {
        Contents files = FolderContents.open(office.folder().resolve("attachments"), UnaryOperator.identity(), InstantSource.system());
        return new OfficeBackup(office.folder(), database, new UnluckyContents(files, folder, mishap), "1.0", InstantSource.system());
    }

    private static final class Nobody implements BackupListener {

        @Override
        public void copied(String inWords) {
            // needs no telling
        }

        @Override
        public void files(long done, long total) {
            // nor this
        }

        @Override
        public void verifying() {
            // nor this
        }
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void whatIsNotAsItWasWrittenIsNoBackup(Mishap mishap) throws IOException {
        try (Database database = Database.open(office.folder())) {
            OfficeBackup backup = backup(database, mishap);
            assertThatThrownBy(() -> backup.run(folder, new Nobody(), () -> false)).isInstanceOf(BackupException.class)
                    .hasMessageContaining(mishap.said).message().doesNotContain("\n");
        }
        assertThat(folder).as("nothing that could be taken for one").isEmptyDirectory();
        assertThat(office.folder().resolve("backup-in-progress")).isEmptyDirectory();
    }

    @Test
    void ownersAreToldAndTheNextGoodOneSettlesIt() throws IOException {
        office.start(port);
        String cursor = shyam().get(V1 + "/events?limit=1").as(Answers.EventPage.class).cursor().toString();
        office.stop();

        failAtNight();

        office.start(port);
        BackupOverview overview = overview();
        assertThat(overview.failure()).satisfies(failure -> {
            assertThat(failure.state()).isEqualTo(BackupState.FAILED);
            assertThat(failure.scheduled()).isTrue();
            assertThat(failure.reason()).contains("isn't what it should be");
        });
        assertThat(overview.verified()).as("the last good one").satisfies(good -> assertThat(good.file()).isEqualTo(earlier.toString()));
        assertThat(told("shyam", cursor)).extracting(BackupRun::reason).containsExactly(overview.failure().reason());
        assertThat(told("sita", cursor)).as("an admin is no owner").isEmpty();
        assertThat(shyam().get(V1 + "/audit?action=backup_failed").text()).contains("isn't what it should be");

        assertThat(backedUp().messages()).isEqualTo(2);
        assertThat(overview().failure()).isNull();
        office.stop();
    }

    private void failAtNight() throws IOException {
        try (Database database = Database.open(office.folder());
                Log log = new Log(database, new LocalBackbone());
                BackupWorker worker = new BackupWorker(InstantSource.system())) {
            log.start();
            new RecordedBackups(database, log, backup(database, Mishap.AN_ATTACHMENT_CHANGED), worker).start(new BackupOrder(
                    AuditActor.office(), Optional.of(Instant.now()), new BackupSchedule(true, "02:10", "UTC", folder.toString())));
            Await.until("an end", worker::isFree);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private List<BackupRun> told(String username, String after) {
        return Json.readEvents(office.as(username).get(V1 + "/events?after=" + after).bytes()).events().stream().map(LoggedEvent::event)
                .filter(Event.BackupEnded.class::isInstance).map(event -> ((Event.BackupEnded) event).backup()).toList();
    }
}
