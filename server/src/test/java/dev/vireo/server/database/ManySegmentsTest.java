package dev.vireo.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.server.segment.StoredEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of many segments whose office is killed, or whose power is cut, while it is written, changed and pruned. */
final class ManySegmentsTest {

    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    /** Some ten of these fill a segment. */
    private static final String LONG = "a long text ".repeat(35_000);
    private static final int ROUNDS = 14;

    @TempDir private Path place;

    private final TreeMap<Long, StoredEntry> expected = new TreeMap<>();
    /** What is on the disk for certain: each file up to a length. Files written anew are, whole. */
    private Map<Path, Long> synced = Map.of();
    private Path folder;
    private Database database;
    private long last;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(place.resolve("office"));
        database = Database.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void itHasWhatItsDatabaseHasWheneverItStopped() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        checkpoint();
        for (int round = 0; round < ROUNDS; round++) {
            add(1 + random.nextInt(4));
            switch (random.nextInt(5)) {
                case 0 -> checkpoint();
                case 1 -> replace(random);
                case 2 -> prune(random);
                default -> add(random.nextInt(8));
            }
            Path left = DurableFileTest.copy(folder, place.resolve("left" + round));
            if (random.nextBoolean()) {
                cutPower(left, random);
            }
            assertHolds(left, "seed " + seed + ", round " + round);
            delete(left);
        }
        assertThat(segments(folder).getLast().getFileName().toString()).as("or nothing was tried").isGreaterThan("segment-00000002");
        close();
        assertHolds(folder, "after a stop, seed " + seed);
        open();
    }

    private void checkpoint() throws IOException {
        database.checkpoint();
        synced = sizes(folder);
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            long pos = last + 1;
            StoredEntry entry = new StoredEntry(pos, DAY.plusSeconds(pos), "new_message", "#" + pos % 5, pos + LONG);
            database.durably(handle -> {
                files().add(List.of(entry));
                return handle.execute("UPDATE log_head SET pos = ?", pos);
            });
            expected.put(pos, entry);
            last = pos;
        }
    }

    /** As the log tidies up: the database first, a checkpoint, the files, and the database no more. */
    private void replace(Random random) throws IOException {
        long pos = random.nextLong(expected.firstKey(), last + 1);
        database.durably(handle -> handle.execute("INSERT INTO log_replaced (pos, data) VALUES (?, 'deleted')", pos));
        checkpoint();
        rewrite(Map.of(pos, "deleted"));
        database.durably(handle -> handle.execute("DELETE FROM log_replaced"));
        expected.computeIfPresent(pos, (same, entry) -> entry.with("deleted"));
    }

    private void prune(Random random) throws IOException {
        long first = random.nextLong(expected.firstKey(), last + 1);
        database.durably(handle -> handle.execute("UPDATE log_head SET first_pos = ?", first));
        checkpoint();
        rewrite(Map.of());
        expected.headMap(first).clear();
    }

    private void rewrite(Map<Long, String> replaced) throws IOException {
        Set<Path> before = sizes(folder).keySet();
        assertThat(files().rewrite(expected.isEmpty() ? 1 : first(), replaced)).isTrue();
        Map<Path, Long> now = new TreeMap<>(sizes(folder));
        now.keySet().removeAll(before);
        now.putAll(synced);
        synced = now;
    }

    private long first() {
        return database.<Long>read(handle -> handle.createQuery("SELECT first_pos FROM log_head").mapTo(Long.class).one());
    }

    /** Of what was not synced, the disk took nothing, or something else, or only a part. */
    private void cutPower(Path left, Random random) throws IOException {
        for (Path each : segments(left)) {
            byte[] content = Files.readAllBytes(each);
            int kept = Math.toIntExact(Math.min(content.length, synced.getOrDefault(each.getFileName(), 0L)));
            if (kept == 0 && random.nextBoolean()) {
                Files.delete(each);
                continue;
            }
            Arrays.fill(content, kept, kept + random.nextInt(content.length - kept + 1), (byte) random.nextInt());
            Files.write(each, Arrays.copyOf(content, kept + random.nextInt(content.length - kept + 1)));
        }
    }

    private void assertHolds(Path office, String when) {
        try (Database opened = Database.open(office)) {
            List<StoredEntry> found = opened.entries().orElseThrow().read(expected.firstKey() - 1, last, null, Integer.MAX_VALUE);
            assertThat(found).as(when).extracting(StoredEntry::pos)
                    .isEqualTo(LongStream.rangeClosed(expected.firstKey(), last).boxed().toList());
            assertThat(found.equals(List.copyOf(expected.values()))).as("the same entries, " + when).isTrue();
        } catch (RuntimeException e) {
            throw new AssertionError(when, e);
        }
    }

    private LoggedEntries files() {
        return database.entries().orElseThrow();
    }

    private static Map<Path, Long> sizes(Path office) throws IOException {
        return segments(office).stream().collect(Collectors.toMap(Path::getFileName, file -> file.toFile().length()));
    }

    private static List<Path> segments(Path office) throws IOException {
        try (Stream<Path> all = Files.list(office.resolve("entries"))) {
            return all.filter(file -> file.getFileName().toString().startsWith("segment-")).sorted().toList();
        }
    }

    private static void delete(Path office) throws IOException {
        try (Stream<Path> all = Files.walk(office)) {
            all.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(file -> assertThat(file.delete()).isTrue());
        }
    }
}
