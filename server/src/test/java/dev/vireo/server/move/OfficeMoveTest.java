package dev.vireo.server.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.attachment.DatabaseContents;
import dev.vireo.server.attachment.FolderContents;
import dev.vireo.server.database.Database;
import dev.vireo.server.segment.StoredEntry;
import dev.vireo.server.log.StoredLog;
import dev.vireo.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offices between files and a real PostgreSQL. */
@Tag("long")
final class OfficeMoveTest {

    private static final int MESSAGES = 1_600;

    @TempDir private Path temporary;
    private final List<String> lines = new ArrayList<>();
    private final RowStore rows = new RowStore();
    private String url;
    private OfficeLocation file;
    private OfficeLocation postgresql;
    private List<String> contents;

    @BeforeEach
    void open() throws IOException {
        url = TestPostgres.freshDatabase() + "&ApplicationName=vireo-move";
        file = file("file");
        Database database = Database.open(url);
        postgresql = new OfficeLocation("PostgreSQL", database,
                DatabaseContents.open(database, temporary.resolve("cache"), InstantSource.system()), Optional.empty());
        SampleOffice.fill(file.database(), MESSAGES);
        contents = SampleOffice.fill(file.contents());
    }

    private OfficeLocation file(String name) throws IOException {
        Path folder = temporary.resolve(name);
        Files.createDirectories(folder);
        return new OfficeLocation("the folder " + name, Database.open(folder),
                FolderContents.open(folder.resolve("attachments"), hashes -> hashes, InstantSource.system()), Optional.of(folder));
    }

    @AfterEach
    void close() {
        file.database().close();
        postgresql.database().close();
        TestPostgres.drop(url);
    }

    @Test
    void thereAndBackAgainIsTheSameOffice() throws IOException {
        Map<String, TableChecksum.ChecksumTotal> before = totals(file);

        move(file, postgresql);
        assertThat(totals(postgresql)).isEqualTo(before);

        OfficeLocation again = file("again");
        try {
            move(postgresql, again);
            assertThat(totals(again)).isEqualTo(before);
            for (String hash : contents) {
                assertThat(again.contents().find(hash).orElseThrow())
                        .hasSameBinaryContentAs(file.contents().find(hash).orElseThrow());
            }
            assertThat(MoveMarks.obstacle(again)).isEmpty();
            assertThat(MoveMarks.obstacle(postgresql))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("the folder again", "DELETE FROM move"));
        } finally {
            again.database().close();
        }
        try (Database served = Database.open(again.folder().orElseThrow())) {
            assertThat(StoredLog.of(served).orElseThrow().after(0, 10_000))
                    .isEqualTo(StoredLog.of(file.database()).orElseThrow().after(0, 10_000)).hasSize(MESSAGES);
        }
    }

    @Test
    void textAndTimesAreUnchanged() throws IOException {
        move(file, postgresql);

        for (OfficeLocation place : List.of(file, postgresql)) {
            assertThat(one(place, "SELECT body FROM message WHERE id = 14")).isEqualTo(SampleOffice.HOSTILE + 4);
            assertThat(one(place, "SELECT body FROM message WHERE id = 12")).isEmpty();
            assertThat(one(place, "SELECT count(*) FROM account WHERE password_hash IS NULL")).isEqualTo("1");
            assertThat(one(place, "SELECT count(*) FROM account WHERE password_hash = ''")).isEqualTo("6");
            assertThat(one(place, "SELECT count(*) FROM message WHERE created_at = "
                    + "TIMESTAMP WITH TIME ZONE '2026-03-29 02:00:00.000000+00'")).isEqualTo("1");
        }
    }

    /** Nothing of ours writes it; but H2 holds it and PostgreSQL does not. */
    @Test
    void invalidTextIsReplacedAndDoesNotStopTheMove() throws IOException {
        file.database().durably(handle -> handle.execute("UPDATE message SET body = ? WHERE id = 14", "a\0b\uD83Dc"));

        move(file, postgresql);

        assertThat(one(postgresql, "SELECT body FROM message WHERE id = 14")).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void aMoveInterruptedAnywhereResumesToTheSameResult() throws IOException {
        Map<String, TableChecksum.ChecksumTotal> before = totals(file);
        int tries = 0;
        for (boolean done = false; !done; tries++) {
            AtomicInteger batches = new AtomicInteger(tries * tries);
            try {
                new OfficeMove(file, postgresql, lines::add, () -> batches.getAndDecrement() == 0).run();
                done = true;
            } catch (UnfinishedException brokenOff) {
                assertThat(MoveMarks.obstacle(postgresql.database()))
                        .hasValueSatisfying(reason -> assertThat(reason).contains("partly moved"));
                assertThat(MoveMarks.obstacle(file)).isEmpty();
            }
        }
        assertThat(tries).isGreaterThan(4);
        assertThat(totals(postgresql)).isEqualTo(before);
        assertThat(MoveMarks.obstacle(postgresql)).isEmpty();
        assertThat(MoveMarks.obstacle(file)).isPresent();
    }

    @Test
    void aFailureInTheMiddleOfATableLosesNothing() throws IOException {
        postgresql.database().durably(handle -> handle.execute(
                "ALTER TABLE message ADD CONSTRAINT for_this_test CHECK (id < 1500)"));
        assertThatThrownBy(() -> move(file, postgresql)).isInstanceOf(RuntimeException.class);
        assertThat(one(postgresql, "SELECT count(*) FROM message")).isEqualTo("1000");

        postgresql.database().durably(handle -> handle.execute("ALTER TABLE message DROP CONSTRAINT for_this_test"));
        move(file, postgresql);

        assertThat(totals(postgresql)).isEqualTo(totals(file));
    }

    @Test
    void changesBetweenTwoAttemptsAreMovedAgain() throws IOException {
        breakOff(12);
        file.database().durably(handle -> handle.execute("UPDATE message SET body = 'edited' WHERE id = 11")
                + addEntry(handle));

        move(file, postgresql);

        assertThat(one(postgresql, "SELECT body FROM message WHERE id = 11")).isEqualTo("edited");
        assertThat(totals(postgresql)).isEqualTo(totals(file));
    }

    @Test
    void aDifferenceIsReportedAndTheNextAttemptStartsOver() throws IOException {
        OfficeLocation again = file("again");
        try {
            move(file, postgresql);
            breakOff(postgresql, again, 12);
            again.database().durably(handle -> handle.execute("UPDATE message SET body = 'damaged' WHERE id = 11"));

            assertThatThrownBy(() -> move(postgresql, again)).isInstanceOf(UnfinishedException.class).hasMessageContaining("message");
            assertThat(MoveMarks.obstacle(again)).isPresent();
            assertThat(MoveMarks.obstacle(postgresql)).isEmpty();

            move(postgresql, again);
            assertThat(totals(again)).isEqualTo(totals(file));
        } finally {
            again.database().close();
        }
    }

    @Test
    void aTargetThatHoldsAnOfficeIsRefusedAndStaysAsItIs() throws IOException {
        OfficeLocation other = file("other");
        try {
            SampleOffice.fill(other.database(), 3);
            other.database().durably(handle -> handle.execute("UPDATE log_head SET epoch = 'other'"));
            move(other, postgresql);
            Map<String, TableChecksum.ChecksumTotal> before = totals(postgresql);

            assertThatThrownBy(() -> move(file, postgresql)).isInstanceOf(RefusedException.class).hasMessageContaining("already contains");
            assertThatThrownBy(() -> move(other, postgresql)).as("a second time").isInstanceOf(RefusedException.class);

            assertThat(totals(postgresql)).isEqualTo(before);
            assertThat(MoveMarks.obstacle(postgresql)).isEmpty();
            assertThat(MoveMarks.obstacle(file)).isEmpty();
        } finally {
            other.database().close();
        }
    }

    @Test
    void theUnfinishedMoveOfAnotherOfficeIsRefused() throws IOException {
        breakOff(5);
        OfficeLocation other = file("other");
        try {
            SampleOffice.fill(other.database(), 3);
            other.database().durably(handle -> handle.execute("UPDATE log_head SET epoch = 'other'"));

            assertThatThrownBy(() -> move(other, postgresql)).isInstanceOf(RefusedException.class).hasMessageContaining("partly moved");
        } finally {
            other.database().close();
        }
        move(file, postgresql);
    }

    @Test
    void rowsWithoutATableInTheTargetAreReported() throws IOException {
        move(file, postgresql);
        postgresql.database().durably(handle -> handle.execute(
                "INSERT INTO outside_message (from_user, to_user, body) VALUES ('rama', 'shyam', 'not sent yet')"));
        OfficeLocation again = file("again");
        try {
            move(postgresql, again);
            assertThat(lines).anyMatch(line -> line.startsWith("Left behind: 1 rows of outside_message"));
        } finally {
            again.database().close();
        }
    }

    @Test
    void aMovedOfficeIsNotMovedAgain() throws IOException {
        move(file, postgresql);
        OfficeLocation again = file("again");
        try {
            assertThatThrownBy(() -> move(file, again)).isInstanceOf(RefusedException.class).hasMessageContaining("was moved");
        } finally {
            again.database().close();
        }
    }

    @Test
    void whileAServerIsConnectedNothingIsMoved() throws IOException {
        try (Database server = Database.open(url.replace("vireo-move", "vireo"))) {
            assertThatThrownBy(() -> move(file, postgresql)).isInstanceOf(RefusedException.class).hasMessageContaining("A server");
            server.read(marks -> marks.execute("SELECT 1"));
        }
        assertThat(one(postgresql, "SELECT count(*) FROM account")).isEqualTo("0");
    }

    @Test
    void aDamagedContentIsLeftBehindAndReported() throws IOException {
        Files.write(file.contents().find(contents.getLast()).orElseThrow(), "damaged".getBytes(StandardCharsets.UTF_8));

        move(file, postgresql);

        assertThat(lines).anyMatch(line -> line.contains(contents.getLast()) && line.contains("damaged"));
        assertThat(postgresql.contents().kept(contents)).containsExactlyInAnyOrderElementsOf(contents.subList(0, 3));
    }

    @Test
    void noTableIsForgottenAndBothDatabasesHaveTheSameOnes() {
        List<TableShape> there = file.database().read(rows::shapes);
        // Not with lower() of the database, which follows the locale in H2.
        Set<String> all = file.database().read(handle -> handle.createQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'").mapTo(String.class).stream()
                .map(table -> table.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(HashSet::new)));
        all.removeAll(RowStore.LEFT_OUT);

        assertThat(there).extracting(TableShape::table).containsExactlyInAnyOrderElementsOf(all);
        assertThat(postgresql.database().read(rows::shapes)).extracting(TableShape::table).containsAll(all);
        assertThat(there).allSatisfy(shape -> assertThat(postgresql.database().read(rows::shapes)).filteredOn(
                other -> other.table().equals(shape.table())).containsExactly(shape));
        List<String> order = there.stream().map(TableShape::table).toList();
        assertThat(there).allSatisfy(shape -> assertThat(order.subList(0, order.indexOf(shape.table()) + 1)).containsAll(shape.needs()));
    }

    /** A position is a number of the log's. Were there another way, a move would have to set it to go on where it was. */
    @Test
    void noTableThatIsMovedHasNumbersOfItsOwn() {
        String moved = file.database().read(rows::shapes).stream().map(TableShape::table).collect(Collectors.joining("', '", "'", "'"));
        assertThat(one(postgresql, "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' "
                + "AND table_name IN (" + moved + ") AND (is_identity = 'YES' OR column_default LIKE 'nextval%')")).isEqualTo("0");
    }

    @Test
    void progressAndTheComparisonAreReported() throws IOException {
        move(file, postgresql);

        assertThat(lines).anyMatch(line -> line.matches(" +message +1,600 of 1,600 +100 %"));
        assertThat(lines).anyMatch(line -> line.matches(" +message +1,600 +1,600 +([0-9a-f]{12}) +\\1 +equal"));
        assertThat(lines).anyMatch(line -> line.matches(" +contents +4 +4 +([0-9a-f]{12}) +\\1 +equal"));
        assertThat(lines).noneMatch(line -> line.contains("DIFFERENT"));
    }

    @Test
    void theAuditLogIsVerifiedWhereItArrives() throws IOException {
        move(file, postgresql);

        assertThat(lines).anyMatch(line -> line.startsWith("The audit log: 3 entries, unbroken since 2026-03-29 01:59 UTC; last hash "));
    }

    @Test
    void anAuditLogThatWasBrokenBeforeIsToldAndMovedAsItIs() throws IOException {
        file.database().durably(handle -> handle.execute("UPDATE audit_entry SET actor = 'rama' WHERE number = 2"));

        move(file, postgresql);

        assertThat(lines).anyMatch(line -> line.startsWith("The audit log: BROKEN: Entry 2 was changed"));
        assertThat(one(postgresql, "SELECT actor FROM audit_entry WHERE number = 2")).isEqualTo("rama");
        assertThat(MoveMarks.obstacle(postgresql)).isEmpty();
    }

    private void move(OfficeLocation from, OfficeLocation to) throws IOException {
        new OfficeMove(from, to, lines::add, () -> false).run();
    }

    private void breakOff(int batches) {
        breakOff(file, postgresql, batches);
    }

    private void breakOff(OfficeLocation from, OfficeLocation to, int batches) {
        AtomicInteger left = new AtomicInteger(batches);
        assertThatThrownBy(() -> new OfficeMove(from, to, lines::add, () -> left.getAndDecrement() == 0).run())
                .isInstanceOf(UnfinishedException.class);
    }

    private Map<String, TableChecksum.ChecksumTotal> totals(OfficeLocation place) {
        Map<String, TableChecksum.ChecksumTotal> totals = new HashMap<>();
        for (TableShape shape : file.database().read(rows::shapes)) {
            TableChecksum sum = new TableChecksum();
            // What has just arrived in a file is in its table until that is opened by a server.
            boolean arrived = place.folder().isPresent() && place != file;
            MovedRows moved = new MovedRows(place.database(), rows);
            List<Object[]> page = arrived ? place.database().read(handle -> rows.page(handle, shape, null, 0)) : moved.page(shape, null, 0);
            while (!page.isEmpty()) {
                sum.addAll(page);
                Object[] last = page.getLast();
                page = arrived ? place.database().read(handle -> rows.page(handle, shape, last, 0)) : moved.page(shape, last, 0);
            }
            totals.put(shape.table(), sum.total());
            long count = arrived ? place.database().read(handle -> rows.count(handle, shape)) : moved.count(shape);
            assertThat(sum.total().rows()).isEqualTo(count);
        }
        return totals;
    }

    private int addEntry(Handle handle) {
        file.database().entries().orElseThrow().add(List.of(new StoredEntry(11L + MESSAGES, Instant.EPOCH, "message_updated", "#1", "{}")));
        return handle.execute("UPDATE log_head SET pos = pos + 1");
    }

    private static String one(OfficeLocation place, String query) {
        return place.database().read(handle -> handle.createQuery(query).mapTo(String.class).one());
    }
}
