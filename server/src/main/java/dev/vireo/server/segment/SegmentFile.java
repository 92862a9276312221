package dev.vireo.server.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file with consecutive entries: a header, their records, and once it is sealed, an index. Any thread may read, also while another adds
 * entries; those that change something take turns.
 */
final class SegmentFile implements AutoCloseable {

    private static final int READ_AT_ONCE = 1024 * 1024;

    private final Path file;
    private final SegmentCodec codec;
    private final long first;
    private volatile @Nullable SegmentIndex growing;
    private volatile @Nullable SegmentFooter footer;
    private @Nullable FileChannel channel;
    private List<StoredEntry> written = List.of();
    private int[] lengths = {};

    private SegmentFile(Path file, SegmentCodec codec, long first, @Nullable SegmentIndex growing, @Nullable SegmentFooter footer) {
        this.file = file;
        this.codec = codec;
        this.first = first;
        this.growing = growing;
        this.footer = footer;
    }

    /** Makes an empty one. */
    static SegmentFile create(Path file, SegmentCodec codec, long first) throws IOException {
        boolean made = false;
        try (FileChannel fresh = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            Bytes.write(fresh, SegmentHeader.of(codec, first), 0);
            made = true;
        } finally {
            if (!made) {
                // Where no space is left, nothing stays that would be taken for damage later.
                Files.deleteIfExists(file);
            }
        }
        return new SegmentFile(file, codec, first, new SegmentIndex(SegmentHeader.LENGTH), null);
    }

    /**
     * Opens one that was closed in order.
     *
     * @return empty if its header is not whole
     * @throws DamagedSegmentException if it is of another log
     */
    static Optional<SegmentFile> open(Path file, SegmentCodec codec) throws IOException {
        try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<Long> first = SegmentHeader.first(reading, file, codec);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            Optional<SegmentFooter> found = SegmentFooter.read(reading, codec);
            return Optional.of(new SegmentFile(file, codec, first.get(),
                    found.isPresent() ? null : scan(reading, codec, first.get(), Long.MAX_VALUE), found.orElse(null)));
        }
    }

    /** Reads the unbroken row of entries at the beginning of a file, up to a position. */
    private static SegmentIndex scan(FileChannel reading, SegmentCodec codec, long first, long upTo) throws IOException {
        SegmentIndex index = new SegmentIndex(SegmentHeader.LENGTH);
        ByteBuffer content = Bytes.read(reading, 0, Math.toIntExact(reading.size()));
        for (long next = first; next <= upTo; next++) {
            Optional<StoredEntry> entry = codec.read(content, index.end());
            if (entry.isEmpty() || entry.get().pos() != next) {
                break;
            }
            index.add(entry.get(), codec.length(content, index.end()));
        }
        return index;
    }

    /** Reads every entry up to a position, whatever the index says, and cuts off what is behind. It grows from there. */
    void cutAfter(long last) throws IOException {
        close();
        try (FileChannel cutting = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            SegmentIndex index = scan(cutting, codec, first, last);
            if (first + index.count() <= last) {
                throw damaged(first + index.count());
            }
            growing = index;
            footer = null;
            cutting.truncate(index.end());
        }
    }

    Path file() {
        return file;
    }

    long first() {
        return first;
    }

    /** The position of the last entry; one less than the first if it is empty. */
    long last() {
        SegmentIndex open = growing;
        SegmentFooter sealed = footer;
        return first - 1 + (open != null ? open.count() : sealed != null ? sealed.count() : 0);
    }

    boolean isSealed() {
        return growing == null;
    }

    /** The length of its records so far, in bytes. */
    int end() {
        SegmentIndex open = growing;
        SegmentFooter sealed = footer;
        return open != null ? open.end() : sealed != null ? sealed.end() : 0;
    }

    /** Whether it may hold an entry of before this time. */
    boolean hasBefore(Instant time) {
        SegmentIndex open = growing;
        SegmentFooter sealed = footer;
        return (open != null ? open.earliest() : sealed != null ? sealed.earliest() : time).isBefore(time);
    }

    /** Whether nothing is behind the records that it should not have. */
    boolean isWhole() throws IOException {
        SegmentIndex open = growing;
        return open == null || open.end() == Files.size(file);
    }

    /** Writes entries behind the last one. They can be read once they are published; otherwise the next ones are written over them. */
    void write(List<StoredEntry> entries) throws IOException {
        SegmentIndex index = growing;
        if (index == null) {
            throw new IllegalStateException("the segment is sealed");
        }
        List<byte[]> records = entries.stream().map(codec::record).toList();
        ByteBuffer all = ByteBuffer.allocate(records.stream().mapToInt(record -> record.length).sum());
        records.forEach(all::put);
        written = List.of();
        Bytes.write(channel(), all.flip(), index.end());
        lengths = records.stream().mapToInt(record -> record.length).toArray();
        written = List.copyOf(entries);
    }

    /** What was written and not published. */
    List<StoredEntry> unpublished() {
        return written;
    }

    /** Adds the entries that were written last. */
    void publish() {
        SegmentIndex index = growing;
        for (int i = 0; index != null && i < written.size(); i++) {
            index.add(written.get(i), lengths[i]);
        }
        written = List.of();
    }

    /** Nothing is added any more. */
    void seal() throws IOException {
        SegmentIndex index = growing;
        if (index != null) {
            channel().truncate(index.end());
            footer = SegmentFooter.write(channel(), codec, index);
            growing = null;
            close();
        }
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = FileChannel.open(file, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    /** What was written so far is on stable storage. */
    void force() throws IOException {
        try (FileChannel forcing = FileChannel.open(file, StandardOpenOption.WRITE)) {
            forcing.force(true);
        }
    }

    /**
     * The entries after a position and up to another, in order.
     *
     * @param wanted for whom; null for all
     * @throws DamagedSegmentException if one of them is not as it was written
     */
    List<StoredEntry> read(long after, long upTo, @Nullable Set<String> wanted, int limit) throws IOException {
        try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
            SegmentIndex index = index(reading);
            int[] places = index.places((int) Math.max(0, after + 1 - first), (int) Math.min(Integer.MAX_VALUE, upTo + 1 - first), wanted,
                    limit);
            List<StoredEntry> entries = new ArrayList<>(places.length);
            for (int from = 0; from < places.length;) {
                int to = from + 1;
                int begin = index.offset(places[from]);
                while (to < places.length && places[to] == places[to - 1] + 1 && index.offset(places[to] + 1) - begin <= READ_AT_ONCE) {
                    to++;
                }
                ByteBuffer records = Bytes.read(reading, begin, index.offset(places[to - 1] + 1) - begin);
                for (; from < to; from++) {
                    entries.add(entry(records, index.offset(places[from]) - begin, first + places[from]));
                }
            }
            return entries;
        }
    }

    private SegmentIndex index(FileChannel reading) throws IOException {
        SegmentIndex open = growing;
        SegmentFooter sealed = footer;
        if (open != null || sealed == null) {
            return open != null ? open : new SegmentIndex(SegmentHeader.LENGTH);
        }
        Optional<SegmentIndex> written = sealed.index(reading, codec);
        if (written.isPresent()) {
            return written.get();
        }
        // Nothing is lost but time, as long as the entries themselves are whole.
        SegmentIndex again = scan(reading, codec, first, Long.MAX_VALUE);
        if (again.count() != sealed.count()) {
            throw damaged(first + again.count());
        }
        return again;
    }

    private StoredEntry entry(ByteBuffer records, int at, long pos) {
        return codec.read(records, at).filter(entry -> entry.pos() == pos).orElseThrow(() -> damaged(pos));
    }

    private DamagedSegmentException damaged(long pos) {
        return new DamagedSegmentException("the log's entry " + pos + " in " + file + " is damaged");
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        SegmentIndex index = growing;
        channel = null;
        if (open != null && open.isOpen()) {
            try (open) {
                if (index != null && open.size() > index.end()) {
                    // What was written and never published. Whoever opens the file after a stop in order would take it for entries.
                    open.truncate(index.end());
                    open.force(true);
                }
            }
        }
    }
}
