package dev.vireo.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.store.AppFolders;
import dev.vireo.app.store.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second start while the first client starts, ends, hangs or was killed. */
final class FolderClaimTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LINK = "vireo://join?code=ABCD";

    @TempDir private Path disk;

    private final List<String> links = new CopyOnWriteArrayList<>();

    @Test
    void aFreeFolderIsTakenAlsoWithALockThatAKilledClientLeft() throws IOException {
        Files.writeString(disk.resolve("lock"), "");
        Files.writeString(disk.resolve("running.json"), "{\"port\": 1, \"secret\": \"\"}");
        assertThat(claim(PATIENCE)).isInstanceOfSatisfying(FolderClaim.Held.class, held -> held.folder().close());
    }

    @Test
    void aClientThatIsStartingGetsTheLinkAsSoonAsItListens() throws Exception {
        try (DataFolder starting = DataFolder.open(disk)) {
            CompletableFuture<FolderClaim> second = CompletableFuture.supplyAsync(() -> claim(PATIENCE));
            assertThat(second).isNotDone();
            try (OtherStarts _ = OtherStarts.listen(starting, links::add).orElseThrow()) {
                assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(new FolderClaim.HandedOver());
                assertThat(links).containsExactly(LINK);
            }
        }
    }

    @Test
    void aClientThatIsEndingLeavesTheFolderToTheNext() throws Exception {
        CompletableFuture<FolderClaim> second;
        try (DataFolder ending = DataFolder.open(disk)) {
            OtherStarts others = OtherStarts.listen(ending, _ -> false).orElseThrow();
            second = CompletableFuture.supplyAsync(() -> claim(PATIENCE));
            assertThat(second).isNotDone();
            others.close();
        }
        assertThat(second.get(60, TimeUnit.SECONDS)).isInstanceOfSatisfying(FolderClaim.Held.class, held -> held.folder().close());
        assertThat(links).isEmpty();
    }

    @Test
    void aClientThatDoesNotAnswerKeepsItsFolder() {
        try (DataFolder _ = DataFolder.open(disk)) {
            assertThat(claim(Duration.ZERO)).isInstanceOfSatisfying(FolderClaim.Denied.class,
                    refused -> assertThat(refused.reason()).isInstanceOf(DataFolder.InUseException.class));
        }
    }

    /** As with the folder of another user. */
    @Test
    void aFolderThatCannotBeWrittenToIsRefusedAtOnce() throws IOException {
        Path file = Files.writeString(disk.resolve("file"), "");
        assertThat(FolderClaim.of(AppFolders.of(file.resolve("data")), LINK, PATIENCE)).isInstanceOfSatisfying(FolderClaim.Denied.class,
                refused -> assertThat(refused.reason()).isInstanceOf(UncheckedIOException.class));
        assertThat(OtherStarts.raise(file.resolve("data"), LINK)).isFalse();
    }

    @Test
    void anotherDataFolderIsAnotherClient() {
        try (DataFolder first = DataFolder.open(disk.resolve("one")); OtherStarts _ = OtherStarts.listen(first, links::add).orElseThrow()) {
            assertThat(FolderClaim.of(AppFolders.of(disk.resolve("two")), LINK, PATIENCE))
                    .isInstanceOfSatisfying(FolderClaim.Held.class, held -> held.folder().close());
            assertThat(FolderClaim.of(AppFolders.of(disk.resolve("two/../one")), LINK, PATIENCE)).isEqualTo(new FolderClaim.HandedOver());
            assertThat(links).containsExactly(LINK);
        }
    }

    private FolderClaim claim(Duration patience) {
        return FolderClaim.of(AppFolders.of(disk), LINK, patience);
    }
}
