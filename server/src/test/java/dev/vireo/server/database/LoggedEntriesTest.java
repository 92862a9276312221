package dev.vireo.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.segment.StoredEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log's files of an office in a file, through kills, updates and copies. */
final class LoggedEntriesTest {

    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final String ROW = "INSERT INTO log_entry (pos, logged_at, type, audience, data) VALUES (?, ?, ?, ?, ?)";

    @TempDir private Path place;

    private Path folder;
    private Database database;
    private long last;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(place.resolve("office"));
        database = Database.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void afterAKillTheFilesHaveExactlyWhatTheDatabaseHas() throws IOException {
        Random random = new Random(71);
        for (int attempt = 0; attempt < 12; attempt++) {
            for (int i = random.nextInt(20); i >= 0; i--) {
                add(1 + random.nextInt(5));
                if (random.nextInt(10) == 0) {
                    database.checkpoint();
                }
            }
            Path killed = copy("killed" + attempt);
            if (attempt % 3 == 0) {
                // None of what was written after the checkpoint has reached the disk.
                for (Path each : segments(killed)) {
                    byte[] content = Files.readAllBytes(each);
                    Files.write(each, attempt % 2 == 0 ? content : Arrays.copyOf(content, content.length + 100));
                }
            }
            assertHolds(killed, last);
            assertThat(killed.resolve("journal")).doesNotExist();
            assertHolds(killed, last);
        }
    }

    @Test
    void whatWasWrittenAfterTheCheckpointNeedsNotToBeOnTheDisk() throws IOException {
        add(40);
        database.checkpoint();
        Path synced = copy("synced");
        add(40);
        Path killed = copy("killed");
        Path file = segments(killed).getFirst();
        byte[] content = Files.readAllBytes(file);
        int kept = (int) Files.size(segments(synced).getFirst());
        Arrays.fill(content, kept, content.length, (byte) 0);
        Files.write(file, content);

        assertHolds(killed, 80);
    }

    @Test
    void whatIsMissingBeforeTheCheckpointIsToldAndTheOfficeDoesNotOpen() throws IOException {
        add(40);
        database.checkpoint();
        add(10);
        Path killed = copy("killed");
        Path file = segments(killed).getFirst();
        byte[] content = Files.readAllBytes(file);
        content[1_000] ^= 4;
        Files.write(file, content);
        assertThatThrownBy(() -> Database.open(killed)).hasMessageContaining("damaged");
        assertThat(Files.readAllBytes(file)).as("nothing is cut off that may help").isEqualTo(content);

        close();
        Path without = copy("without");
        delete(without.resolve("entries"));
        assertThatThrownBy(() -> Database.open(without)).hasMessageContaining("entries with the log's entries is missing");
        assertThat(Database.check(without)).anySatisfy(check -> assertThat(check.damage()).contains("is missing"));
        Path empty = copy("empty");
        segments(empty).forEach(LoggedEntriesTest::delete);
        assertThatThrownBy(() -> Database.open(empty)).hasMessageContaining("entries 1 to 50").hasMessageContaining("missing");
        open();
    }

    @Test
    void theFilesOfAnotherOfficeOrTimeAreNoticed() throws IOException {
        add(10);
        close();
        Path earlier = copy("earlier");
        open();
        add(10);
        close();
        Path other = place.resolve("other");
        Files.createDirectory(other);
        Database.open(other).close();

        Path mixed = copy("mixed");
        delete(mixed.resolve("entries"));
        DurableFileTest.copy(earlier.resolve("entries"), mixed.resolve("entries"));
        assertThatThrownBy(() -> Database.open(mixed)).hasMessageContaining("missing");

        Path newer = Files.createDirectory(place.resolve("newer"));
        Files.copy(earlier.resolve("office.mv.db"), newer.resolve("office.mv.db"));
        DurableFileTest.copy(folder.resolve("entries"), newer.resolve("entries"));
        assertThatThrownBy(() -> Database.open(newer)).hasMessageContaining("of different times");

        Path foreign = Files.createDirectory(place.resolve("foreign"));
        Files.copy(other.resolve("office.mv.db"), foreign.resolve("office.mv.db"));
        DurableFileTest.copy(folder.resolve("entries"), foreign.resolve("entries"));
        assertThatThrownBy(() -> Database.open(foreign)).hasMessageContaining("another office");
        open();
    }

    @Test
    void theEntriesOfAnEarlierVersionAreTakenOver() throws IOException {
        asEarlierVersion(1, 2_500);
        close();
        Path killed = copy("killed");
        open();
        last = 2_500;
        assertHolds(database, 2_500);
        assertThat(database.<Long>read(handle -> handle.createQuery("SELECT count(*) FROM log_entry").mapTo(Long.class).one())).isZero();
        add(5);
        close();
        assertHolds(folder, 2_505);

        // A takeover that was interrupted is done anew.
        Files.createDirectories(killed.resolve("entries"));
        Files.createFile(killed.resolve("entries").resolve("begun"));
        Files.writeString(killed.resolve("entries").resolve("segment-00000001-0"), "half");
        assertHolds(killed, 2_500);
        open();
    }

    @Test
    void whatAnEarlierVersionAddedIsTakenOverBehindTheRest() throws IOException {
        add(10);
        asEarlierVersion(11, 30);
        close();
        open();
        assertHolds(database, 30);
        last = 30;
        add(3);
        close();
        assertHolds(folder, 33);
        open();
    }

    /** It knows nothing of the files, as one whose takeover was interrupted. */
    @Test
    void theDatabaseOfAnEarlierVersionBesideALaterLogIsRefusedAndTheLogStays() throws IOException {
        asEarlierVersion(1, 20);
        database.durably(handle -> handle.execute("UPDATE log_files SET name = ''"));
        close();
        Path earlier = copy("earlier");
        delete(earlier.resolve("entries"));
        open();
        assertHolds(database, 20);
        close();
        DurableFileTest.copy(folder.resolve("entries"), earlier.resolve("entries"));
        List<Path> files = segments(earlier);
        byte[] content = Files.readAllBytes(files.getFirst());
        assertThatThrownBy(() -> Database.open(earlier)).hasMessageContaining("of different times").message().doesNotContain("\n");
        assertThat(segments(earlier)).isEqualTo(files);
        assertThat(files.getFirst()).hasBinaryContent(content);
        open();
    }

    @Test
    void anOfficeThatLostItsLogGoesOnWithAnotherEpoch() throws IOException {
        add(40);
        database.durably(handle -> handle.execute("UPDATE log_head SET epoch = 'before'"));
        database.checkpoint();
        add(10);
        for (String lost : List.of("killed", "stopped", "missing")) {
            if (lost.equals("stopped")) {
                close();
            }
            Path office = copy(lost);
            Files.write(segments(office).getFirst(), new byte[10]);
            if (lost.equals("missing")) {
                delete(office.resolve("entries"));
            }
            assertThatThrownBy(() -> Database.open(office)).as(lost).isInstanceOf(RuntimeException.class);

            Database.beginLogAnew(office);

            try (Database after = Database.open(office)) {
                assertThat(after.<String>read(handle -> handle.createQuery("SELECT pos || ' ' || first_pos || epoch FROM log_head")
                        .mapTo(String.class).one())).isEqualTo("50 51");
                assertThat(after.entries().orElseThrow().read(0, 50, null, 100)).isEmpty();
                after.durably(handle -> {
                    after.entries().orElseThrow().add(List.of(entry(51)));
                    return handle.execute("UPDATE log_head SET pos = 51");
                });
            }
            try (Database again = Database.open(office)) {
                assertThat(again.entries().orElseThrow().read(50, 51, null, 100)).containsExactly(entry(51));
            }
            assertThat(Files.exists(office.resolve("entries-damaged-1"))).as(lost).isEqualTo(!lost.equals("missing"));
            assertThat(Database.check(office)).allSatisfy(check -> assertThat(check.damage()).isEmpty());
        }
        open();
    }

    /** An earlier version went on for so long that it pruned everything that the files hold. */
    @Test
    void filesBeforeTheLogsBeginningArePutAside() throws IOException {
        add(10);
        asEarlierVersion(11, 30);
        database.durably(handle -> handle.execute("DELETE FROM log_entry WHERE pos <= 20"));
        database.durably(handle -> handle.execute("UPDATE log_head SET first_pos = 21"));
        close();
        open();
        assertThat(files().read(20, 30, null, 100)).extracting(StoredEntry::pos).hasSize(10).contains(21L, 30L);
        assertThat(folder.resolve("entries-damaged-1")).isDirectory();
    }

    @Test
    void rowsThatAreNotTheWholeLogAreRefused() throws IOException {
        asEarlierVersion(1, 20);
        database.durably(handle -> handle.execute("DELETE FROM log_entry WHERE pos = 7"));
        close();
        Path broken = copy("broken");
        assertThatThrownBy(() -> Database.open(broken)).hasMessageContaining("19 entries of the log");
        folder = Files.createDirectory(place.resolve("fresh"));
        database = Database.open(folder);
    }

    @Test
    void aTransactionThatFailedLeavesNothing() throws IOException {
        add(3);
        assertThatThrownBy(() -> database.<Boolean>durably(handle -> {
            files().add(List.of(entry(4)));
            throw new IllegalStateException("on purpose");
        })).hasMessage("on purpose");
        add(1);
        assertHolds(copy("killed"), 4);
    }

    /** The replacement is in the files, and the database no longer has it; the journal repeats the entry as it was first. */
    @Test
    void aReplacedEntryStaysReplacedAfterAKill() throws IOException {
        add(5);
        database.checkpoint();
        add(5);
        for (long pos : new long[] {2, 9}) {
            database.durably(handle -> handle.execute("INSERT INTO log_replaced (pos, data) VALUES (?, 'gone')", pos));
        }
        database.checkpoint();
        assertThat(files().rewrite(1, Map.of(2L, "gone", 9L, "gone"))).isTrue();
        database.durably(handle -> handle.execute("DELETE FROM log_replaced"));
        add(5);
        try (Database after = Database.open(copy("killed"))) {
            List<StoredEntry> found = after.entries().orElseThrow().read(0, 15, null, 100);
            assertThat(found).hasSize(15);
            assertThat(found).filteredOn(entry -> entry.data().equals("gone")).extracting(StoredEntry::pos).containsExactly(2L, 9L);
        }
    }

    @Test
    void whatIsAddedWhileTheFilesAreWrittenAnewIsAllThere() throws Exception {
        add(20);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger rewritten = new AtomicInteger();
        Thread rewriting = Thread.ofPlatform().start(() -> {
            while (!over.get() && files().rewrite(1, Map.of(3L, entry(3).data()))) {
                rewritten.incrementAndGet();
            }
        });
        for (int i = 0; i < 300; i++) {
            add(2);
            if (i % 50 == 0) {
                database.checkpoint();
            }
        }
        over.set(true);
        rewriting.join();
        assertThat(rewritten).hasPositiveValue();
        assertHolds(database, 620);
        assertHolds(copy("killed"), 620);
    }

    @Test
    void aCopyOfWhileOthersWriteIsOfOneMoment() throws Exception {
        add(100);
        Path copy = Files.createDirectory(place.resolve("copy"));
        Thread writing = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 200; i++) {
                add(3);
            }
        });
        database.copyTo(place.resolve("copy.zip"), copy);
        writing.join();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(place.resolve("copy.zip")))) {
            zip.getNextEntry();
            Files.copy(zip, copy.resolve("office.mv.db"));
        }
        try (Database copied = Database.open(copy)) {
            long pos = copied.read(handle -> handle.createQuery("SELECT pos FROM log_head").mapTo(Long.class).one());
            assertThat(pos).isBetween(100L, 700L);
            assertHolds(copied, pos);
            assertThat(copied.entries().orElseThrow().read(pos, Long.MAX_VALUE, null, 1)).as("nothing of later").isEmpty();
        }
        assertThat(Database.check(copy)).allSatisfy(check -> assertThat(check.damage()).isEmpty());
    }

    private LoggedEntries files() {
        return database.entries().orElseThrow();
    }

    private synchronized void add(int count) {
        database.durably(handle -> {
            List<StoredEntry> entries = LongStream.rangeClosed(last + 1, last + count).mapToObj(LoggedEntriesTest::entry).toList();
            files().add(entries.subList(0, count / 2));
            files().add(entries.subList(count / 2, count));
            return handle.execute("UPDATE log_head SET pos = ?", last + count);
        });
        last += count;
    }

    private void asEarlierVersion(long from, long to) {
        database.durably(handle -> {
            for (long pos = from; pos <= to; pos++) {
                StoredEntry entry = entry(pos);
                handle.execute(ROW, entry.pos(), entry.at(), entry.type(), entry.audience(), entry.data());
            }
            return handle.execute("UPDATE log_head SET pos = ?", to);
        });
    }

    private static StoredEntry entry(long pos) {
        return new StoredEntry(pos, DAY.plusSeconds(pos), "new_message", "#" + pos % 5, "entry " + pos + " 🌸");
    }

    private static void assertHolds(Path office, long upTo) {
        try (Database opened = Database.open(office)) {
            assertHolds(opened, upTo);
        }
    }

    private static void assertHolds(Database office, long upTo) {
        assertThat(office.entries().orElseThrow().read(0, upTo, null, Integer.MAX_VALUE))
                .isEqualTo(LongStream.rangeClosed(1, upTo).mapToObj(LoggedEntriesTest::entry).toList());
    }

    /** What a kill leaves now, or a stop did. */
    private Path copy(String name) throws IOException {
        return DurableFileTest.copy(folder, place.resolve(name));
    }

    private static List<Path> segments(Path office) throws IOException {
        try (Stream<Path> all = Files.list(office.resolve("entries"))) {
            return new ArrayList<>(all.sorted().toList());
        }
    }

    private static void delete(Path path) {
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> all = Files.list(path)) {
                    all.forEach(LoggedEntriesTest::delete);
                }
            }
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
