package dev.vireo.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a journal that was not closed cleanly. A last record that is not whole was being written when everything stopped: nobody was told
 * that it is stored, and it is left out. Anything else that is not whole has lost what somebody relies on.
 */
public final class JournalContents {

    private static final Logger logger = LoggerFactory.getLogger(JournalContents.class);
    private static final int WORD = 4;
    /** Far more records than there can be behind a checkpoint. */
    private static final long PLAUSIBLE = 1L << 32;

    private final Path folder;
    private final Checkpoint checkpoint;

    private JournalContents(Path folder, Checkpoint checkpoint) {
        this.folder = folder;
        this.checkpoint = checkpoint;
    }

    /** A segment, with the position of the record at its beginning; 0 if there is none. */
    private record Found(Path file, long first) {
    }

    /**
     * Finds the journal of this folder.
     *
     * @throws DamagedJournalException if it cannot be read
     */
    public static Optional<JournalContents> find(Path dataFolder) throws IOException {
        Path folder = JournalFolder.in(dataFolder);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Optional<JournalContents> found = Checkpoint.newest(folder).map(newest -> new JournalContents(folder, newest));
        List<Path> segments = JournalFolder.segments(folder);
        if (found.isPresent() && segments.isEmpty()) {
            throw new DamagedJournalException("its journal is damaged: " + folder + " lacks the changes of after the last checkpoint");
        }
        if (found.isEmpty()) {
            // Whoever was interrupted between the first segment and the first checkpoint has changed nothing yet.
            for (Path segment : segments) {
                if (Checkpoint.isThere(folder) || !JournalSegment.isBlank(read(segment))) {
                    throw new DamagedJournalException("its journal is damaged: no checkpoint in " + folder + " can be read");
                }
            }
        }
        return found;
    }

    Path folder() {
        return folder;
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * Reads all records after a position, in order.
     *
     * @return the position of the last record
     * @throws DamagedJournalException if any is missing
     */
    public long replay(long after, Consumer<JournalRecord> consumer) throws IOException {
        List<Found> segments = segments();
        long next = after + 1;
        List<Found> wanted = segments.stream().filter(each -> each.first() > 0).toList();
        int start = 0;
        while (start + 1 < wanted.size() && wanted.get(start + 1).first() <= next) {
            start++;
        }
        long last = after;
        boolean torn = false;
        for (Found each : wanted.subList(Math.min(start, wanted.size()), wanted.size())) {
            if (each.first() > last + 1) {
                throw missing(last + 1, each.first());
            }
            SegmentReading reading = new SegmentReading(read(each.file()), each.first());
            last = Math.max(last, reading.each(after, consumer));
            torn = reading.isTorn();
        }
        for (Found each : segments) {
            torn |= requireNothingNewer(each, last);
        }
        if (torn) {
            logger.warn("The journal's last record, {}, was not written to its end and is left out: nobody was told that it is stored",
                    last + 1);
        }
        return last;
    }

    private DamagedJournalException missing(long from, long to) {
        return new DamagedJournalException("its journal " + folder + " lacks the changes " + from + " to " + (to - 1)
                + ", or belongs to another copy of this database");
    }

    private List<Found> segments() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path file : JournalFolder.segments(folder)) {
            ByteBuffer content = read(file);
            JournalSegment.requireReadable(content);
            RecordCodec codec = new RecordCodec(checkpoint.journal());
            found.add(new Found(file,
                    codec.isRecord(content, JournalSegment.HEADER, 1) ? content.getLong(JournalSegment.HEADER + 2 * WORD) : 0));
        }
        found.sort(Comparator.comparingLong(Found::first));
        return found;
    }

    private static ByteBuffer read(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file));
    }

    /** A record behind the last one of an unbroken row was acknowledged, and so was what is missing before it. */
    private boolean requireNothingNewer(Found segment, long last) throws IOException {
        ByteBuffer content = read(segment.file());
        RecordCodec codec = new RecordCodec(checkpoint.journal());
        for (int at = JournalSegment.HEADER; at + RecordCodec.HEAD <= content.limit(); at++) {
            long position = content.getLong(at + 2 * WORD);
            if (position > last && position < last + PLAUSIBLE && codec.isRecord(content, at, last + 1)) {
                throw missing(last + 1, position);
            }
        }
        return segment.first() == 0 && !isEnd(content, JournalSegment.HEADER);
    }

    private static boolean isEnd(ByteBuffer content, int at) {
        return at + RecordCodec.HEAD > content.limit()
                || content.getInt(at) == 0 && content.getInt(at + WORD) == 0 && content.getLong(at + 2 * WORD) == 0;
    }

    /** Reads the unbroken row of records at the beginning of a segment. */
    private final class SegmentReading {

        private final ByteBuffer content;
        private final RecordCodec codec = new RecordCodec(checkpoint.journal());
        private final long first;
        private int at = JournalSegment.HEADER;

        SegmentReading(ByteBuffer content, long first) {
            this.content = content;
            this.first = first;
        }

        /** @return the last position */
        long each(long after, Consumer<JournalRecord> consumer) {
            long next = first;
            while (codec.isRecord(content, at, next) && content.getLong(at + 2 * WORD) == next) {
                List<JournaledStatement> statements = codec.read(content, at);
                if (next > after) {
                    consumer.accept(new JournalRecord(next, statements));
                }
                at += RecordCodec.HEAD + content.getInt(at);
                next++;
            }
            return next - 1;
        }

        boolean isTorn() {
            return !isEnd(content, at);
        }
    }
}
