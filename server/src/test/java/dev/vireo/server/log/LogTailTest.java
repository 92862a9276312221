package dev.vireo.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.backbone.Backbone;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.testing.Await;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir private Path folder;

    private final List<LogEntry> followed = Collections.synchronizedList(new ArrayList<>());
    private Database database;
    private Log log;

    @BeforeEach
    void open() {
        database = TestDatabase.open(folder);
        log = new Log(database, new LocalBackbone());
        log.follow(followed::addAll);
        log.start();
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void entriesOfAnotherServerAreReadFromTheDatabaseInOrder() {
        Log other = new Log(database, new LocalBackbone());
        other.start();
        write("rama");
        other.write(transaction -> transaction.append(updated("sita"), Audience.everyone()));
        write("rama");
        log.close();
        other.close();

        assertThat(followed).extracting(LogEntry::pos).containsExactly(1L, 2L, 3L);
    }

    /** The database has none of them, so they are not read there. */
    @Test
    void entriesThatAnotherServerHandsOverAreFollowedInOrderWhicheverComesFirst() throws IOException {
        write("rama");
        LogEntry second = LogEntry.of(2, Instant.parse("2026-01-02T03:04:05.678901Z"), Audience.everyone(), updated("sita"));
        LogEntry third = LogEntry.of(3, Instant.parse("2026-01-02T03:04:05.678902Z"), Audience.channel("17"), updated("rama"));
        log.receive(List.of(carried(third)));
        log.receive(List.of(carried(second)));
        log.receive(List.of(carried(second), carried(third)));

        Await.until(() -> assertThat(followed).hasSize(3));
        assertThat(followed.subList(1, 3)).containsExactly(second, third);
        assertThat(log.head().pos()).isEqualTo(3);
    }

    private static LogEntry carried(LogEntry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EntryCodec.write(entry, new DataOutputStream(bytes));
        return EntryCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void closingDeliversEverythingCommittedUntilThen() throws Exception {
        Log other = new Log(database, new LocalBackbone());
        other.start();
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch firstSeen = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Log closing = new Log(database, new LocalBackbone());
        closing.follow(entries -> {
            entries.forEach(entry -> seen.add(entry.pos()));
            firstSeen.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        closing.start();
        try (other) {
            closing.write(transaction -> transaction.append(updated("sita"), Audience.everyone()));
            firstSeen.await();
            other.write(transaction -> transaction.append(updated("sita"), Audience.everyone()));
            closing.write(transaction -> transaction.append(updated("sita"), Audience.everyone()));

            Thread closer = Thread.ofPlatform().start(closing::close);
            Await.until("the log waits for its last followers", () -> {
                String stack = Arrays.toString(closer.getStackTrace());
                return stack.contains("Tail.close") && stack.contains("Thread.join");
            });
            goOn.countDown();
            closer.join();
        }

        assertThat(seen).containsExactly(1L, 2L, 3L);
    }

    /** Even when there is more than one page. */
    @Test
    void entriesMissedWhileTheBackboneWasAwayAreReadAsSoonAsItIsBack() throws Exception {
        Log other = new Log(database, new LocalBackbone());
        other.start();
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        ReturningBackbone returning = new ReturningBackbone();
        try (other; Log polling = new Log(database, returning, InstantSource.system(), Duration.ofDays(1))) {
            polling.follow(entries -> entries.forEach(entry -> seen.add(entry.pos())));
            polling.start();
            other.write(transaction -> {
                for (int i = 0; i < 2_500; i++) {
                    transaction.append(updated("sita"), Audience.everyone());
                }
                return null;
            });

            returning.back();

            for (long pos = 1; pos <= 2_500; pos++) {
                assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(pos);
            }
        }
    }

    /** For example after weeks without a network. */
    @Test
    void aFollowerThatMissedPrunedEntriesReloadsAndFollowsFromThere() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        ReturningBackbone returning = new ReturningBackbone();
        try (Log disconnected = new Log(database, returning, InstantSource.system(), Duration.ofDays(1))) {
            disconnected.follow(new LogFollower() {

                @Override
                public void load(Handle snapshot) {
                    seen.add("loaded at " + LogTable.head(snapshot).pos());
                }

                @Override
                public void follow(List<LogEntry> entries) {
                    entries.forEach(entry -> seen.add("saw " + entry.pos()));
                }
            });
            disconnected.start();
            for (int i = 0; i < 5; i++) {
                write("sita");
            }
            log.prune(Duration.ofSeconds(-10));

            returning.back();

            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("loaded at 0");
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("loaded at 5");
            disconnected.write(transaction -> transaction.append(updated("sita"), Audience.everyone()));
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("saw 6");
        }
    }

    /** Anybody who can reach the backbone can announce such a position. */
    @Test
    void anAnnouncementBeyondTheEndCostsOnePoll() throws Exception {
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        ReturningBackbone mistaken = new ReturningBackbone();
        try (Log polling = new Log(database, mistaken, InstantSource.system(), Duration.ofDays(1))) {
            polling.follow(entries -> entries.forEach(entry -> seen.add(entry.pos())));
            polling.start();
            for (long pos = 1; pos <= 20; pos++) {
                mistaken.announce(1_000_000_000 + pos);
                polling.write(transaction -> transaction.append(updated("sita"), Audience.everyone()));
                assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(pos);
            }

            assertThat(mistaken.rounds).hasValueLessThan(200);
        }
    }

    private long write(String username) {
        return log.write(transaction -> transaction.append(updated(username), Audience.everyone()));
    }

    private static Event.Stored updated(String username) {
        return new Event.UserUpdated(
                new User(username, username, "", "", OfficeRole.MEMBER, "", null, null, null));
    }

    /** Receives only its own announcements, and reports its return on demand. */
    private static final class ReturningBackbone implements Backbone {

        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private final List<LongConsumer> positionListeners = new CopyOnWriteArrayList<>();
        /** How often the tail was about to wait. */
        private final AtomicInteger rounds = new AtomicInteger();

        void back() {
            listeners.forEach(Runnable::run);
        }

        @Override
        public void whenBack(Runnable onReturn) {
            listeners.add(onReturn);
        }

        @Override
        public void listen(LongConsumer onPosition) {
            positionListeners.add(onPosition);
        }

        @Override
        public void announce(long pos) {
            positionListeners.forEach(listener -> listener.accept(pos));
        }

        @Override
        public void subscribe(Consumer<String> onSignal) {
        }

        @Override
        public void signal(String signal) {
        }

        @Override
        public boolean connected() {
            rounds.incrementAndGet();
            return true;
        }

        @Override
        public void close() {
        }
    }
}
