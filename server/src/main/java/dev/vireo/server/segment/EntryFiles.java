package dev.vireo.server.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files with a log's entries. Any thread may read while another adds entries or writes segments anew; what is read never changes but
 * for the latter.
 */
public final class EntryFiles implements AutoCloseable {

    private static final int SEGMENT = 4 * 1024 * 1024;

    private final Path folder;
    private final SegmentCodec codec;
    private final int segmentLength;
    private final Set<SegmentFile> unforced = new HashSet<>();
    private volatile List<SegmentFile> segments;
    private volatile long rewrites;
    private volatile boolean closed;
    private boolean folderChanged;
    private int numbers;
    /** How many copy the files now, so that none may go. */
    private int copying;

    private EntryFiles(Path folder, byte[] log, List<SegmentFile> segments, int segmentLength) {
        this.folder = folder;
        this.codec = new SegmentCodec(log);
        this.segments = List.copyOf(segments);
        this.segmentLength = segmentLength;
        this.numbers = segments.isEmpty() ? 0 : SegmentFolder.number(segments.getLast().file());
    }

    /**
     * Begins a log without entries. Until it is settled it may be begun once more.
     *
     * @param log its name, 16 bytes
     * @throws DamagedSegmentException if the folder holds a log that was settled
     */
    public static EntryFiles begin(Path folder, byte[] log) throws IOException {
        return begin(folder, log, SEGMENT);
    }

    /** Whether the log in a folder is not settled yet. */
    public static boolean isBegun(Path folder) {
        return SegmentFolder.isBegun(folder);
    }

    /** It is on stable storage that the database knows the log in this folder, which from now on is never removed. */
    public static void settle(Path folder) throws IOException {
        SegmentFolder.settle(folder);
    }

    /** Puts what is in a folder aside. @return where it is now, if there was anything */
    public static Optional<Path> putAside(Path folder) throws IOException {
        return SegmentFolder.putAside(folder);
    }

    /** @param segmentLength how long a segment gets about, in bytes */
    static EntryFiles begin(Path folder, byte[] log, int segmentLength) throws IOException {
        SegmentFolder.make(folder);
        return new EntryFiles(folder, log, List.of(), segmentLength);
    }

    /**
     * Opens a log that was closed in order. @param last the position of its last entry; 0 if there is none
     *
     * @throws DamagedSegmentException if it is not as it was then
     */
    public static EntryFiles open(Path folder, byte[] log, long last) throws IOException {
        SegmentCodec codec = new SegmentCodec(log);
        List<SegmentFile> found = new ArrayList<>();
        for (Path each : SegmentFolder.segments(requireThere(folder))) {
            SegmentFile segment = SegmentFile.open(each, codec)
                    .orElseThrow(() -> new DamagedSegmentException("the beginning of " + each + " is damaged"));
            requireNext(folder, found, segment);
            found.add(segment);
        }
        if (!found.isEmpty()) {
            SegmentFile end = found.getLast();
            if (end.last() < last || !end.isWhole()) {
                throw missing(folder, end.last() + 1, Math.max(last, end.last() + 1));
            }
            if (end.last() > last) {
                throw new DamagedSegmentException(folder + " goes up to the entry " + end.last() + " and the database up to " + last
                        + ": they are of different times");
            }
        }
        return new EntryFiles(folder, log, found, SEGMENT);
    }

    /**
     * Opens a log that was not closed in order, or a copy that was taken meanwhile, and removes what is behind an entry: it was written
     * after the last moment of which everything is on stable storage.
     *
     * @throws DamagedSegmentException if anything before is missing
     */
    public static EntryFiles cut(Path folder, byte[] log, long last) throws IOException {
        SegmentCodec codec = new SegmentCodec(log);
        List<SegmentFile> kept = new ArrayList<>();
        List<Path> behind = new ArrayList<>();
        for (Path each : SegmentFolder.segments(requireThere(folder))) {
            boolean wanted = last > 0 && (kept.isEmpty() || kept.getLast().last() < last);
            Optional<SegmentFile> segment = wanted ? SegmentFile.open(each, codec) : Optional.empty();
            if (segment.isPresent() && segment.get().first() <= last) {
                requireNext(folder, kept, segment.get());
                kept.add(segment.get());
            } else if (wanted && segment.isEmpty() && kept.isEmpty()) {
                throw new DamagedSegmentException("the beginning of " + each + " is damaged");
            } else {
                behind.add(each);
            }
        }
        if (!kept.isEmpty()) {
            if (kept.getLast().last() < last) {
                throw missing(folder, kept.getLast().last() + 1, last);
            }
            kept.getLast().cutAfter(last);
        }
        for (Path each : behind.reversed()) {
            Files.delete(each);
        }
        EntryFiles files = new EntryFiles(folder, log, kept, SEGMENT);
        files.unforced.addAll(kept.isEmpty() ? List.of() : List.of(kept.getLast()));
        files.folderChanged = true;
        return files;
    }

    private static Path requireThere(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DamagedSegmentException("the folder " + folder + " with the log's entries is missing");
        }
        return folder;
    }

    private static void requireNext(Path folder, List<SegmentFile> before, SegmentFile segment) {
        if (!before.isEmpty() && segment.first() != before.getLast().last() + 1) {
            throw missing(folder, before.getLast().last() + 1, segment.first() - 1);
        }
    }

    private static DamagedSegmentException missing(Path folder, long from, long to) {
        return new DamagedSegmentException("the log's entries " + from + " to " + to + " in " + folder + " are missing or damaged");
    }

    /** @throws DamagedSegmentException if there is not every entry from one up to another */
    public void require(long first, long last) {
        List<SegmentFile> now = segments;
        if (first <= last && (now.isEmpty() || now.getFirst().first() > first || now.getLast().last() < last)) {
            throw missing(folder, first, now.isEmpty() || now.getFirst().first() > first ? last : now.getLast().last());
        }
    }

    /** Adds entries behind the last one. */
    public void append(List<StoredEntry> entries) throws IOException {
        write(entries);
        publish();
    }

    /** Writes entries behind the last one, which can be read once they are published. If they are not, the next ones take their place. */
    public synchronized void write(List<StoredEntry> entries) throws IOException {
        List<SegmentFile> now = segments;
        SegmentFile last = now.isEmpty() ? null : now.getLast();
        long next = entries.getFirst().pos();
        if (last != null && next != last.last() + 1) {
            throw missing(folder, last.last() + 1, next - 1);
        }
        if (last == null || last.isSealed() || last.end() >= segmentLength) {
            if (last != null) {
                unforced.add(last);
                last.seal();
            }
            numbers++;
            last = SegmentFile.create(SegmentFolder.segment(folder, numbers, 0), codec, next);
            List<SegmentFile> more = new ArrayList<>(now);
            more.add(last);
            segments = List.copyOf(more);
            folderChanged = true;
        }
        unforced.add(last);
        last.write(entries);
    }

    /** Lets the entries be read that were written last. */
    public synchronized void publish() {
        segments.getLast().publish();
    }

    /** Makes sure that everything that was added so far is on stable storage. Others go on adding meanwhile. */
    public void force() throws IOException {
        Set<SegmentFile> forcing;
        boolean changed;
        synchronized (this) {
            forcing = Set.copyOf(unforced);
            unforced.clear();
            changed = folderChanged;
            folderChanged = false;
        }
        boolean done = false;
        try {
            for (SegmentFile each : forcing) {
                try {
                    each.force();
                } catch (NoSuchFileException rewritten) {
                    // What took its place is on stable storage.
                }
            }
            if (changed) {
                SegmentFolder.force(folder);
            }
            done = true;
        } finally {
            if (!done) {
                synchronized (this) {
                    unforced.addAll(forcing);
                    folderChanged |= changed;
                }
            }
        }
    }

    /**
     * The entries after a position and up to another, in order.
     *
     * @param audiences for whom; null for all
     * @throws DamagedSegmentException if one of them is not as it was written
     */
    public List<StoredEntry> read(long after, long upTo, @Nullable Set<String> audiences, int limit) throws IOException {
        while (true) {
            List<SegmentFile> now = segments;
            try {
                return read(now, after, upTo, audiences, limit);
            } catch (NoSuchFileException e) {
                if (now == segments) {
                    throw e;
                }
            }
        }
    }

    private static List<StoredEntry> read(List<SegmentFile> from, long after, long upTo, @Nullable Set<String> audiences, int limit)
            throws IOException {
        List<StoredEntry> entries = new ArrayList<>();
        for (SegmentFile each : from) {
            if (each.last() > after && each.first() <= upTo && entries.size() < limit) {
                entries.addAll(each.read(after, upTo, audiences, limit - entries.size()));
            }
        }
        return entries;
    }

    /** Reads every entry. @return how many @throws DamagedSegmentException if one of them is not as it was written */
    public long readAll() throws IOException {
        long read = 0;
        for (SegmentFile each : segments) {
            read += each.read(0, Long.MAX_VALUE, null, Integer.MAX_VALUE).size();
        }
        return read;
    }

    /** The last position up to another whose entry is earlier than a time; 0 if there is none. */
    public long lastBefore(Instant time, long upTo) throws IOException {
        for (SegmentFile each : segments.reversed()) {
            if (each.first() <= upTo && each.hasBefore(time)) {
                for (StoredEntry entry : read(each.first() - 1, Math.min(upTo, each.last()), null, Integer.MAX_VALUE).reversed()) {
                    if (entry.at().isBefore(time)) {
                        return entry.pos();
                    }
                }
            }
        }
        return 0;
    }

    /** Whether there are entries before a position. */
    public boolean beginBefore(long first) {
        List<SegmentFile> now = segments;
        return !now.isEmpty() && now.getFirst().first() < first;
    }

    /** Changes whenever segments were written anew, and may so have other data than before. */
    public long rewrites() {
        return rewrites;
    }

    /**
     * Removes the entries before a position, and puts other data into some, so that nothing is left of what was there. On stable storage
     * when it returns. Nothing happens while somebody copies the files.
     *
     * @param replaced the new data by position
     * @return whether it happened
     */
    public boolean rewrite(long first, Map<Long, String> replaced) throws IOException {
        boolean done = true;
        for (SegmentFile each : segments) {
            boolean concerned = each.first() < first
                    || replaced.keySet().stream().anyMatch(pos -> pos >= each.first() && pos <= each.last());
            done &= !concerned || rewrite(each, first, replaced);
        }
        return done;
    }

    private synchronized boolean rewrite(SegmentFile old, long first, Map<Long, String> replaced) throws IOException {
        if (copying > 0 || closed) {
            return false;
        }
        List<SegmentFile> now = new ArrayList<>(segments);
        if (old.last() < first && old != now.getLast()) {
            now.remove(old);
        } else {
            SegmentFile fresh = rewritten(old, Math.min(first, old.last()), replaced);
            if (!old.unpublished().isEmpty()) {
                // Whoever wrote them publishes them later.
                fresh.write(old.unpublished());
                unforced.add(fresh);
            }
            now.set(now.indexOf(old), fresh);
        }
        segments = List.copyOf(now);
        rewrites++;
        old.close();
        unforced.remove(old);
        Files.deleteIfExists(old.file());
        return true;
    }

    private SegmentFile rewritten(SegmentFile old, long first, Map<Long, String> replaced) throws IOException {
        Path file = SegmentFolder.segment(folder, SegmentFolder.number(old.file()), SegmentFolder.generation(old.file()) + 1);
        Path part = SegmentFolder.part(file);
        List<StoredEntry> entries = old.read(Math.max(first, old.first()) - 1, old.last(), null, Integer.MAX_VALUE).stream()
                .map(entry -> replaced.containsKey(entry.pos()) ? entry.with(replaced.get(entry.pos())) : entry).toList();
        try (SegmentFile fresh = SegmentFile.create(part, codec, entries.getFirst().pos())) {
            fresh.write(entries);
            fresh.publish();
            if (old.isSealed()) {
                fresh.seal();
            }
            fresh.force();
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        SegmentFolder.force(folder);
        return SegmentFile.open(file, codec).orElseThrow();
    }

    /** Copies all files, as they are now or a little later, into another folder; within a {@link #hold}. */
    public void copyTo(Path target) throws IOException {
        for (SegmentFile each : segments) {
            Files.copy(each.file(), target.resolve(each.file().getFileName()));
        }
    }

    /** Keeps every file where it is until the hold is closed; entries are added all the same. */
    public CopyHold hold() {
        synchronized (this) {
            copying++;
        }
        return () -> {
            synchronized (this) {
                copying--;
            }
        };
    }

    /** Keeps files in their place. */
    public interface CopyHold extends AutoCloseable {

        @Override
        void close();
    }

    /** Whether nothing can be read any more, since the files belong to somebody else. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        for (SegmentFile each : segments) {
            each.close();
        }
    }
}
