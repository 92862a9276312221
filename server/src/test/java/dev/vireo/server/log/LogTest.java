package dev.vireo.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
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
    void aRefusedCommandWritesNothingAndTheOthersSucceed() throws Exception {
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
    void aFailingCommandFailsAlone() throws Exception {
        assertFailsAlone(transaction -> {
            transaction.append(updated("sita"), Audience.everyone());
            transaction.sql().execute("INSERT INTO nowhere VALUES (1)");
            return 0L;
        });
    }

    @Test
    @EnabledIfSystemProperty(named = "vireo.test.database", matches = "postgresql", disabledReason = "H2 checks nothing at the commit")
    void aCommandThatCannotBeCommittedFailsAlone() throws Exception {
        database.read(handle -> handle.execute("CREATE TABLE late (number INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)"));
        assertFailsAlone(transaction -> {
            transaction.statements().change("INSERT INTO late (number) VALUES (1), (1)");
            return transaction.append(updated("sita"), Audience.everyone());
        });
    }

    /** Among other commands that wait at the same time. */
    private void assertFailsAlone(Command<Long> command) throws Exception {
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
        assertThat(followed).extracting(LogEntry::pos).as("followed")
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void transactionTimesNeverRepeatOrGoBack() {
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            log.write(transaction -> times.add(transaction.nextTime()) && times.add(transaction.nextTime()));
        }
        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anEntryIsVisibleOnlyToItsAudiences() {
        log.write(transaction -> transaction.append(updated("rama"), Audience.person("rama")));
        log.write(transaction -> transaction.append(updated("sita"), Audience.channel("7")));

        assertThat(log.page(0, 10, Set.of(Audience.person("rama")), 10, Long.MAX_VALUE).entries()).extracting(LogEntry::pos)
                .containsExactly(1L);
        assertThat(log.page(0, 10, Set.of(Audience.channel("7")), 10, Long.MAX_VALUE).entries()).extracting(LogEntry::pos)
                .containsExactly(2L);
        assertThat(log.page(0, 10, Set.of(Audience.person("sita"), Audience.channel("70")), 10, Long.MAX_VALUE).entries()).isEmpty();
    }

    @Test
    void theLogContinuesAfterARestart() {
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
    void onlyCursorsWithinThisLogCanBeResumed() {
        write("rama");
        write("sita");
        assertThat(log.canResume(log.at(0))).isTrue();
        assertThat(log.canResume(new Cursor("other", 1))).isFalse();
        assertThat(log.canResume(log.at(3))).isFalse();

        log.prune(Duration.ofSeconds(-10));

        assertThat(log.canResume(log.at(0))).isFalse();
        assertThat(log.canResume(log.at(1))).isTrue();
        assertThat(log.canResume(log.at(2))).isTrue();
        assertThat(log.readAll(0, 10)).isNotEmpty();
        assertThat(database.<List<LogEntry>>read(handle -> StoredEntries.of(database).after(handle, 0, 10))).extracting(LogEntry::pos)
                .containsExactly(2L);
    }

    @Test
    void aDeletedTextIsRemovedFromStoredEntriesAndMemory() {
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
        List<LogEntry> stored = database.read(handle -> StoredEntries.of(database).after(handle, 0, 10));
        assertThat(remembered).isEqualTo(stored).hasSize(3);
        assertThat(stored).extracting(LogEntry::type).containsExactly("new_message", "message_updated", "message_deleted");
        assertThat(stored).allSatisfy(entry -> assertThat(entry.data()).doesNotContain("secret"));
        assertThat(((Event.NewMessage) stored.getFirst().event()).message().countsFor("sita")).isTrue();
    }

    @Test
    void aTextDeletedInTheSameBatchIsNeverStored() {
        Message message = Message.written("1", "1", 1, "rama", "a secret", Instant.EPOCH, null);
        log.write(transaction -> {
            transaction.append(new Event.NewMessage(message), Audience.channel("1"));
            transaction.redact(message.tombstone(), List.of(1L));
            return transaction.append(new Event.MessageDeleted(message.tombstone()), Audience.channel("1"));
        });

        assertThat(database.<List<LogEntry>>read(handle -> StoredEntries.of(database).after(handle, 0, 10))).hasSize(2)
                .allSatisfy(entry -> assertThat(entry.data()).doesNotContain("secret"));
    }

    private long write(String username) {
        return log.write(transaction -> transaction.append(updated(username), Audience.everyone()));
    }

    private static Event.Stored updated(String username) {
        return new Event.UserUpdated(
                new User(username, username, "", "", OfficeRole.MEMBER, "", null, null, null));
    }
}
