package dev.vireo.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Message;
import dev.vireo.testing.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuietMergingTest {

    @TempDir Path folder;

    @Test
    void segmentsAreMergedOnlyWhenItIsQuiet() throws IOException {
        try (MessageIndex index = MessageIndex.open(folder)) {
            index.postponeMerging();
            refreshAfterEach(index, 1, 30);
            assertThat(index.segments()).as("segments while many write").isEqualTo(30);
            assertThat(found(index)).hasSize(30);

            index.merge();
            Await.until("the segments to be merged", () -> segmentsAfterRefresh(index) < 30);
            assertThat(found(index)).containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
        }
    }

    @Test
    void aBusyOfficeDoesNotSearchInEverMoreSegments() throws IOException {
        try (MessageIndex index = MessageIndex.open(folder)) {
            index.postponeMerging();
            refreshAfterEach(index, 1, 100);
            Await.until("the many segments to be merged", () -> segmentsAfterRefresh(index) < 70);
        }
    }

    private static int segmentsAfterRefresh(MessageIndex index) {
        try {
            index.refresh();
            return index.segments();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refreshAfterEach(MessageIndex index, long first, long last) throws IOException {
        for (long id = first; id <= last; id++) {
            index.add(new Message(Long.toString(id), "1", id, "rama", "Is this thing on?", Instant.EPOCH, null, false, null, List.of(),
                    List.of(), List.of(), null, null, null, null));
            index.refresh();
        }
    }

    private static List<Long> found(MessageIndex index) throws IOException {
        return index.find(new TermQuery(new Term(MessageDocument.AUTHOR, "rama")), true, 0, 100);
    }
}
