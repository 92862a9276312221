package dev.vireo.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.backbone.Backbone;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class LogTest {

    private static final Set<Audience> EVERYONE = Set.of(Audience.everyone());

    @TempDir private Path folder;

    private final List<LogEntry> followed = Collections.synchronizedList(new ArrayList<>());
    private Database database;
    private LocalBackbone backbone;
    private Log log;

    @BeforeEach
    void open() {
        database = TestDatabase.open(folder);
        backbone = new LocalBackbone();
        log = new Log(database, backbone);
        log.follow(followed::addAll);
        log.start();
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void positionsOfManyWritersAreGapFreeAndFollowersSeeThemInOrder() throws Exception {
        List<Long> positions = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                all.add(writers.submit(() -> positions.add(write("rama"))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        log.close();

        List<Long> expected = LongStream.rangeClosed(1, 500).boxed().toList();
        assertThat(positions).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(followed).extracting(LogEntry::pos).containsExactlyElementsOf(expected);
    }

    @Test
    void aRefusedCommandLeavesNothingAndItsNeighboursStand() throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> good = new ArrayList<>();
            List<Future<Long>> bad = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                good.add(writers.submit(() -> write("rama")));
                bad.add(writers.submit(() -> log.write(transaction -> {
                    throw ProblemException.conflict("taken", "Taken.");
                })));
            }
            for (Future<Long> one : good) {
                assertThat(one.get()).isPositive();
            }
            for (Future<Long> one : bad) {
                assertThatThrownBy(one::get).hasCauseInstanceOf(ProblemException.class);
            }
        }
        assertThat(log.page(0, Long.MAX_VALUE, EVERYONE, 1_000, Long.MAX_VALUE).entries()).hasSize(50);
    }

    @Test
    void aCommandThatBreaksTakesNoNeighbourWithIt() throws Exception {
        assertOnlyItselfFails(transaction -> {
            transaction.append(updated("sita"), Audience.everyone());
            transaction.sql().execute("INSERT INTO nowhere VALUES (1)");
            return 0L;
        });
    }

    @Test
    @EnabledIfSystemProperty(named = "vireo.test.database", matches = "postgresql", disabledReason = "H2 checks nothing at the commit")
    void whatCannotBeCommittedIsRefusedAndItsNeighboursStand() throws Exception {
        database.durably(handle -> handle.execute("CREATE TABLE late (number INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)"));
        assertOnlyItselfFails(transaction -> {
            transaction.statements().change("INSERT INTO late (number) VALUES (1), (1)");
            return transaction.append(updated("sita"), Audience.everyone());
        });
    }

    /** Among others that wait at the same time. */
    private void assertOnlyItselfFails(Command<Long> command) throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> good = new ArrayList<>();
            List<Future<Long>> failing = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                good.add(writers.submit(() -> write("rama")));
                failing.add(writers.submit(() -> log.write(command)));
            }
            for (Future<Long> one : good) {
                assertThat(one.get()).isPositive();
            }
            for (Future<Long> one : failing) {
                assertThatThrownBy(one::get).isNotNull();
            }
        }
        assertThat(log.page(0, Long.MAX_VALUE, EVERYONE, 1_000, Long.MAX_VALUE).entries())
                .hasSize(20)
                .allSatisfy(entry -> assertThat(entry.data()).contains("rama"));
        log.close();
        assertThat(followed).extracting(LogEntry::pos).as("told of")
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void timesHandedOutNeverRepeatNorGoBack() {
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            log.write(transaction -> times.add(transaction.nextTime()) && times.add(transaction.nextTime()));
        }
        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void onlyItsAudiencesSeeAnEntry() {
        log.write(transaction -> transaction.append(updated("rama"), Audience.person("rama")));
        log.write(transaction -> transaction.append(updated("sita"), Audience.channel("7")));

        assertThat(log.page(0, 10, Set.of(Audience.person("rama")), 10, Long.MAX_VALUE).entries()).extracting(LogEntry::pos)
                .containsExactly(1L);
        assertThat(log.page(0, 10, Set.of(Audience.channel("7")), 10, Long.MAX_VALUE).entries()).extracting(LogEntry::pos)
                .containsExactly(2L);
        assertThat(log.page(0, 10, Set.of(Audience.person("sita"), Audience.channel("70")), 10, Long.MAX_VALUE).entries()).isEmpty();
    }

    @Test
    void theLogGoesOnWhereItStoodAfterARestart() {
        write("rama");
        write("sita");
        Cursor cursor = log.at(1);
        close();
        open();

        assertThat(log.canResume(cursor)).isTrue();
        assertThat(log.head().pos()).isEqualTo(2);
        assertThat(write("rama")).isEqualTo(3);
        assertThat(log.page(cursor.pos(), 3, EVERYONE, 10, Long.MAX_VALUE).entries()).extracting(LogEntry::pos).containsExactly(2L, 3L);
    }

    @Test
    void aCursorOfAnotherLogOrOfTheFutureOrBeforeThePruningCannotBeResumed() {
        write("rama");
        write("sita");
        assertThat(log.canResume(log.at(0))).isTrue();
        assertThat(log.canResume(new Cursor("other", 1))).isFalse();
        assertThat(log.canResume(log.at(3))).isFalse();

        log.prune(Duration.ofSeconds(-10));

        assertThat(log.canResume(log.at(0))).isFalse();
        assertThat(log.canResume(log.at(1))).isTrue();
        assertThat(log.canResume(log.at(2))).isTrue();
        assertThat(database.<Integer>read(handle -> handle.createQuery("SELECT count(*) FROM log_entry").mapTo(Integer.class).one()))
                .isEqualTo(1);
    }

    @Test
    void whatAnotherServerWroteIsReadFromTheDatabaseInItsPlace() {
        Log other = new Log(database, new LocalBackbone());
        other.start();
        write("rama");
        other.write(transaction -> transaction.append(updated("sita"), Audience.everyone()));
        write("rama");
        log.close();
        other.close();

        assertThat(followed).extracting(LogEntry::pos).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aLogThatClosesHandsOverWhatWasCommittedMeanwhile() throws Exception {
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

    /** However much: more than is read at once. */
    @Test
    void whatWasMissedWhileTheBackboneWasAwayIsReadAsSoonAsItIsBack() throws Exception {
        Log other = new Log(database, new LocalBackbone());
        other.start();
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        ReturningBackbone returning = new ReturningBackbone();
        try (other; Log patient = new Log(database, returning, InstantSource.system(), Duration.ofDays(1))) {
            patient.follow(entries -> entries.forEach(entry -> seen.add(entry.pos())));
            patient.start();
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

    /** As after weeks without a network. */
    @Test
    void whoeverMissedEntriesThatAreForgottenLoadsAnewAndFollowsFromThere() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        ReturningBackbone returning = new ReturningBackbone();
        try (Log cutOff = new Log(database, returning, InstantSource.system(), Duration.ofDays(1))) {
            cutOff.follow(new LogFollower() {

                @Override
                public void load(Handle snapshot) {
                    seen.add("loaded at " + LogTable.head(snapshot).pos());
                }

                @Override
                public void follow(List<LogEntry> entries) {
                    entries.forEach(entry -> seen.add("saw " + entry.pos()));
                }
            });
            cutOff.start();
            for (int i = 0; i < 5; i++) {
                write("sita");
            }
            log.prune(Duration.ofSeconds(-10));

            returning.back();

            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("loaded at 0");
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("loaded at 5");
            cutOff.write(transaction -> transaction.append(updated("sita"), Audience.everyone()));
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo("saw 6");
        }
    }

    /** Whoever reaches the backbone could say so. */
    @Test
    void anAnnouncementOfWhatIsNotThereCostsOneLook() throws Exception {
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        ReturningBackbone mistaken = new ReturningBackbone();
        try (Log patient = new Log(database, mistaken, InstantSource.system(), Duration.ofDays(1))) {
            patient.follow(entries -> entries.forEach(entry -> seen.add(entry.pos())));
            patient.start();
            for (long pos = 1; pos <= 20; pos++) {
                mistaken.announce(1_000_000_000 + pos);
                patient.write(transaction -> transaction.append(updated("sita"), Audience.everyone()));
                assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(pos);
            }

            assertThat(mistaken.rounds).hasValueLessThan(200);
        }
    }

    @Test
    void whatIsDeletedLeavesStoredEntriesAndMemory() {
        Audience channel = Audience.channel("1");
        Message message = Message.written("1", "1", 1, "rama", "a secret", Instant.EPOCH, null).inThread("7", List.of("sita"));
        long sent = log.write(transaction -> transaction.append(new Event.NewMessage(message), channel));
        long edited = log.write(
                transaction -> transaction.append(new Event.MessageUpdated(message.edited("more of the secret", Instant.EPOCH)), channel));
        log.write(transaction -> {
            transaction.redact(message.tombstone(), List.of(sent, edited, 99L));
            return transaction.append(new Event.MessageDeleted(message.tombstone()), channel);
        });
        log.close();

        List<LogEntry> remembered = log.page(0, 3, Set.of(channel), 10, Long.MAX_VALUE).entries();
        List<LogEntry> stored = database.read(handle -> LogTable.after(handle, 0, 10));
        assertThat(remembered).isEqualTo(stored).hasSize(3);
        assertThat(stored).extracting(LogEntry::type).containsExactly("new_message", "message_updated", "message_deleted");
        assertThat(stored).allSatisfy(entry -> assertThat(entry.data()).doesNotContain("secret"));
        assertThat(((Event.NewMessage) stored.getFirst().event()).message().countsFor("sita")).isTrue();
    }

    @Test
    void whatIsDeletedInTheBatchThatSentItIsNeverStored() {
        Message message = Message.written("1", "1", 1, "rama", "a secret", Instant.EPOCH, null);
        log.write(transaction -> {
            transaction.append(new Event.NewMessage(message), Audience.channel("1"));
            transaction.redact(message.tombstone(), List.of(1L));
            return transaction.append(new Event.MessageDeleted(message.tombstone()), Audience.channel("1"));
        });

        assertThat(database.<List<LogEntry>>read(handle -> LogTable.after(handle, 0, 10))).hasSize(2)
                .allSatisfy(entry -> assertThat(entry.data()).doesNotContain("secret"));
    }

    private long write(String username) {
        return log.write(transaction -> transaction.append(updated(username), Audience.everyone()));
    }

    private static Event.Stored updated(String username) {
        return new Event.UserUpdated(
                new User(username, username, "", "", OfficeRole.MEMBER, "", null, null, null));
    }

    /** Hears only itself, and says when it is back. */
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
