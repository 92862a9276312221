package dev.vireo.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of an office's files beside a database that does not know them, as a new or an older one would. */
final class StrayContentsTest {

    private final Set<String> used = new HashSet<>();
    private final Set<String> dropped = new HashSet<>();
    @TempDir private Path folder;
    private Contents contents;

    @BeforeEach
    void open() throws IOException {
        contents = FolderContents.open(folder, hashes -> both(hashes, used), hashes -> both(hashes, dropped), Instant::now);
    }

    @Test
    void manyUnknownFilesAreNotDeleted() throws IOException {
        List<String> all = keep(50);
        used.addAll(all.subList(0, 5));

        collect();

        assertThat(contents.kept(all)).hasSize(50);
    }

    @Test
    void deletedAttachmentsContentsAreRemovedHoweverMany() throws IOException {
        List<String> all = keep(50);
        used.addAll(all.subList(0, 5));
        dropped.addAll(all.subList(0, 48));

        collect();

        assertThat(contents.kept(all)).as("what is used, and two that an upload left")
                .containsExactlyInAnyOrderElementsOf(all.subList(0, 5));
    }

    @Test
    void nothingIsRemovedWhileABackupHoldsIt() throws IOException {
        List<String> all = keep(5);
        dropped.addAll(all);

        try (Contents.ContentHold _ = contents.hold()) {
            collect();
            assertThat(contents.kept(all)).hasSize(5);
        }
        collect();
        assertThat(contents.kept(all)).isEmpty();
    }

    private void collect() throws IOException {
        contents.collect(Instant.now().plus(Duration.ofHours(2)));
    }

    private List<String> keep(int count) throws IOException {
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try (Contents.ContentDraft draft = contents.begin(Long.MAX_VALUE)) {
                byte[] content = ("content " + i).getBytes(StandardCharsets.UTF_8);
                draft.write(content, content.length);
                hashes.add(draft.finish());
                draft.keep();
            }
        }
        return hashes;
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }
}
