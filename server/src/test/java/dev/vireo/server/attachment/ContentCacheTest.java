package dev.vireo.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class ContentCacheTest {

    @TempDir private Path folder;

    @Test
    void theLeastRecentlyUsedFileIsEvictedFirst() throws IOException {
        ContentCache cache = ContentCache.open(folder, 250);
        String one = put(cache, 1);
        String other = put(cache, 2);
        age(cache, one, Duration.ofHours(2));
        age(cache, other, Duration.ofHours(1));

        assertThat(cache.find(one)).isPresent();
        String third = put(cache, 3);

        assertThat(cache.find(one)).isPresent();
        assertThat(cache.find(other)).isEmpty();
        assertThat(cache.find(third)).isPresent();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anEvictedFileThatIsOpenCanBeReadToItsEnd() throws IOException {
        ContentCache cache = ContentCache.open(folder, 50);
        String hash = put(cache, 1);

        try (InputStream open = Files.newInputStream(cache.find(hash).orElseThrow())) {
            put(cache, 2);

            assertThat(cache.find(hash)).isEmpty();
            assertThat(open.readAllBytes()).hasSize(100);
        }
    }

    @Test
    void theLimitCountsFilesFromBefore() throws IOException {
        String one = put(ContentCache.open(folder, 250), 1);
        age(ContentCache.open(folder, 250), one, Duration.ofHours(1));

        ContentCache again = ContentCache.open(folder, 150);
        String other = put(again, 2);

        assertThat(again.find(one)).isEmpty();
        assertThat(again.find(other)).isPresent();
    }

    @Test
    void onlyExistingContentsStay() throws IOException {
        ContentCache cache = ContentCache.open(folder, 1_000);
        String one = put(cache, 1);
        String other = put(cache, 2);

        cache.removeOthers(some -> Set.of(other));

        assertThat(cache.find(one)).isEmpty();
        assertThat(cache.find(other)).isPresent();
    }

    private static String put(ContentCache cache, int value) throws IOException {
        try (FileDraft draft = cache.begin()) {
            byte[] bytes = new byte[100];
            bytes[0] = (byte) value;
            draft.write(bytes, bytes.length);
            String hash = draft.finish(false);
            cache.take(draft, hash);
            return hash;
        }
    }

    private static void age(ContentCache cache, String hash, Duration age) throws IOException {
        Optional<Path> file = cache.find(hash);
        Files.setLastModifiedTime(file.orElseThrow(), FileTime.from(Instant.now().minus(age)));
    }
}
