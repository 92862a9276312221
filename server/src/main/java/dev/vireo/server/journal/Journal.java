package dev.vireo.server.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The journal of an office that is open. {@link #append} belongs to one thread at a time, and so does {@link #checkpoint} to one, which may
 * be another.
 */
public final class Journal implements AutoCloseable {

    private static final long FIRST_SEGMENT = 1024 * 1024;
    private static final long SEGMENT = 8 * 1024 * 1024;
    /** Free segments that are kept; those behind a checkpoint are free. */
    private static final int KEPT_FREE = 2;

    private final Path folder;
    private final byte[] name;
    private final long firstSegment;
    private final ByteWriter bytes = new ByteWriter();
    /** All segments but the current one. Guarded by itself. */
    private final List<JournalSegment> others = new ArrayList<>();
    private @Nullable JournalSegment current;
    private volatile long position;
    private volatile long checkpointed;
    private volatile long appended;
    private long checkpoints;
    private int numbers;

    private Journal(Path folder, Checkpoint checkpoint, long position, long firstSegment) {
        this.firstSegment = firstSegment;
        this.folder = folder;
        this.name = checkpoint.journal();
        this.checkpoints = checkpoint.number();
        this.checkpointed = checkpoint.position();
        this.position = position;
    }

    /**
     * Begins a journal where there is none.
     *
     * @param position of the database
     * @param state    as in {@link #checkpoint}
     */
    public static Journal begin(Path dataFolder, long position, byte[] state) throws IOException {
        return begin(dataFolder, position, state, FIRST_SEGMENT);
    }

    static Journal begin(Path dataFolder, long position, byte[] state, long firstSegment) throws IOException {
        Path folder = JournalFolder.in(dataFolder);
        JournalFolder.removeDone(folder);
        if (!Files.isDirectory(folder)) {
            JournalFolder.make(folder);
        }
        for (Path blank : JournalFolder.segments(folder)) {
            Files.delete(blank);
        }
        Checkpoint first = new Checkpoint(1, Checkpoint.freshName(), position, state);
        Journal journal = new Journal(folder, first, position, firstSegment);
        // Before the checkpoint: where there is one without a segment, something is missing.
        journal.others.add(journal.make(firstSegment));
        first.write(folder);
        return journal;
    }

    /** Whether this folder has a journal, so that its database is not complete without it. */
    public static boolean isIn(Path dataFolder) throws IOException {
        return JournalContents.find(dataFolder).isPresent();
    }

    /**
     * Continues a journal that was read to its end.
     *
     * @param position of the database, to which all of it was applied
     * @param state    as in {@link #checkpoint}
     */
    public static Journal resume(JournalContents contents, long position, byte[] state) throws IOException {
        Journal journal = new Journal(contents.folder(), contents.checkpoint(), position, FIRST_SEGMENT);
        for (Path file : JournalFolder.segments(contents.folder())) {
            journal.numbers = Math.max(journal.numbers, JournalFolder.number(file));
            // Whatever is in it was applied.
            journal.others.add(new JournalSegment(file, Files.size(file), 0));
        }
        journal.checkpoint(position, state);
        return journal;
    }

    /** The position of the last record. */
    public long position() {
        return position;
    }

    /** How many records a crash now would make us replay, at most. */
    public long sinceCheckpoint() {
        return position - checkpointed;
    }

    /** About how many bytes of records were appended since the last checkpoint began. */
    public long bytesSinceCheckpoint() {
        return appended;
    }

    /**
     * Appends a record. When this returns, it is on stable storage; when it throws, the journal continues as if it had never been
     * appended, unless the process ends before the next append.
     *
     * @return its position
     */
    public long append(List<JournaledStatement> statements) throws IOException {
        long next = position + 1;
        JournalSegment segment = current;
        if (segment != null) {
            segment.codec().write(bytes, next, statements);
        }
        if (segment == null || !segment.hasRoom(bytes.length())) {
            segment = roll(next, statements);
        }
        segment.append(bytes.buffer(), next);
        position = next;
        appended += bytes.length();
        return next;
    }

    /** Continues in another segment, which knows no statement's text yet. */
    private JournalSegment roll(long next, List<JournaledStatement> statements) throws IOException {
        RecordCodec codec = new RecordCodec(name);
        codec.write(bytes, next, statements);
        JournalSegment segment = take(bytes.length());
        segment.reuse(codec);
        synchronized (others) {
            if (current != null) {
                current.close();
                others.add(current);
            }
            current = segment;
        }
        return segment;
    }

    private JournalSegment take(int length) throws IOException {
        synchronized (others) {
            Optional<JournalSegment> free = others.stream().filter(this::isFree)
                    .filter(each -> each.size() >= JournalSegment.sizeFor(length))
                    .max(Comparator.comparingLong(JournalSegment::size));
            if (free.isPresent()) {
                others.remove(free.get());
                return free.get();
            }
            return make(Math.max(numbers == 0 ? firstSegment : SEGMENT, JournalSegment.sizeFor(length)));
        }
    }

    private JournalSegment make(long size) throws IOException {
        numbers++;
        return JournalSegment.create(JournalFolder.segment(folder, numbers), size);
    }

    private boolean isFree(JournalSegment segment) {
        return segment.last() <= checkpointed;
    }

    /** Makes the next segment before it is needed. Called now and then; may take some milliseconds. */
    public void prepare() throws IOException {
        synchronized (others) {
            if (current != null && current.isHalfFull() && others.stream().noneMatch(each -> isFree(each) && each.size() >= SEGMENT)) {
                others.add(make(SEGMENT));
            }
        }
    }

    /**
     * The database holds everything up to a position on stable storage. What came before is not needed any more.
     *
     * @param state how to find that content of the database again
     */
    public void checkpoint(long upTo, byte[] state) throws IOException {
        new Checkpoint(checkpoints + 1, name, upTo, state).write(folder);
        checkpoints++;
        checkpointed = upTo;
        synchronized (others) {
            List<JournalSegment> free = others.stream().filter(this::isFree).sorted(Comparator.comparingLong(JournalSegment::size))
                    .toList();
            int kept = 0;
            for (JournalSegment each : free) {
                boolean usual = each.size() == SEGMENT || each.size() == firstSegment && free.size() == 1;
                boolean only = current == null && others.size() == 1;
                if (only || usual && kept < KEPT_FREE) {
                    kept++;
                } else {
                    others.remove(each);
                    Files.delete(each.file());
                }
            }
        }
    }

    /** What is appended from now on counts as appended since the checkpoint that begins now. @return the last position before it */
    public long beginCheckpoint() {
        appended = 0;
        return position;
    }

    /** Stops writing. The journal stays, and the database needs it. */
    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
    }

    /** Removes the journal of a database that holds everything, closed and on stable storage. */
    public void remove() throws IOException {
        close();
        JournalFolder.remove(folder);
    }
}
