package dev.vireo.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    private static final byte[] STATE = {1, 2, 3};
    private static final long SMALL = 16 * 1024;
    private static final String INSERT = "INSERT INTO message (id, body) VALUES (?, ?)";

    @TempDir private Path folder;

    @Test
    void everyKindOfValueComesBackAsItWas() throws IOException {
        List<Object> values = Arrays.asList(null, "", "Grüße 😀", "half \uD83D of a pair", "nul \0", Long.MIN_VALUE, -1L, 0L, 7L,
                Long.MAX_VALUE, Integer.MIN_VALUE, 5, true, false, -0.0, Double.MIN_VALUE, new byte[] {0, -1}, new byte[0],
                Instant.parse("1969-12-31T23:59:59.999999Z"), Instant.parse("2026-11-30T12:45:00.000000001Z"),
                new Long[] {1L, null, -3L}, new String[] {"a", null}, new Boolean[] {true, null}, new Integer[0], new Object[] {"x", 1L});
        try (Journal journal = Journal.begin(folder, 0, STATE)) {
            journal.append(List.of(new JournaledStatement("UPDATE x", values)));
        }

        List<Object> read = List.copyOf(wrapped(replay(0).getFirst().statements().getFirst().values()));
        assertThat(read).usingRecursiveComparison().isEqualTo(wrapped(values));
        assertThat(replay(0).getFirst().statements().getFirst().values()).usingElementComparator(
                (one, other) -> one == null || other == null || one.getClass() == other.getClass() ? 0 : 1).isEqualTo(values);
    }

    private static List<Object> wrapped(List<?> values) {
        return values.stream().<Object>map(Optional::ofNullable).toList();
    }

    @Test
    void recordsAreReadAfterAnyPositionAndTheTextOfAStatementIsWrittenOnce() throws IOException {
        try (Journal journal = Journal.begin(folder, 41, STATE, SMALL)) {
            for (int i = 0; i < 50; i++) {
                assertThat(journal.append(List.of(insert(i), new JournaledStatement("DELETE FROM x WHERE id = ?", List.of(i)))))
                        .isEqualTo(42 + i);
            }
            assertThat(journal.sinceCheckpoint()).isEqualTo(50);
        }

        assertThat(replay(41)).extracting(JournalRecord::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(42, 91).boxed().toList());
        assertThat(replay(90)).extracting(JournalRecord::position).containsExactly(91L);
        assertThat(replay(91)).isEmpty();
        assertThat(occurrences(Files.readString(segment(), StandardCharsets.ISO_8859_1), INSERT)).isOne();
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void aJournalGoesOnOverManySegmentsAndCheckpointsFreeThem() throws IOException {
        String long700 = "x".repeat(700_000);
        try (Journal journal = Journal.begin(folder, 0, STATE)) {
            for (int i = 0; i < 30; i++) {
                journal.prepare();
                journal.append(List.of(new JournaledStatement(INSERT, List.of(i, long700))));
            }
            assertThat(JournalFolder.segments(folder.resolve("journal"))).hasSizeGreaterThan(3);
            assertThat(replay(0)).hasSize(30);

            journal.checkpoint(30, STATE);
            assertThat(JournalFolder.segments(folder.resolve("journal"))).hasSizeLessThanOrEqualTo(3);
            for (int i = 0; i < 30; i++) {
                journal.append(List.of(new JournaledStatement(INSERT, List.of(i, long700))));
                if (i % 7 == 0) {
                    journal.checkpoint(journal.beginCheckpoint(), STATE);
                }
            }
            assertThat(replay(30 + 28)).extracting(JournalRecord::position).containsExactly(59L, 60L);
        }
    }

    @Test
    void aRecordLongerThanASegmentIsWhole() throws IOException {
        byte[] content = new byte[20 * 1024 * 1024];
        new Random(7).nextBytes(content);
        try (Journal journal = Journal.begin(folder, 0, STATE)) {
            journal.append(List.of(insert(1)));
            journal.append(List.of(new JournaledStatement("UPDATE x SET content = ?", List.of(content))));
            journal.append(List.of(insert(3)));
        }
        List<JournalRecord> read = replay(0);
        assertThat(read).hasSize(3);
        assertThat((byte[]) read.get(1).statements().getFirst().values().getFirst()).isEqualTo(content);
    }

    /** As a power cut leaves it, at any byte: what was whole stays, and the rest was acknowledged to nobody. */
    @Test
    void aLastRecordThatIsTornAtAnyByteIsLeftOut() throws IOException {
        int before;
        int after;
        try (Journal journal = Journal.begin(folder, 0, STATE, SMALL)) {
            journal.append(List.of(insert(1)));
            journal.append(List.of(insert(2)));
            before = used();
            journal.append(List.of(insert(3), insert(4)));
            after = used();
        }
        byte[] whole = Files.readAllBytes(segment());
        for (int cut = before; cut < after; cut++) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, cut, torn.length, (byte) 0);
            Files.write(segment(), torn);
            assertThat(replay(0)).as("cut at %s", cut).hasSize(2);
        }
        // Whatever came before it at that place, and blocks that arrived out of order.
        Random random = new Random(20_261_130);
        for (int i = 0; i < 200; i++) {
            byte[] torn = whole.clone();
            int from = before + random.nextInt(after - before);
            int to = from + 1 + random.nextInt(after - from);
            byte[] stale = new byte[to - from];
            random.nextBytes(stale);
            System.arraycopy(stale, 0, torn, from, stale.length);
            if (!Arrays.equals(torn, 0, after, whole, 0, after)) {
                Files.write(segment(), torn);
                assertThat(replay(0)).as("round %s", i).hasSize(2);
            }
        }
    }

    @Test
    void afterATornRecordTheJournalGoesOn() throws IOException {
        try (Journal journal = Journal.begin(folder, 0, STATE, SMALL)) {
            journal.append(List.of(insert(1)));
            journal.append(List.of(insert(2)));
        }
        byte[] bytes = Files.readAllBytes(segment());
        bytes[used() - 1] ^= 1;
        Files.write(segment(), bytes);
        JournalContents contents = JournalContents.find(folder).orElseThrow();
        assertThat(contents.replay(0, record -> {})).isEqualTo(1);

        try (Journal journal = Journal.resume(contents, 1, STATE)) {
            assertThat(journal.append(List.of(insert(20)))).isEqualTo(2);
            assertThat(journal.append(List.of(insert(30)))).isEqualTo(3);
        }
        assertThat(replay(1)).extracting(record -> record.statements().getFirst().values().getFirst()).containsExactly(20, 30);
    }

    /** One wrong bit anywhere: what is read is an unbroken row of what was written, or nothing is. */
    @Test
    void aFlippedBitNeverGivesAnotherRecordNorAGap() throws IOException {
        try (Journal journal = Journal.begin(folder, 0, STATE, SMALL)) {
            for (int i = 0; i < 40; i++) {
                journal.append(List.of(insert(i)));
            }
        }
        byte[] whole = Files.readAllBytes(segment());
        List<JournalRecord> right = replay(0);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int lost = 0;
        for (int i = 0; i < 300; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(used())] ^= (byte) (1 << random.nextInt(8));
            Files.write(segment(), flipped);
            try {
                List<JournalRecord> read = replay(0);
                assertThat(read.toString()).as("seed %s, round %s", seed, i).isEqualTo(right.subList(0, read.size()).toString());
                assertThat(read).as("only the last may be missing; seed %s, round %s", seed, i).hasSizeGreaterThanOrEqualTo(39);
            } catch (DamagedJournalException e) {
                assertThat(e.getMessage()).doesNotContain("\n").contains("journal");
                lost++;
            }
        }
        assertThat(lost).isPositive();
        Files.write(segment(), whole);
        assertThat(replay(0).toString()).isEqualTo(right.toString());
    }

    @Test
    void aMissingSegmentOrCheckpointIsToldAndNotTakenForAnEnd() throws IOException {
        try (Journal journal = Journal.begin(folder, 0, STATE)) {
            for (int i = 0; i < 30; i++) {
                journal.append(List.of(new JournaledStatement(INSERT, List.of(i, "x".repeat(700_000)))));
            }
        }
        Path second = folder.resolve("journal/segment-2");
        byte[] content = Files.readAllBytes(second);
        Files.delete(second);
        assertThatThrownBy(() -> replay(0)).isInstanceOf(DamagedJournalException.class).hasMessageContaining("lacks the changes 2 to");

        Files.write(second, content);
        assertThat(replay(0)).hasSize(30);
        Files.write(folder.resolve("journal/checkpoint-1"), new byte[10]);
        assertThatThrownBy(() -> replay(0)).isInstanceOf(DamagedJournalException.class).hasMessageContaining("no checkpoint");
    }

    @Test
    void aJournalWhoseOnlySegmentIsMissingIsDamaged() throws IOException {
        try (Journal journal = Journal.begin(folder, 0, STATE)) {
            journal.append(List.of(insert(1)));
        }
        Files.delete(folder.resolve("journal/segment-1"));

        assertThatThrownBy(() -> JournalContents.find(folder)).isInstanceOf(DamagedJournalException.class).hasMessageContaining("lacks");
    }

    @Test
    void aJournalThatWasBeingMadeIsNone() throws IOException {
        Journal.begin(folder, 0, STATE).close();
        Path made = folder.resolve("journal");
        Files.delete(made.resolve("checkpoint-1"));
        assertThat(JournalContents.find(folder)).as("before its first checkpoint").isEmpty();

        Files.move(made.resolve("segment-1"), made.resolve("part-of-a-segment"));
        Files.write(made.resolve("part-of-a-segment"), new byte[0]);
        assertThat(JournalContents.find(folder)).as("before its first segment").isEmpty();

        try (Journal journal = Journal.begin(folder, 0, STATE)) {
            journal.append(List.of(insert(1)));
        }
        assertThat(replay(0)).hasSize(1);
    }

    @Test
    void theOlderCheckpointCountsWhileTheNewerIsTorn() throws IOException {
        try (Journal journal = Journal.begin(folder, 0, STATE)) {
            journal.append(List.of(insert(1)));
            journal.checkpoint(1, new byte[] {9});
        }
        assertThat(JournalContents.find(folder).orElseThrow().checkpoint().state()).containsExactly(9);
        Path newer = folder.resolve("journal/checkpoint-0");
        Files.write(newer, Arrays.copyOf(Files.readAllBytes(newer), 20));

        Checkpoint older = JournalContents.find(folder).orElseThrow().checkpoint();
        assertThat(older.state()).isEqualTo(STATE);
        assertThat(older.position()).isZero();
    }

    @Test
    void aRemovedJournalLeavesNothingAndIsNotFoundHalfRemoved() throws IOException {
        Journal journal = Journal.begin(folder, 0, STATE);
        journal.append(List.of(insert(1)));
        assertThat(Journal.isIn(folder)).isTrue();
        journal.remove();
        assertThat(folder).isEmptyDirectory();

        Journal.begin(folder, 1, STATE).close();
        Files.move(folder.resolve("journal"), folder.resolve("journal-done"));
        assertThat(Journal.isIn(folder)).isFalse();
        Journal.begin(folder, 1, STATE).close();
        assertThat(folder.resolve("journal-done")).doesNotExist();
    }

    private static JournaledStatement insert(int id) {
        return new JournaledStatement(INSERT, List.of(id, "The text of " + id));
    }

    private Path segment() {
        return folder.resolve("journal/segment-1");
    }

    /** Where the records end. */
    private int used() throws IOException {
        byte[] bytes = Files.readAllBytes(segment());
        return IntStream.iterate(bytes.length, i -> i > 0, i -> i - 1).filter(i -> bytes[i - 1] != 0).findFirst().orElse(0);
    }

    private List<JournalRecord> replay(long after) throws IOException {
        List<JournalRecord> records = new ArrayList<>();
        JournalContents.find(folder).orElseThrow().replay(after, records::add);
        return records;
    }
}
