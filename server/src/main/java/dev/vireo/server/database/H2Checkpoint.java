package dev.vireo.server.database;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * What H2's file held at one moment, so that it can be brought back to it. H2 writes each version of its data as a chunk and never over a
 * chunk that an earlier version in use needs; which chunk is the newest it finds out when it opens the file. It trusts a chunk whose first
 * and last bytes are right, and after a power cut those may be on the disk without what is between them. So nothing counts that was
 * written after the last sync: {@link #restore} removes it.
 *
 * @param header  of the file, naming the newest chunk
 * @param extents the chunks with data in them, by their first block
 */
record H2Checkpoint(HashMap<String, String> header, TreeMap<Long, Extent> extents) {

    private static final int BLOCK = 4_096;
    /** The blocks before the first chunk, each with a copy of the header. */
    private static final int HEADERS = 2;
    private static final int SLICE = 256 * BLOCK;
    private static final int FOOTER = 128;
    private static final String CHUNK = "chunk:";

    /** A chunk's place, in blocks, and the checksum of its content; {@link #UNKNOWN} if that was not read yet. */
    record Extent(int chunk, long block, int length, long checksum) {

        static final long UNKNOWN = -1;

        boolean isSamePlace(Extent other) {
            return chunk == other.chunk && block == other.block && length == other.length;
        }

        Extent with(long sum) {
            return new Extent(chunk, block, length, sum);
        }
    }

    /** Looks where what the store has written so far is, as soon as all of it is written. Nothing else is written meanwhile. */
    static H2Checkpoint of(MVStore store) {
        List<H2Checkpoint> found = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        store.executeFilestoreOperation(() -> {
            try {
                found.add(of(store.getFileStore()));
            } catch (RuntimeException e) {
                // H2 would close the database.
                failures.add(e);
            }
        });
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return found.getFirst();
    }

    private static H2Checkpoint of(FileStore<?> file) {
        HashMap<String, String> header = new HashMap<>(parse(file.readFully(null, 0, BLOCK)).orElseThrow());
        Extent newest = newest(file, header);
        List<Extent> places = new ArrayList<>(List.of(newest));
        file.getLayoutMap().forEach((key, value) -> {
            if (key.startsWith("chunk.")) {
                Map<String, String> chunk = DataUtils.parseMap(value);
                if (!chunk.containsKey("unused")) {
                    places.add(place(chunk));
                }
            }
        });
        TreeMap<Long, Extent> extents = new TreeMap<>();
        places.forEach(place -> extents.put(place.block(), place));
        return new H2Checkpoint(header, extents);
    }

    /**
     * The same with checksums, which takes reading what was not read before. The chunks must stay where they are meanwhile.
     *
     * @param known of an earlier checkpoint
     * @param most  about how many bytes are read at most; what remains is read another time
     */
    H2Checkpoint withChecksums(MVStore store, Optional<H2Checkpoint> known, long most) {
        FileStore<?> file = store.getFileStore();
        TreeMap<Long, Extent> checked = new TreeMap<>();
        long left = most;
        for (Extent each : extents.values()) {
            Extent before = known.map(earlier -> earlier.extents().get(each.block())).filter(each::isSamePlace).orElse(each);
            if (before.checksum() == Extent.UNKNOWN && left > 0) {
                left -= (long) each.length() * BLOCK;
                before = each.with(checksum(each, at -> file.readFully(null, at, (int) Math.min(SLICE, end(each) - at))));
            }
            checked.put(each.block(), before);
        }
        return new H2Checkpoint(header, checked);
    }

    /**
     * Each chunk names the place where the next one was expected to be written. Where it was not, the header was written, unless the
     * chunk is at the end of the file.
     */
    private static Extent newest(FileStore<?> file, HashMap<String, String> header) {
        long version = file.lastChunkVersion();
        for (long begin : List.of(DataUtils.readHexLong(header, "block", HEADERS), lastInFile(file))) {
            Set<Long> seen = new HashSet<>();
            for (long block = begin; block >= HEADERS && (block + 1) * BLOCK <= file.size() && seen.add(block);) {
                Map<String, String> chunk = chunkAt(file.readFully(null, block * BLOCK, BLOCK)).orElse(Map.of());
                if (DataUtils.readHexLong(chunk, "version", 0) == version) {
                    header.put("block", Long.toHexString(block));
                    header.put("chunk", chunk.getOrDefault("chunk", ""));
                    header.put("version", Long.toHexString(version));
                    header.remove("clean");
                    header.remove("fletcher");
                    return new Extent((int) DataUtils.readHexLong(chunk, "chunk", 0), block,
                            (int) DataUtils.readHexLong(chunk, "len", 0), Extent.UNKNOWN);
                }
                block = DataUtils.readHexLong(chunk, "next", 0);
            }
        }
        throw new IllegalStateException("the database's newest chunk isn't where it should be");
    }

    /** The first block of the chunk at the end of the file, whose last bytes say how long it is; 0 if there is none. */
    private static long lastInFile(FileStore<?> file) {
        long end = file.size() / BLOCK * BLOCK;
        if (end < (HEADERS + 1) * BLOCK) {
            return 0;
        }
        return parse(file.readFully(null, end - FOOTER, FOOTER))
                .map(footer -> end / BLOCK - DataUtils.readHexLong(footer, "len", end / BLOCK)).orElse(0L);
    }

    private static Extent place(Map<String, String> chunk) {
        return new Extent((int) DataUtils.readHexLong(chunk, "chunk", 0), DataUtils.readHexLong(chunk, "block", 0),
                (int) DataUtils.readHexLong(chunk, "len", 0), Extent.UNKNOWN);
    }

    private static long end(Extent place) {
        return (place.block() + place.length()) * BLOCK;
    }

    private static long checksum(Extent place, LongFunction<ByteBuffer> read) {
        CRC32C checksum = new CRC32C();
        for (long at = place.block() * BLOCK; at < end(place); at += SLICE) {
            checksum.update(read.apply(at));
        }
        return checksum.getValue();
    }

    /**
     * The header of the chunk that begins with this block; empty if none does. The last block of a chunk ends with a line that names its
     * version, too.
     */
    static Optional<Map<String, String>> chunkAt(ByteBuffer block) {
        return begins(block, CHUNK) ? parse(block) : Optional.empty();
    }

    private static boolean begins(ByteBuffer block, String text) {
        byte[] begin = text.getBytes(StandardCharsets.ISO_8859_1);
        return block.remaining() >= begin.length && block.slice(block.position(), begin.length).equals(ByteBuffer.wrap(begin));
    }

    /** Headers of files and chunks are one line of text. */
    private static Optional<Map<String, String>> parse(ByteBuffer block) {
        byte[] bytes = new byte[block.remaining()];
        block.get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int lineEnd = text.indexOf('\n');
        try {
            return lineEnd < 0 ? Optional.empty() : Optional.of(DataUtils.parseMap(text.substring(0, lineEnd).strip()));
        } catch (MVStoreException noHeader) {
            return Optional.empty();
        }
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(DataUtils.appendMap(new StringBuilder(), header).toString());
            out.writeInt(extents.size());
            for (Extent each : extents.values()) {
                out.writeInt(each.chunk());
                out.writeLong(each.block());
                out.writeInt(each.length());
                out.writeLong(each.checksum());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static H2Checkpoint ofBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            HashMap<String, String> header = DataUtils.parseMap(in.readUTF());
            TreeMap<Long, Extent> extents = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                Extent each = new Extent(in.readInt(), in.readLong(), in.readInt(), in.readLong());
                extents.put(each.block(), each);
            }
            return new H2Checkpoint(header, extents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes from the file what was written after this moment, unless somebody has it open.
     *
     * @return whether nobody had
     * @throws IllegalStateException if something that was there at this moment is not whole
     */
    boolean restore(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE); FileLock lock = file.tryLock()) {
            if (lock == null) {
                return false;
            }
            requireWhole(file);
            long free = HEADERS;
            for (Extent each : extents.values()) {
                removeChunks(file, free, each.block());
                free = each.block() + each.length();
            }
            file.truncate(free * BLOCK);
            writeHeader(file);
            file.force(true);
            return true;
        } catch (OverlappingFileLockException open) {
            return false;
        }
    }

    /** Whether nobody has the file open. */
    static boolean isFree(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE); FileLock lock = file.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException open) {
            return false;
        }
    }

    /** Makes sure that a file that nobody has open is on stable storage. */
    static void force(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }

    private void requireWhole(FileChannel file) throws IOException {
        if (file.size() < extents.values().stream().mapToLong(H2Checkpoint::end).max().orElse(0)) {
            throw new IllegalStateException("the file is cut short");
        }
        for (Extent each : extents.values()) {
            if (each.checksum() != Extent.UNKNOWN
                    && each.checksum() != checksum(each, at -> read(file, at, (int) Math.min(SLICE, end(each) - at)))) {
                throw new IllegalStateException("the file is damaged in blocks " + each.block() + " to "
                        + (each.block() + each.length() - 1) + ", or belongs to another journal");
            }
        }
    }

    /** A chunk without its first block is none. */
    private static void removeChunks(FileChannel file, long from, long to) throws IOException {
        for (long block = from; block < to; block++) {
            if (begins(read(file, block * BLOCK, CHUNK.length()), CHUNK)) {
                write(file, ByteBuffer.allocate(BLOCK), block * BLOCK);
            }
        }
    }

    private void writeHeader(FileChannel file) throws IOException {
        StringBuilder line = DataUtils.appendMap(new StringBuilder(), header);
        byte[] bytes = line.toString().getBytes(StandardCharsets.ISO_8859_1);
        DataUtils.appendMap(line, "fletcher", DataUtils.getFletcher32(bytes, 0, bytes.length));
        byte[] whole = line.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer blocks = ByteBuffer.allocate(HEADERS * BLOCK);
        for (int i = 0; i < HEADERS; i++) {
            blocks.put(i * BLOCK, whole);
        }
        write(file, blocks, 0);
    }

    private static ByteBuffer read(FileChannel file, long at, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {
                // until it is full, or the file ends
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.flip();
    }

    private static void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes, at + bytes.position());
        }
    }
}
