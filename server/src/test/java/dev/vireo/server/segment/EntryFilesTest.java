package dev.vireo.server.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the files: what they give was written so, and what is missing is told. */
class EntryFilesTest {

    private static final byte[] LOG = "the log of a day".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "that of a friend".getBytes(StandardCharsets.US_ASCII);
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final int SMALL = 2_000;
    private static final int ENTRIES = 100;

    @TempDir private Path place;

    @Test
    void whatWasWrittenIsReadAgainExactly() throws IOException {
        Path folder = place.resolve("entries");
        List<StoredEntry> odd = List.of(new StoredEntry(1, DAY.plusNanos(1_000), "a", "#1", "half a \uD83D pair"),
                new StoredEntry(2, DAY, "", "@\u0938\u0940\u0924\u093E", ""),
                new StoredEntry(3, DAY, "b", "*", "\uD83C\uDF38\0\n".repeat(50_000)));
        try (EntryFiles files = EntryFiles.begin(folder, LOG)) {
            files.append(odd);
            assertThat(all(files)).isEqualTo(odd);
        }
        try (EntryFiles files = EntryFiles.open(folder, LOG, 3)) {
            assertThat(all(files)).isEqualTo(odd);
            assertThat(files.read(1, 2, null, 10)).containsExactly(odd.get(1));
            assertThat(files.read(0, 9, Set.of("*", "#1", "nobody"), 10)).containsExactly(odd.get(0), odd.get(2));
            assertThat(files.readAll()).isEqualTo(3);
        }
    }

    @Test
    void manySegmentsAreOneLog() throws IOException {
        Path folder = written(ENTRIES);
        assertThat(segments(folder)).hasSizeGreaterThan(5);
        try (EntryFiles files = EntryFiles.open(folder, LOG, ENTRIES)) {
            assertThat(all(files)).isEqualTo(entries(ENTRIES));
            assertThat(files.read(0, ENTRIES, Set.of("#3"), ENTRIES)).extracting(StoredEntry::pos)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, ENTRIES).filter(pos -> pos % 7 == 3).boxed().toList());
            assertThat(files.lastBefore(DAY.plusSeconds(50), ENTRIES)).isEqualTo(49);
            assertThat(files.lastBefore(DAY.plusSeconds(50), 20)).isEqualTo(20);
            assertThat(files.lastBefore(DAY, ENTRIES)).isZero();
        }
    }

    /** A kill, and whatever of the last writes the disk took. */
    @Test
    void whateverIsBehindTheCheckpointIsCutOff() throws IOException {
        Random random = new Random(71);
        for (int attempt = 0; attempt < 60; attempt++) {
            Path folder = written(ENTRIES);
            long checkpoint = random.nextLong(ENTRIES);
            for (Path each : segments(folder)) {
                damageBehind(each, checkpoint, random);
            }
            try (EntryFiles files = EntryFiles.cut(folder, LOG, checkpoint)) {
                assertThat(all(files)).isEqualTo(entries(checkpoint));
                files.append(entries(ENTRIES).subList((int) checkpoint, ENTRIES));
                files.force();
                assertThat(all(files)).isEqualTo(entries(ENTRIES));
            }
            try (EntryFiles files = EntryFiles.open(folder, LOG, ENTRIES)) {
                assertThat(all(files)).isEqualTo(entries(ENTRIES));
            }
        }
    }

    /** Zeroes, garbage or a shorter file, from the first byte that was not synced. */
    private static void damageBehind(Path segment, long checkpoint, Random random) throws IOException {
        SegmentFile whole = SegmentFile.open(segment, new SegmentCodec(LOG)).orElseThrow();
        byte[] content = Files.readAllBytes(segment);
        int kept = 0;
        if (whole.first() <= checkpoint) {
            kept = SegmentHeader.LENGTH;
            for (StoredEntry entry : whole.read(0, checkpoint, null, Integer.MAX_VALUE)) {
                kept += new SegmentCodec(LOG).record(entry).length;
            }
            if (whole.isSealed() && whole.last() < checkpoint) {
                kept = content.length;
            }
        }
        for (int at = kept; at < content.length; at++) {
            content[at] = switch (random.nextInt(3)) {
                case 0 -> 0;
                case 1 -> (byte) random.nextInt();
                default -> content[at];
            };
        }
        int length = kept + (content.length == kept ? 0 : random.nextInt(content.length - kept + 1));
        Files.write(segment, Arrays.copyOf(content, length));
    }

    @Test
    void aFlippedBitNeverGivesAnotherEntry() throws IOException {
        Random random = new Random(7);
        int refused = 0;
        for (int attempt = 0; attempt < 200; attempt++) {
            Path folder = written(ENTRIES);
            List<Path> segments = segments(folder);
            flip(segments.get(random.nextInt(segments.size())), random);
            try (EntryFiles files = EntryFiles.open(folder, LOG, ENTRIES)) {
                files.require(1, ENTRIES);
                assertThat(all(files)).isEqualTo(entries(ENTRIES));
                assertThat(files.read(0, ENTRIES, Set.of("#3"), ENTRIES)).extracting(StoredEntry::audience).containsOnly("#3");
            } catch (DamagedSegmentException told) {
                refused++;
                assertThat(told.getMessage()).isNotEmpty().doesNotContain("\n");
            }
        }
        assertThat(refused).as("or nothing was tried").isGreaterThan(100);
    }

    @Test
    void whatIsMissingIsTold() throws IOException {
        for (int missing = 0; missing < segments(written(ENTRIES)).size(); missing++) {
            Path folder = written(ENTRIES);
            Files.delete(segments(folder).get(missing));
            assertThatThrownBy(() -> {
                try (EntryFiles files = EntryFiles.open(folder, LOG, ENTRIES)) {
                    files.require(1, ENTRIES);
                }
            }).as("segment %s", missing).isInstanceOf(DamagedSegmentException.class).hasMessageContaining("missing or damaged");
        }
        assertThatThrownBy(() -> EntryFiles.open(place.resolve("nowhere"), LOG, 1)).hasMessageContaining("is missing");
        assertThatThrownBy(() -> EntryFiles.cut(place.resolve("nowhere"), LOG, 1)).hasMessageContaining("is missing");
        Path cut = written(ENTRIES);
        Files.delete(segments(cut).get(1));
        assertThatThrownBy(() -> EntryFiles.cut(cut, LOG, ENTRIES)).isInstanceOf(DamagedSegmentException.class);
        assertThat(segments(cut)).as("nothing is removed that may help").hasSize(segments(written(ENTRIES)).size() - 1);
    }

    @Test
    void filesOfAnotherLogOrTimeAreRefused() throws IOException {
        Path folder = written(ENTRIES);
        assertThatThrownBy(() -> EntryFiles.open(folder, OTHER, ENTRIES)).hasMessageContaining("the log of another office");
        assertThatThrownBy(() -> EntryFiles.cut(folder, OTHER, ENTRIES)).hasMessageContaining("the log of another office");
        assertThatThrownBy(() -> EntryFiles.open(folder, LOG, ENTRIES - 1)).hasMessageContaining("of different times");
        assertThatThrownBy(() -> EntryFiles.open(folder, LOG, ENTRIES + 1)).hasMessageContaining("missing or damaged");
    }

    @Test
    void nothingIsLeftOfWhatIsRewrittenOrRemoved() throws IOException {
        Path folder = written(ENTRIES);
        try (EntryFiles files = EntryFiles.open(folder, LOG, ENTRIES)) {
            assertThat(files.rewrite(33, Map.of(40L, "", (long) ENTRIES, "longer than what was there before, by far"))).isTrue();
            List<StoredEntry> expected = new ArrayList<>(entries(ENTRIES).subList(32, ENTRIES));
            expected.set(7, expected.get(7).with(""));
            expected.set(ENTRIES - 33, expected.getLast().with("longer than what was there before, by far"));
            assertThat(all(files)).isEqualTo(expected);
            files.append(List.of(entry(ENTRIES + 1)));
            expected.add(entry(ENTRIES + 1));
            files.force();
            assertThat(all(files)).isEqualTo(expected);
            for (Path each : segments(folder)) {
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
                        .doesNotContain("entry 32 ", "entry 40 ", "entry " + ENTRIES + " ");
            }
        }
        try (EntryFiles files = EntryFiles.open(folder, LOG, ENTRIES + 1)) {
            files.require(33, ENTRIES + 1);
            assertThat(files.readAll()).isEqualTo(ENTRIES + 1 - 32);
            assertThatThrownBy(() -> files.require(32, ENTRIES)).isInstanceOf(DamagedSegmentException.class);
        }
    }

    @Test
    void anInterruptedRewriteLeavesOneWholeSegment() throws IOException {
        Path folder = written(ENTRIES);
        Path first = segments(folder).getFirst();
        Files.copy(first, SegmentFolder.segment(folder, SegmentFolder.number(first), 1));
        Files.writeString(SegmentFolder.part(SegmentFolder.segment(folder, 2, 1)), "half");
        try (EntryFiles files = EntryFiles.open(folder, LOG, ENTRIES)) {
            assertThat(all(files)).isEqualTo(entries(ENTRIES));
        }
        assertThat(first).doesNotExist();
        assertThat(Files.exists(SegmentFolder.part(SegmentFolder.segment(folder, 2, 1)))).isFalse();
    }

    /** Between the two the record of a transaction is written to the journal. */
    @Test
    void whatIsWrittenAndNotYetPublishedOutlivesThatItsSegmentIsWrittenAnew() throws IOException {
        Path folder = place.resolve("anew");
        try (EntryFiles files = EntryFiles.begin(folder, LOG)) {
            files.append(entries(5));
            files.write(List.of(entry(6), entry(7)));
            assertThat(files.rewrite(3, Map.of(4L, "gone"))).isTrue();
            assertThat(all(files)).extracting(StoredEntry::pos).containsExactly(3L, 4L, 5L);
            files.publish();
            assertThat(all(files)).extracting(StoredEntry::pos).containsExactly(3L, 4L, 5L, 6L, 7L);
            // What is not published is written over.
            files.write(List.of(entry(8).with("refused")));
            files.rewrite(4, Map.of());
            files.append(List.of(entry(8)));
            files.force();
        }
        try (EntryFiles files = EntryFiles.open(folder, LOG, 8)) {
            assertThat(all(files)).hasSize(5).endsWith(entry(5), entry(6), entry(7), entry(8));
        }
    }

    @Test
    void onlyALogThatNobodyKnowsYetIsBegunOnceMore() throws IOException {
        Path folder = place.resolve("begun");
        EntryFiles.begin(folder, LOG).close();
        try (EntryFiles files = EntryFiles.begin(folder, LOG)) {
            files.append(entries(5));
        }
        try (EntryFiles files = EntryFiles.begin(folder, LOG)) {
            assertThat(all(files)).isEmpty();
            files.append(entries(5));
            EntryFiles.settle(folder);
        }
        assertThatThrownBy(() -> EntryFiles.begin(folder, LOG)).hasMessageContaining("of different times");
        try (EntryFiles files = EntryFiles.open(folder, LOG, 5)) {
            assertThat(all(files)).isEqualTo(entries(5));
        }
        assertThat(EntryFiles.putAside(folder)).hasValue(place.resolve("begun-damaged-1"));
        EntryFiles.begin(folder, LOG).close();
        assertThat(EntryFiles.putAside(folder)).isEmpty();
    }

    @Test
    void aCopyTakenWhileOthersWriteIsWholeUpToItsMoment() throws Exception {
        Path copy = Files.createDirectory(place.resolve("copy"));
        AtomicBoolean over = new AtomicBoolean();
        Path folder = place.resolve("live");
        try (EntryFiles files = EntryFiles.begin(folder, LOG, SMALL)) {
            files.append(entries(ENTRIES));
            Thread writing = Thread.ofPlatform().start(() -> {
                for (long pos = ENTRIES + 1; !over.get(); pos++) {
                    try {
                        files.append(List.of(entry(pos)));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            try (EntryFiles.CopyHold _ = files.hold()) {
                assertThat(files.rewrite(50, Map.of())).as("while it is copied").isFalse();
                files.copyTo(copy);
            } finally {
                over.set(true);
                writing.join(Duration.ofSeconds(30));
            }
            assertThat(files.rewrite(50, Map.of())).isTrue();
        }
        try (EntryFiles files = EntryFiles.cut(copy, LOG, ENTRIES)) {
            assertThat(all(files)).isEqualTo(entries(ENTRIES));
        }
    }

    private Path written(int count) throws IOException {
        Path folder = Files.createTempDirectory(place, "entries");
        try (EntryFiles files = EntryFiles.begin(folder, LOG, SMALL)) {
            List<StoredEntry> entries = entries(count);
            for (int from = 0; from < count; from += 3) {
                files.append(entries.subList(from, Math.min(count, from + 3)));
            }
            files.force();
        }
        return folder;
    }

    private static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("segment-\\d+-\\d+")).sorted().toList();
        }
    }

    private static void flip(Path file, Random random) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, content);
    }

    private static List<StoredEntry> all(EntryFiles files) throws IOException {
        return files.read(0, Long.MAX_VALUE, null, Integer.MAX_VALUE);
    }

    private static List<StoredEntry> entries(long count) {
        return LongStream.rangeClosed(1, count).mapToObj(EntryFilesTest::entry).toList();
    }

    private static StoredEntry entry(long pos) {
        return new StoredEntry(pos, DAY.plusSeconds(pos), "new_message", "#" + pos % 7, ("entry " + pos + " ").repeat(20));
    }
}
