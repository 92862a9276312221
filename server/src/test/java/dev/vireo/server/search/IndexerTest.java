package dev.vireo.server.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Answers.SearchResults;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the index follows a log, and what it does when it cannot go on. */
final class IndexerTest {

    private static final String CHANNEL = SearchedOffice.CHANNEL;

    @TempDir private Path folder;

    private Indexer indexer;
    private final SearchedOffice office = new SearchedOffice(entry -> {
        if (indexer != null) {
            indexer.follow(List.of(entry));
        }
    });
    private MessageFinder finder;

    @AfterEach
    void close() {
        indexer.close();
    }

    @Test
    void earlierAndNewMessagesAreBothFound() {
        office.write(1, "before the index");
        start();
        awaitFound("before", 1);
        office.write(2, "after the index");

        awaitFound("after", 2);
        awaitFound("index", 2, 1);
    }

    @Test
    void theIndexContinuesAfterAStop() {
        office.write(1, "the first");
        start();
        awaitFound("first", 1);
        indexer.close();
        office.pagesRead = 0;
        office.write(2, "the second");
        start();

        awaitFound("second", 2);
        awaitFound("first", 1);
        assertThat(office.pagesRead).as("pages of what was there before").isZero();
        assertThat(office.readFrom).as("where the log was read first").isEqualTo(1);
    }

    @Test
    void theIndexStaysClosedUntilThereIsSomethingForIt() throws IOException {
        office.write(1, "the first");
        start();
        awaitFound("first", 1);
        indexer.close();
        String unopened = lastCommit();
        start();
        // Whoever reacts changes nothing that is found.
        office.tell(new Event.ReactionAdded(CHANNEL, "1", "sita", "+1"));
        office.tell(new Event.ReactionRemoved(CHANNEL, "1", "sita", "+1"));
        Await.until(() -> assertThat(noted()).isEqualTo("cursor 1-3"));
        assertThat(folder.resolve("write.lock")).as("held while it is open").satisfies(IndexerTest::requireUnlocked);
        indexer.close();
        assertThat(lastCommit()).isEqualTo(unopened);
        start();
        office.write(4, "the second");

        awaitFound("the", 4, 1);
        assertThat(office.readFrom).as("where the log was read first").isEqualTo(3);
    }

    @Test
    void aSearchOpensAnIndexThatRests() {
        office.write(1, "the first");
        start();
        awaitFound("first", 1);
        indexer.close();
        office.pagesRead = 0;
        start();

        awaitFound("first", 1);
        assertThat(office.pagesRead).as("pages of what was there before").isZero();
    }

    @Test
    void aNoteOfAnotherIndexIsIgnored() throws IOException {
        office.write(1, "the first");
        start();
        awaitFound("first", 1);
        indexer.close();
        String note = Files.readString(folder.resolve("progress"));
        try (MessageIndex index = MessageIndex.open(folder)) {
            index.commit(IndexProgress.start(office.head()).rebuiltDownTo(2));
        }
        assertThat(new ProgressNote(folder).read()).isEmpty();
        Files.writeString(folder.resolve("progress"), note.replace("cursor 1-1", "rubbish"));
        assertThat(new ProgressNote(folder).read()).isEmpty();
        Files.writeString(folder.resolve("progress"), "x".repeat(2_000));
        assertThat(new ProgressNote(folder).read()).isEmpty();
        start();

        awaitFound("first", 1);
    }

    @Test
    void aStoppedRebuildContinuesBelowItsLastMessage() throws IOException {
        LongStream.rangeClosed(1, 10).forEach(id -> office.write(id, "message"));
        try (MessageIndex index = MessageIndex.open(folder)) {
            for (long id = 6; id <= 10; id++) {
                index.put(office.messages.get(id));
            }
            index.commit(IndexProgress.start(office.head()).rebuiltDownTo(6));
        }
        start();

        awaitFound("message", 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(office.readBelow).isEqualTo(6);
    }

    @Test
    void messagesWrittenDuringARebuildAreFoundOnce() throws IOException {
        LongStream.rangeClosed(1, 5).forEach(id -> office.write(id, "message"));
        IndexProgress begun = IndexProgress.start(office.head());
        LongStream.rangeClosed(6, 8).forEach(id -> office.write(id, "message"));
        try (MessageIndex index = MessageIndex.open(folder)) {
            index.commit(begun);
        }
        start();
        awaitFound("message", 8, 7, 6, 5, 4, 3, 2, 1);
        // Once this one is found, so is whatever the log brought before it.
        office.write(9, "message");

        awaitFound("message", 9, 8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void anIndexTooFarBehindTheLogIsRebuilt() {
        office.write(1, "kept");
        office.write(2, "gone meanwhile");
        start();
        awaitFound("gone", 2);
        indexer.close();
        office.epoch = "2";
        office.messages.remove(2L);
        start();

        awaitFound("kept", 1);
        awaitFound("gone");
    }

    @Test
    void aLogThatBeginsLaterThanTheIndexStoppedIsNoticedWhileItRuns() {
        start();
        office.write(1, "one");
        awaitFound("one", 1);
        office.skip();
        office.write(3, "three");

        awaitFound("three", 3);
        awaitFound("one", 1);
    }

    @Test
    void anIndexOfAnotherFormatIsRebuilt() throws IOException {
        office.write(1, "words");
        try (MessageIndex index = MessageIndex.open(folder)) {
            index.put(Message.written("1", CHANNEL, 1, "rama", "other ones", Instant.now(), null));
            index.commit(IndexProgress.start(office.head()).rebuiltDownTo(0));
        }
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("format", "0", "cursor", office.head().toString(), "below", "0").entrySet());
        }
        assertThat(IndexProgress.read(Map.of("format", "0", "cursor", "1-1", "below", "0"))).isEmpty();
        assertThat(IndexProgress.read(Map.of("format", "1", "cursor", "?", "below", "0"))).isEmpty();
        assertThat(IndexProgress.read(Map.of())).isEmpty();
        start();

        awaitFound("words", 1);
    }

    @Test
    void anUnreadableFolderIsRebuilt() throws IOException {
        office.write(1, "words");
        start();
        awaitFound("words", 1);
        indexer.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.writeString(file, "rubbish");
            }
        }
        start();

        awaitFound("words", 1);
    }

    @Test
    void aFileInPlaceOfTheFolderIsReplaced() throws IOException {
        Files.delete(folder);
        Files.writeString(folder, "rubbish");
        office.write(1, "words");
        start();

        awaitFound("words", 1);
    }

    @Test
    void anUnreadableIndexIsRebuiltWhileTheServerRuns() {
        office.write(1, "words");
        start();
        awaitFound("words", 1);
        MessageIndex damaged = indexer.index();
        office.pagesRead = 0;
        indexer.damaged(damaged, new IOException("as if"));
        office.write(2, "more words");

        awaitFound("more", 2);
        awaitFound("words", 1, 2);
        assertThat(indexer.index()).isNotSameAs(damaged);
        assertThat(office.pagesRead).isPositive();
    }

    @Test
    void theIndexSurvivesAnOutageOfTheDatabaseAndContinues() {
        office.write(1, "words");
        start();
        awaitFound("words", 1);
        office.pagesRead = 0;
        office.away = true;
        office.write(2, "more");
        assertThat(found("words")).containsExactly(1L);
        office.away = false;

        awaitFound("more", 2);
        assertThat(office.pagesRead).isZero();
    }

    @Test
    void editsDeletionsAndExpiryAreApplied() {
        start();
        LongStream.rangeClosed(1, 4).forEach(id -> office.write(id, "leaf " + id));
        awaitFound("leaf", 4, 3, 2, 1);
        office.tell(new Event.MessagesExpired(CHANNEL, 2));
        awaitFound("leaf", 4, 3);
        office.tell(new Event.MessageDeleted(office.messages.get(3L).tombstone()));
        awaitFound("leaf", 4);
        office.tell(new Event.MessageUpdated(office.messages.get(4L).edited("root", Instant.now())));
        awaitFound("leaf");
        awaitFound("root", 4);
    }

    @Test
    void filesAreFoundByAnyPartOfTheirNames() {
        office.put(Message.written("1", CHANNEL, 1, "rama", "Have a look", Instant.now(), null).with(List.of(), List.of(
                new Message.Attachment("a", "holiday.jpeg", "image/jpeg", 9, 3, 3, null),
                new Message.Attachment("b", "Budget_2026-final.xlsx", "application/zip", 9, null, null, null))));
        office.put(Message.written("2", CHANNEL, 2, "rama", "The budget is done", Instant.now(), null));
        start();
        awaitFound("budget", 2, 1);

        for (String query : List.of("2026", "xlsx", "final.xlsx", "budget_2026", "look budget 2026", "has:file final", "has:image xls")) {
            assertThat(found(query)).as(query).containsExactly(1L);
        }
        SearchResults byName = find("xlsx");
        assertThat(byName.hits().getFirst().file()).isEqualTo("Budget_2026-final.xlsx");
        assertThat(byName.hits().getFirst().snippet()).isEqualTo("Budget_2026-final.xlsx");
        assertThat(byName.hits().getFirst().marks()).singleElement()
                .satisfies(mark -> assertThat("Budget_2026-final.xlsx".substring(mark.from(), mark.to())).isEqualTo("xlsx"));
        assertThat(find("look").hits().getFirst().file()).isNull();
    }

    @Test
    void afterClosingThereIsNoSearchAndNoHarm() {
        start();
        indexer.index();
        indexer.close();
        office.write(1, "late");

        assertThatThrownBy(() -> indexer.index()).isInstanceOf(ProblemException.class);
    }

    private void start() {
        office.readFrom = -1;
        indexer = new Indexer(folder, office);
        finder = new MessageFinder(indexer, office::byIds);
        indexer.start();
    }

    private String noted() throws IOException {
        return Files.readAllLines(folder.resolve("progress")).stream().filter(line -> line.startsWith("cursor")).findFirst().orElseThrow();
    }

    private String lastCommit() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("segments_")).sorted().toList()
                    .toString();
        }
    }

    private static void requireUnlocked(Path lock) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock free = channel.tryLock()) {
            assertThat(free).isNotNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SearchResults find(String query) {
        return finder.find(SearchQuery.parse(query, ZoneOffset.UTC), new SearchScope(Set.of(Long.valueOf(CHANNEL)), null), 0, 100);
    }

    /** Straight from the index, so that only what it has followed counts. */
    private List<Long> found(String query) {
        return find(query).hits().stream().map(hit -> Long.valueOf(hit.message().id())).toList();
    }

    private void awaitFound(String query, long... ids) {
        List<Long> wanted = LongStream.of(ids).boxed().toList();
        // It refuses to search while it is made anew.
        Await.until(() -> assertThat(found(query)).isEqualTo(wanted));
    }
}
