package dev.vireo.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the log when something in this server is broken, or there is more of it than there is memory. */
class BrokenLogTest {

    private static final Audience CHANNEL = Audience.channel("1");

    @TempDir private Path folder;

    private final BlockingQueue<Error> lastResort = new LinkedBlockingQueue<>();
    private Database database;
    private Log log;

    @BeforeEach
    void open() {
        database = TestDatabase.open(folder);
        log = new Log(database, new LocalBackbone(), InstantSource.system(), Duration.ofMillis(20), lastResort::add);
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void aHangingFollowerIsReportedUntilItContinues() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        log.follow(entries -> await(hangs));
        log.start();
        assertThat(log.obstacle()).isEmpty();
        write("One");
        awaitObstacle("stuck");
        assertThat(log.stack()).extracting(StackTraceElement::getMethodName).contains("deliver");
        hangs.countDown();
        while (log.obstacle().isPresent()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void anErrorInAFollowerEndsTheLogAndIsReported() throws Exception {
        log.follow(entries -> {
            throw new StackOverflowError("for this test");
        });
        log.start();
        write("One");
        assertThat(lastResort.poll(60, TimeUnit.SECONDS)).isInstanceOf(StackOverflowError.class);
        awaitObstacle("Restart");
    }

    @Test
    void anExceptionInAFollowerDoesNotEndTheLog() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        log.follow(entries -> {
            throw new IllegalStateException("for this test");
        });
        log.follow(entries -> entries.forEach(entry -> seen.add(entry.pos())));
        log.start();
        write("One");
        write("Two");
        Await.until("both entries", () -> seen.size() == 2);
        log.close();
        assertThat(seen).containsExactly(1L, 2L);
        assertThat(lastResort).isEmpty();
    }

    @Test
    void anErrorInTheWriterEndsTheLogAndFailsWaitingCommands() throws Exception {
        log.start();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            others.execute(() -> log.write(transaction -> {
                throw new OutOfMemoryError("for this test");
            }));
            assertThat(lastResort.poll(60, TimeUnit.SECONDS)).isInstanceOf(OutOfMemoryError.class);
            assertThatThrownBy(() -> write("One")).isInstanceOf(ProblemException.class);
            log.close();
        }
    }

    @Test
    void longEntriesMakeShortPagesAndNoneIsLeftOut() {
        log.start();
        for (int i = 0; i < 60; i++) {
            write("🐦".repeat(9_000) + i);
        }
        // From memory, and, as after a start, from the database.
        assertThat(pagesOf(log)).hasSizeGreaterThan(5);
        try (Log fresh = new Log(database, new LocalBackbone())) {
            fresh.start();
            assertThat(pagesOf(fresh)).hasSizeGreaterThan(5);
            assertThat(fresh.page(0, 60, Set.of(CHANNEL), 100, 0).entries()).hasSize(1);
            assertThat(fresh.page(0, 60, Set.of(CHANNEL), 100, Long.MAX_VALUE).entries()).hasSize(60);
        }
    }

    private static List<LogPage> pagesOf(Log log) {
        List<LogPage> pages = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        LogPage page;
        do {
            page = log.page(positions.isEmpty() ? 0 : positions.getLast(), 60, Set.of(CHANNEL), 100, 500_000);
            page.entries().forEach(entry -> positions.add(entry.pos()));
            assertThat(page.weight()).isLessThan(1_000_000);
            pages.add(page);
        } while (page.more());
        assertThat(positions).hasSize(60).isSorted().doesNotHaveDuplicates();
        return pages;
    }

    @Test
    void theEndOfTheLogInMemoryIsBoundedInBytes() {
        log.start();
        RecentEntries recent = new RecentEntries(100, 400_000);
        List<LogEntry> entries = new ArrayList<>();
        for (long pos = 1; pos <= 20; pos++) {
            Message message = Message.written("" + pos, "1", pos, "rama", "x".repeat(9_000), Instant.EPOCH, null);
            entries.add(LogEntry.of(pos, Instant.EPOCH, CHANNEL, new Event.NewMessage(message)));
        }
        recent.add(entries);
        int weight = entries.getFirst().weight();
        int kept = 400_000 / weight;
        assertThat(recent.after(20L - kept, 100, Long.MAX_VALUE)).map(page -> page.entries().size()).contains(kept);
        assertThat(recent.after(19L - kept, 100, Long.MAX_VALUE)).isEmpty();
        // What is deleted makes room.
        Message tombstone = Message.written("20", "1", 20, "rama", "", Instant.EPOCH, null).tombstone();
        recent.add(List.of(LogEntry.of(21, Instant.EPOCH, CHANNEL, new Event.MessageDeleted(tombstone))));
        assertThat(recent.after(21L - kept, 100, Long.MAX_VALUE)).map(page -> page.entries().size()).contains(kept);
    }

    private void awaitObstacle(String word) {
        Optional<String> obstacle = log.obstacle();
        while (obstacle.isEmpty()) {
            Thread.onSpinWait();
            obstacle = log.obstacle();
        }
        assertThat(obstacle.get()).contains(word);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String text) {
        log.write(transaction -> {
            Message message = Message.written("" + transaction.nextPos(), "1", transaction.nextPos(), "rama", text, Instant.EPOCH, null);
            return transaction.append(new Event.NewMessage(message), CHANNEL);
        });
    }
}
