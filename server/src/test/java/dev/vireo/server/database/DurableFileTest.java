package dev.vireo.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left after everything stopped at any moment. The office here is one table, so that thousands of moments can be tried. */
final class DurableFileTest {

    private static final int SECTOR = 512;

    @TempDir private Path place;

    @Test
    void whatWasAcknowledgedIsThereAfterAKillAtAnyMoment() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Office office = Office.open(place.resolve("office"))) {
            for (int round = 0; round < 12; round++) {
                office.change(random, 1 + random.nextInt(20));
                try (Office left = Office.open(copy(office.folder, place.resolve("killed" + round)))) {
                    assertThat(left.rows()).as("seed %s, round %s", seed, round).isEqualTo(office.expected);
                }
            }
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterAPowerCut() throws IOException {
        cutPower(8);
    }

    @Test
    @Tag("long")
    void whatWasAcknowledgedIsThereAfterManyPowerCuts() throws IOException {
        cutPower(200);
    }

    /** Of what was written since the last sync of the database's file, each sector is on the disk or is not. */
    private void cutPower(int rounds) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Office office = Office.open(place.resolve("office"))) {
            office.durable.checkpoint();
            office.synced = Files.readAllBytes(office.file());
            for (int round = 0; round < rounds; round++) {
                office.change(random, 1 + random.nextInt(40));
                Path cut = copy(office.folder, place.resolve("cut" + round));
                Files.write(cut.resolve("office.mv.db"), torn(office.synced, Files.readAllBytes(office.file()), random));
                try (Office left = Office.open(cut)) {
                    assertThat(left.rows()).as("seed %s, round %s", seed, round).isEqualTo(office.expected);
                    // Whoever starts it again, and is cut off again, loses nothing either.
                    left.expected.putAll(office.expected);
                    left.change(random, 3);
                    try (Office again = Office.open(copy(cut, place.resolve("again" + round)))) {
                        assertThat(again.rows()).as("seed %s, again in round %s", seed, round).isEqualTo(left.expected);
                    }
                }
            }
        }
    }

    private static byte[] torn(byte[] synced, byte[] written, Random random) {
        int length = random.nextBoolean() ? Math.max(synced.length, written.length) : written.length;
        byte[] torn = Arrays.copyOf(random.nextBoolean() ? synced : new byte[0], length);
        System.arraycopy(synced, 0, torn, 0, Math.min(synced.length, length));
        int kept = random.nextInt(101);
        for (int at = 0; at < Math.min(length, written.length); at += SECTOR) {
            if (random.nextInt(100) < kept) {
                System.arraycopy(written, at, torn, at, Math.min(SECTOR, written.length - at));
            }
        }
        return torn;
    }

    /** A chunk may point to where the next one was expected, and a newer one may end there. */
    @Test
    void theEndOfAChunkIsNotTakenForTheBeginningOfOne() {
        byte[] header = "chunk:f,len:e,pages:12,block:2d,version:f,next:3b   \n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] footer = "chunk:f,len:e,version:f,fletcher:dad6108d   \n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(H2Checkpoint.chunkAt(ByteBuffer.allocate(4_096).put(0, header)))
                .hasValueSatisfying(chunk -> assertThat(chunk).containsEntry("version", "f"));
        assertThat(H2Checkpoint.chunkAt(ByteBuffer.allocate(4_096).put(4_096 - 128, footer))).isEmpty();
        assertThat(H2Checkpoint.chunkAt(ByteBuffer.allocate(4_096))).isEmpty();
    }

    @Test
    void aCheckpointThatWasInterruptedLeavesTheOneBefore() throws IOException {
        Random random = new Random(3);
        try (Office office = Office.open(place.resolve("office"))) {
            office.change(random, 30);
            office.durable.checkpoint();
            office.change(random, 30);
            byte[] older = Files.readAllBytes(office.folder.resolve("journal/checkpoint-0"));
            byte[] newer = Files.readAllBytes(office.folder.resolve("journal/checkpoint-1"));
            for (String torn : List.of("checkpoint-0", "checkpoint-1")) {
                Path left = copy(office.folder, place.resolve("torn-" + torn));
                Files.write(left.resolve("journal").resolve(torn),
                        Arrays.copyOf(torn.equals("checkpoint-0") ? older : newer, 30));
                try (Office again = Office.open(left)) {
                    assertThat(again.rows()).isEqualTo(office.expected);
                }
            }
        }
    }

    /** H2 writes while the journal is repeated, and nothing of that is synced yet. */
    @Test
    void aRecoveryThatWasInterruptedBeginsAgain() throws IOException, SQLException {
        Random random = new Random(17);
        try (Office office = Office.open(place.resolve("office"))) {
            office.change(random, 60);
            office.durable.checkpoint();
            office.change(random, 60);
            Path left = copy(office.folder, place.resolve("killed"));
            Office interrupted = new Office(left);
            assertThat(interrupted.durable.restore()).isTrue();
            interrupted.durable.repeat();
            try (Connection connection = Office.connect(interrupted.h2); Statement statement = connection.createStatement()) {
                for (int i = 0; i < 30; i++) {
                    statement.execute("UPDATE kept SET text = '" + i + "'");
                    H2Pages.of(connection).store().commit();
                }
                try (Office again = Office.open(copy(left, place.resolve("again")))) {
                    assertThat(again.rows()).isEqualTo(office.expected);
                }
            }
            interrupted.durable.abandon();
        }
    }

    @Test
    void aDamagedFileIsRefusedInOneLine() throws IOException {
        Random random = new Random(11);
        try (Office office = Office.open(place.resolve("office"))) {
            office.change(random, 200);
            office.durable.checkpoint();
            office.change(random, 5);
            int refused = 0;
            for (int round = 0; round < 30; round++) {
                Path left = copy(office.folder, place.resolve("flipped" + round));
                byte[] content = Files.readAllBytes(left.resolve("office.mv.db"));
                content[random.nextInt(content.length)] ^= 4;
                Files.write(left.resolve("office.mv.db"), content);
                try (Office again = Office.open(left)) {
                    assertThat(again.rows()).as("what is not needed may be damaged").isEqualTo(office.expected);
                } catch (IllegalStateException e) {
                    assertThat(e.getMessage()).contains("damaged").doesNotContain("\n");
                    refused++;
                }
            }
            assertThat(refused).isPositive();
        }
    }

    @Test
    void aFileClosedCleanlyNeedsNoJournal() throws IOException {
        TreeMap<Integer, String> expected;
        try (Office office = Office.open(place.resolve("office"))) {
            office.change(new Random(5), 50);
            expected = office.expected;
            assertThat(place.resolve("office/journal")).isDirectory();
        }
        assertThat(place.resolve("office/journal")).doesNotExist();
        try (Office again = Office.open(place.resolve("office"))) {
            assertThat(again.rows()).isEqualTo(expected);
            assertThat(place.resolve("office/journal")).as("who only reads needs none").doesNotExist();
        }
    }

    @Test
    void anOtherCopyOfTheDatabaseBesideAJournalIsRefused() throws IOException {
        try (Office office = Office.open(place.resolve("office"))) {
            office.change(new Random(5), 50);
            Path older = copy(office.folder, place.resolve("older"));
            for (int i = 0; i < 3; i++) {
                office.change(new Random(i), 50);
                office.durable.checkpoint();
            }
            Path mixed = copy(office.folder, place.resolve("mixed"));
            Files.write(mixed.resolve("office.mv.db"), Files.readAllBytes(older.resolve("office.mv.db")));
            assertThatThrownBy(() -> Office.open(mixed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothingInTheJournal() throws IOException {
        try (Office office = Office.open(place.resolve("office"))) {
            office.change(new Random(5), 5);
            assertThatThrownBy(() -> office.durable.run(sql -> {
                put(sql, 1_000, "refused");
                throw new IllegalStateException("after the first write");
            })).hasMessage("after the first write");
            office.change(new Random(6), 5);
            try (Office left = Office.open(copy(office.folder, place.resolve("killed")))) {
                assertThat(left.rows()).isEqualTo(office.expected).doesNotContainKey(1_000);
            }
        }
    }

    /** An interrupt closes the journal's file under whoever is writing. */
    @Test
    void aRecordThatCouldNotBeWrittenIsTakenBackAndTheNextOneFollows() throws IOException {
        try (Office office = Office.open(place.resolve("office"))) {
            office.change(new Random(5), 5);
            assertThatThrownBy(() -> office.durable.run(sql -> {
                put(sql, 1_000, "refused");
                Thread.currentThread().interrupt();
                return true;
            })).hasMessageContaining("journal");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(office.rows()).isEqualTo(office.expected);

            office.change(new Random(6), 5);
            try (Office left = Office.open(copy(office.folder, place.resolve("killed")))) {
                assertThat(left.rows()).isEqualTo(office.expected);
            }
        }
    }

    @Test
    void onlyWhatCanBeRepeatedExactlyIsDurable() throws IOException {
        try (Office office = Office.open(place.resolve("office"))) {
            for (String sql : List.of("INSERT INTO kept VALUES (1, CURRENT_TIMESTAMP)", "UPDATE kept SET text = random_uuid()",
                    "INSERT INTO kept VALUES (NEXT VALUE FOR numbers, '')", "CREATE TABLE other (id INT)", "TRUNCATE TABLE kept",
                    "SELECT id FROM FINAL TABLE (INSERT INTO kept VALUES (1, ''))")) {
                assertThatThrownBy(() -> office.durable.run(handle -> handle.execute(sql))).as(sql).hasStackTraceContaining(sql);
            }
            assertThat(office.durable.<Integer>run(handle -> handle.execute("INSERT INTO kept VALUES (1, 'now() and random')"))).isOne();
            assertThatThrownBy(() -> office.durable.run(handle -> office.durable.run(inner -> true)))
                    .hasMessageContaining("inside another");
        }
    }

    private static int put(Handle sql, int id, String text) {
        return sql.execute("MERGE INTO kept (id, text) KEY (id) VALUES (?, ?)", id, text);
    }

    /** What a kill leaves of a folder. */
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
        return to;
    }

    /** An office of one table, and what must be in it. */
    private static final class Office implements AutoCloseable {

        private final Path folder;
        private final H2File h2;
        private final DurableFile durable;
        private final TreeMap<Integer, String> expected = new TreeMap<>();
        /** The file as of its last sync. */
        private byte[] synced = {};

        private Office(Path folder) {
            this.folder = folder;
            this.h2 = new H2File(folder);
            this.durable = new DurableFile(folder, folder.resolve("office.mv.db"), new LoggedEntries(folder),
                    () -> new H2Writer(connect(h2)));
        }

        static Office open(Path folder) throws IOException {
            Office office = new Office(folder);
            if (!Files.exists(folder)) {
                Files.createDirectory(folder);
                try (var connection = connect(new H2File(folder)); Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE kept (id INT PRIMARY KEY, text VARCHAR)");
                    statement.execute("CREATE INDEX kept_text ON kept (text)");
                    statement.execute("CREATE SEQUENCE numbers");
                    statement.execute("CREATE TABLE journal_position (pos BIGINT NOT NULL)");
                    statement.execute("INSERT INTO journal_position VALUES (0)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
            boolean open = false;
            try {
                assertThat(office.durable.restore()).isTrue();
                office.durable.repeat();
                office.durable.begin();
                if (Files.exists(folder.resolve("journal"))) {
                    office.synced = Files.readAllBytes(office.file());
                }
                open = true;
                return office;
            } finally {
                if (!open) {
                    office.durable.abandon();
                }
            }
        }

        private static Connection connect(H2File file) {
            try {
                return DriverManager.getConnection(file.configuration().getJdbcUrl(), "vireo", "");
            } catch (SQLException e) {
                throw new StorageFailure(e);
            }
        }

        Path file() {
            return folder.resolve("office.mv.db");
        }

        /** Changes this and that; now and then H2 writes some of it. */
        void change(Random random, int transactions) throws IOException {
            for (int i = 0; i < transactions; i++) {
                durable.run(sql -> {
                    for (int statements = 1 + random.nextInt(4); statements > 0; statements--) {
                        int id = random.nextInt(300);
                        if (random.nextInt(5) == 0) {
                            sql.execute("DELETE FROM kept WHERE id = ?", id);
                            expected.remove(id);
                        } else {
                            String text = Integer.toString(random.nextInt(10)).repeat(random.nextInt(900));
                            put(sql, id, text);
                            expected.put(id, text);
                        }
                    }
                    return true;
                });
                switch (random.nextInt(8)) {
                    case 0 -> store().commit();
                    case 1 -> store().tryCommit();
                    case 2 -> store().compact(60, 64 * 1024);
                    case 3 -> checkpointSometimes(random);
                    default -> {}
                }
            }
        }

        private void checkpointSometimes(Random random) throws IOException {
            if (random.nextInt(4) == 0) {
                durable.checkpoint();
                synced = Files.readAllBytes(file());
            }
        }

        private MVStore store() {
            return durable.run(handle -> {
                try {
                    return H2Pages.of(handle.getConnection()).store();
                } catch (SQLException e) {
                    throw new StorageFailure(e);
                }
            });
        }

        TreeMap<Integer, String> rows() {
            TreeMap<Integer, String> rows = new TreeMap<>();
            try (Connection connection = connect(h2);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT id, text FROM kept")) {
                while (row.next()) {
                    rows.put(row.getInt(1), row.getString(2));
                }
                return rows;
            } catch (SQLException e) {
                throw new StorageFailure(e);
            }
        }

        @Override
        public void close() throws IOException {
            durable.close();
            durable.closed();
        }
    }
}
