package dev.vireo.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.database.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every store of the log's entries; one subclass for each kind of office. */
abstract class EntryStoreContract {

    static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Audience SITA = Audience.person("sita");
    static final Audience CHANNEL = Audience.channel("7");

    @TempDir Path folder;

    Database database;
    EntryStore store;

    /** The office of this folder; the same one each time. */
    abstract Database open(Path place);

    @BeforeEach
    void openOffice() {
        database = open(folder);
        store = StoredEntries.of(database);
    }

    @AfterEach
    void closeOffice() {
        database.close();
    }

    @Test
    void entriesAreReadInOrderAndExactlyAsTheyWereWritten() {
        List<LogEntry> written = new ArrayList<>(
                append(message(CHANNEL, "Is this thing on?"), profile(SITA, "sita", "سيتا 🌸 \"quoted\" \\ \n")));
        written.addAll(append(message(CHANNEL, "x".repeat(100_000)), message(CHANNEL, "")));

        assertThat(after(0, 10)).isEqualTo(written);
        assertThat(after(1, 2)).isEqualTo(written.subList(1, 3));
        assertThat(after(4, 10)).isEmpty();
        assertThat(find(3)).contains(written.get(2));
        assertThat(find(5)).isEmpty();
        assertThat(find(0)).isEmpty();
    }

    @Test
    void aReaderGetsWhatIsForItsAudiencesHoweverFarBehindItIs() {
        List<Long> forSita = new ArrayList<>();
        List<Long> forBoth = new ArrayList<>();
        for (int batch = 0; batch < 25; batch++) {
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                long pos = batch * 100L + i + 1;
                boolean sita = pos % 700 == 3;
                boolean channel = pos % 900 == 5;
                if (sita) {
                    forSita.add(pos);
                }
                if (sita || channel) {
                    forBoth.add(pos);
                }
                drafts.add(message(sita ? SITA : channel ? CHANNEL : Audience.channel("70"), "number " + pos));
            }
            append(drafts.toArray(Draft[]::new));
        }

        assertThat(positions(0, Long.MAX_VALUE, Set.of(SITA), 100)).isEqualTo(forSita);
        assertThat(positions(0, Long.MAX_VALUE, Set.of(SITA, CHANNEL), 100)).isEqualTo(forBoth);
        assertThat(positions(0, Long.MAX_VALUE, Set.of(SITA, CHANNEL), 3)).isEqualTo(forBoth.subList(0, 3));
        assertThat(positions(3, 703, Set.of(SITA), 100)).as("after one position and up to another").containsExactly(703L);
        assertThat(positions(0, Long.MAX_VALUE, Set.of(Audience.person("rama")), 100)).isEmpty();
        assertThat(positions(2_499, Long.MAX_VALUE, Set.of(Audience.channel("70")), 100)).containsExactly(2_500L);
    }

    @Test
    void moreAudiencesThanFitOneStatementAreAllLookedFor() {
        List<Draft> drafts = new ArrayList<>();
        IntStream.range(0, 1_500).forEach(i -> drafts.add(message(Audience.channel(Integer.toString(i % 150)), "one of " + i)));
        append(drafts.toArray(Draft[]::new));

        Set<Audience> wanted = Set.copyOf(IntStream.range(0, 100).mapToObj(i -> Audience.channel(Integer.toString(i))).toList());
        assertThat(positions(0, Long.MAX_VALUE, wanted, 10_000)).hasSize(1_000).isSorted();
    }

    @Test
    void whatATransactionWroteIsGoneIfItFails() {
        append(message(CHANNEL, "before"));
        assertThatThrownBy(() -> database.<Boolean>durably(handle -> {
            write(handle, message(CHANNEL, "never"), message(CHANNEL, "nor this"));
            store.replace(handle, entry(1, message(CHANNEL, "not replaced")));
            throw new IllegalStateException("on purpose");
        })).hasMessage("on purpose");

        assertThat(texts()).containsExactly("before");
        List<LogEntry> next = append(message(CHANNEL, "after"));
        assertThat(next.getFirst().pos()).isEqualTo(2);
        assertThat(texts()).containsExactly("before", "after");
        reopen();
        assertThat(texts()).containsExactly("before", "after");
    }

    @Test
    void entriesAreThereAfterTheOfficeWasClosed() {
        List<LogEntry> written = append(message(CHANNEL, "one"), message(CHANNEL, "two"));
        reopen();
        written = new ArrayList<>(written);
        written.addAll(append(message(CHANNEL, "three")));
        assertThat(after(0, 10)).isEqualTo(written);
    }

    @Test
    void aReaderSeesAnUnbrokenRowWhileOthersWrite() throws Exception {
        try (ExecutorService writing = Executors.newSingleThreadExecutor()) {
            Future<?> writer = writing.submit(() -> {
                for (int i = 0; i < 150; i++) {
                    append(message(CHANNEL, "a"), message(SITA, "b".repeat(i)), message(CHANNEL, "c"));
                }
            });
            long seen = 0;
            while (seen < 450) {
                boolean over = writer.isDone();
                List<LogEntry> page = after(seen, 100);
                assertThat(page).extracting(LogEntry::pos)
                        .containsExactlyElementsOf(LongStream.rangeClosed(seen + 1, seen + page.size()).boxed().toList());
                seen += page.size();
                assertThat(over && page.isEmpty()).as("entries missing after %s", seen).isFalse();
            }
            writer.get();
        }
    }

    @Test
    void aReplacedEntryStaysReplaced() {
        append(message(CHANNEL, "secret"), message(SITA, "hi"), message(CHANNEL, "other"));
        LogEntry shorter = entry(1, message(CHANNEL, ""));
        LogEntry longer = entry(2, message(SITA, "much longer than it was before"));
        database.durably(handle -> {
            store.replace(handle, shorter);
            store.replace(handle, longer);
            return true;
        });

        for (int again = 0; again < 2; again++) {
            assertThat(texts()).containsExactly("", "much longer than it was before", "other");
            assertThat(find(1)).contains(shorter);
            assertThat(forAudiences(0, 9, Set.of(SITA), 9)).containsExactly(longer);
            reopen();
        }
    }

    @Test
    void profilesAreFoundAmongTheEntriesOfAnAudience() {
        append(profile(SITA, "rama", "Rama"), message(SITA, "no profile"), profile(Audience.everyone(), "rama", "Rama"),
                profile(SITA, "lakshman", "Lakshman"));
        assertThat(profiles(SITA)).extracting(LogEntry::pos).containsExactly(1L, 4L);
    }

    @Test
    void pruningTakesTheOldestAndNeverTheLast() {
        append(at(DAY, message(CHANNEL, "1")), at(DAY.plusSeconds(1), message(CHANNEL, "2")),
                at(DAY.plusSeconds(2), message(CHANNEL, "3")));

        assertThat(prune(DAY, 100)).isZero();
        assertThat(prune(DAY.plusSeconds(1), 100)).isEqualTo(1);
        assertThat(texts()).containsExactly("2", "3");
        assertThat(database.read(LogTable::head).firstPos()).isEqualTo(2);
        assertThat(find(1)).isEmpty();

        assertThat(prune(DAY.plus(Duration.ofDays(1)), 100)).isEqualTo(1);
        assertThat(prune(DAY.plus(Duration.ofDays(1)), 100)).isZero();
        assertThat(texts()).containsExactly("3");
        append(at(DAY, message(CHANNEL, "4")));
        reopen();
        assertThat(texts()).containsExactly("3", "4");
    }

    @Test
    void pruningTakesNoMoreAtOnceThanItShould() {
        append(IntStream.range(0, 50).mapToObj(i -> at(DAY, message(CHANNEL, "" + i))).toArray(Draft[]::new));
        assertThat(prune(DAY.plusSeconds(1), 20)).isEqualTo(20);
        assertThat(prune(DAY.plusSeconds(1), 20)).isEqualTo(20);
        assertThat(prune(DAY.plusSeconds(1), 20)).isEqualTo(9);
        assertThat(texts()).containsExactly("49");
    }

    /** The clock was a year ahead for a while. What was written then doesn't hold up what came later. */
    @Test
    void entriesFromAFutureThatNeverCameArePrunedWithWhatFollowed() {
        append(at(DAY, message(CHANNEL, "1")), at(DAY.plus(Duration.ofDays(365)), message(CHANNEL, "2")),
                at(DAY.plusSeconds(2), message(CHANNEL, "3")), at(DAY.plusSeconds(60), message(CHANNEL, "4")),
                at(DAY.plusSeconds(60), message(CHANNEL, "5")));
        assertThat(prune(DAY.plusSeconds(30), 100)).isEqualTo(3);
        assertThat(texts()).containsExactly("4", "5");
    }

    /** An entry that has no position yet. */
    record Draft(Instant at, Audience audience, Event.Stored event) {
    }

    static Draft message(Audience audience, String text) {
        return new Draft(DAY, audience, new Event.NewMessage(Message.written("7", "7", 1, "rama", text, DAY, null)));
    }

    private static Draft profile(Audience audience, String username, String name) {
        return new Draft(DAY, audience, new Event.UserUpdated(new User(username, name, "", "", OfficeRole.MEMBER, "", null, null, null)));
    }

    static Draft at(Instant time, Draft draft) {
        return new Draft(time, draft.audience(), draft.event());
    }

    private static LogEntry entry(long pos, Draft draft) {
        return LogEntry.of(pos, draft.at(), draft.audience(), draft.event());
    }

    List<LogEntry> append(Draft... drafts) {
        return database.durably(handle -> write(handle, drafts));
    }

    private List<LogEntry> write(Handle handle, Draft... drafts) {
        try (StatementPipeline statements = new StatementPipeline(handle.getConnection(), 1)) {
            LogHead head = LogTable.lockHead(statements).rows().getFirst();
            List<LogEntry> entries = new ArrayList<>();
            for (Draft draft : drafts) {
                head = head.next().at(draft.at());
                entries.add(entry(head.pos(), draft));
            }
            store.append(statements, entries);
            LogTable.moveTo(statements, head);
            statements.flush();
            return entries;
        }
    }

    int prune(Instant before, int limit) {
        return database.durably(handle -> {
            LogTable.lockHead(handle);
            return store.prune(handle, before, limit);
        });
    }

    private List<LogEntry> after(long pos, int limit) {
        return database.read(handle -> store.after(handle, pos, limit));
    }

    private Optional<LogEntry> find(long pos) {
        return database.read(handle -> store.at(handle, pos));
    }

    private List<LogEntry> profiles(Audience audience) {
        return database.read(handle -> store.profiles(handle, audience));
    }

    private List<LogEntry> forAudiences(long pos, long upTo, Set<Audience> audiences, int limit) {
        return database.read(handle -> store.after(handle, pos, upTo, audiences, limit));
    }

    private List<Long> positions(long pos, long upTo, Set<Audience> audiences, int limit) {
        return forAudiences(pos, upTo, audiences, limit).stream().map(LogEntry::pos).toList();
    }

    private List<String> texts() {
        return after(0, 1_000).stream().map(entry -> ((Event.NewMessage) entry.event()).message().body()).toList();
    }

    private void reopen() {
        database.close();
        openOffice();
    }
}
