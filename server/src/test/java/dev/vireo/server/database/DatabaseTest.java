package dev.vireo.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.problem.ProblemException;
import dev.vireo.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final String FOUNDING = "INSERT INTO office (name, created_at) VALUES ('Ayodhya', TIMESTAMP WITH TIME ZONE '2026-11-30 12:45:00Z')";

    @TempDir private Path folder;
    @TempDir private Path elsewhere;

    @Test
    void aFailingTransactionChangesNothing() {
        try (Database database = TestDatabase.open(folder)) {
            assertThatThrownBy(() -> database.durably(handle -> {
                handle.execute(FOUNDING);
                throw new IllegalStateException("after the first write");
            })).hasMessage("after the first write");

            assertThat(offices(database)).isZero();
        }
    }

    /** H2's REPEATABLE_READ would see each table as of the first query of it: a cursor later than what is told with it. */
    @Test
    void aSnapshotSeesAllTablesAsOfItsFirstQuery() {
        try (Database database = TestDatabase.open(folder)) {
            define(database, "CREATE TABLE one (id INT PRIMARY KEY)", "CREATE TABLE other (id INT PRIMARY KEY)");
            List<Integer> seen = database.snapshot(handle -> {
                int inOne = rows(handle, "one");
                CompletableFuture
                        .runAsync(() -> database.durably(
                                writer -> writer.execute("INSERT INTO one VALUES (1)") + writer.execute("INSERT INTO other VALUES (1)")))
                        .join();
                return List.of(inOne, rows(handle, "other"), rows(handle, "one"));
            });
            assertThat(seen).containsExactly(0, 0, 0);
        }
    }

    private static int rows(Handle handle, String table) {
        return handle.createQuery("SELECT count(*) FROM " + table).mapTo(Integer.class).one();
    }

    /** A copy of the folder is what a kill leaves. {@link DurableFileTest} tries power cuts. */
    @Test
    void durableChangesSurviveAKill() throws IOException {
        try (Database database = Database.open(folder)) {
            define(database, "CREATE TABLE kept (id INT PRIMARY KEY)");
            for (int i = 1; i <= 3; i++) {
                int id = i;
                database.durably(handle -> handle.execute("INSERT INTO kept VALUES (?)", id));

                Path killed = DurableFileTest.copy(folder, elsewhere.resolve("killed" + i));
                assertThat(Database.check(killed)).allMatch(table -> table.damage().isEmpty());
                try (Database left = Database.open(killed)) {
                    assertThat(left.<Integer>read(handle -> rows(handle, "kept"))).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void nothingIsChangedOutsideOfADurableTransaction() {
        try (Database database = Database.open(folder)) {
            found(database);
            assertThatThrownBy(() -> database.read(handle -> handle.execute("UPDATE office SET name = 'Mithila'")))
                    .hasMessageContaining("outside of a durable transaction");
        }
    }

    /** Tables change before the office is opened only, so that a test that wants another one makes it as a migration does. */
    private static void define(Database database, String... tables) {
        database.read(handle -> Stream.of(tables).mapToInt(handle::execute).sum());
        database.checkpoint();
    }

    @Test
    void aLargeFileOfWhichMostIsGoneIsCompactedWhenItCloses() throws IOException {
        try (Database database = Database.open(folder)) {
            found(database);
            define(database, "CREATE TABLE kept (id INT PRIMARY KEY, text VARCHAR)",
                    "CREATE TABLE gone (id INT PRIMARY KEY, text VARCHAR)");
            // Every commit leaves a little that is kept among much that is replaced by the next one.
            for (int i = 0; i < 300; i++) {
                int id = i;
                database.durably(handle -> handle.execute("INSERT INTO kept VALUES (?, ?)", id, "k".repeat(3_000))
                        + handle.execute("MERGE INTO gone VALUES (1, ?)", "g".repeat(200_000)));
                database.read(DatabaseTest::write);
            }
            assertThat(Files.size(file())).isGreaterThan(32L * 1024 * 1024);
        }
        assertThat(Files.size(file())).isLessThan(4L * 1024 * 1024);
        assertThat(copy()).exists();

        try (Database database = Database.open(folder)) {
            assertThat(offices(database)).isOne();
        }
        assertThat(copy()).as("the copy goes once the office has been opened again").doesNotExist();
    }

    @Test
    void aSmallFileIsLeftAsItIs() {
        Database.open(folder).close();
        assertThat(copy()).doesNotExist();
    }

    @Test
    void nothingIsWrittenWhileThereIsTooLittleRoomAndEverythingCanBeRead() {
        AtomicLong free = new AtomicLong(300);
        try (Database database = Database.open(folder, new DiskSpace(free::get, 200))) {
            found(database);
            free.set(199);
            Await.until("the disk is full", () -> isRefused(database, "disk_full"));
            assertThat(offices(database)).isOne();

            free.set(200);
            Await.until("there is room again", () -> !isRefused(database, "disk_full"));
        }
    }

    /** What H2 does to itself when it cannot write: its file is closed under everybody who has a connection. */
    @Test
    void aFileThatItsDatabaseClosedIsOpenedAgain() {
        try (Database database = Database.open(folder)) {
            found(database);
            fail(database);

            Await.until("it is open again", () -> !isRefused(database, "unavailable"));
            assertThat(offices(database)).isOne();
        }
    }

    private static void fail(Database database) {
        database.read(handle -> {
            try {
                H2Pages.of(handle.getConnection()).store()
                        .panic(DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "No space left on device"));
            } catch (SQLException | RuntimeException closed) {
                return true;
            }
            return false;
        });
    }

    private static boolean isRefused(Database database, String code) {
        try {
            database.durably(handle -> handle.execute("UPDATE office SET name = 'Ayodhya'"));
            return false;
        } catch (ProblemException e) {
            assertThat(e.status()).isEqualTo(503);
            return e.code().equals(code);
        }
    }

    private static void found(Database database) {
        database.durably(handle -> handle.execute(FOUNDING));
    }

    /** Without it the file grows with each commit, since nothing is reused that the last checkpoint needs. */
    @Test
    void aFileThatIsTendedDoesNotGrowForEver() throws IOException {
        long tended = sizeAfterManyCommits(folder.resolve("tended"), 10);

        assertThat(tended).isLessThan(sizeAfterManyCommits(folder.resolve("left"), 1_000) / 2);
    }

    private static long sizeAfterManyCommits(Path folder, int commitsBetweenCheckpoints) throws IOException {
        try (Database database = Database.open(Files.createDirectories(folder))) {
            define(database, "CREATE TABLE kept (id INT PRIMARY KEY, text VARCHAR)",
                    "CREATE TABLE gone (id INT PRIMARY KEY, text VARCHAR)");
            for (int i = 0; i < 200; i++) {
                int id = i;
                database.durably(handle -> handle.execute("INSERT INTO kept VALUES (?, ?)", id, "k".repeat(3_000))
                        + handle.execute("MERGE INTO gone VALUES (1, ?)", "g".repeat(100_000)));
                // As a busy server does by itself once its memory is full.
                database.read(DatabaseTest::write);
                if (i % commitsBetweenCheckpoints == commitsBetweenCheckpoints - 1) {
                    database.maintain();
                    database.checkpoint();
                }
            }
            return Files.size(folder.resolve("office.mv.db"));
        }
    }

    private static long write(Handle handle) {
        try {
            return H2Pages.of(handle.getConnection()).store().commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int offices(Database database) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM office").mapTo(Integer.class).one());
    }

    private Path file() {
        return folder.resolve("office.mv.db");
    }

    private Path copy() {
        return folder.resolve("office-before-compacting.zip");
    }
}
