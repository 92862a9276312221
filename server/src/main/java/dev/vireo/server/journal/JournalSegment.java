package dev.vireo.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file of the journal. It has its full length from the beginning, so that an append changes nothing but content and costs one write and
 * one {@code fdatasync}. When a checkpoint has made its records superfluous, it is written again from its beginning. One thread.
 */
final class JournalSegment implements AutoCloseable {

    static final int HEADER = 64;
    private static final String PART = "part-of-a-segment";
    private static final byte[] MAGIC = {'V', 'I', 'R', 'E', 'O', 'J', 'N', 'L', 0, 0, 0, 1};
    /** One page: some systems keep large writes as large blocks, and rewrite a whole block for each small change. */
    private static final int ZEROES = 4_096;

    private final Path file;
    private final long size;
    private @Nullable FileChannel channel;
    private @Nullable RecordCodec codec;
    private long last;
    private long end = HEADER;

    /** @param last the last record in it; 0 if there is none */
    JournalSegment(Path file, long size, long last) {
        this.file = file;
        this.size = size;
        this.last = last;
    }

    /** Makes an empty one, on stable storage. It has its name only when it is whole: whatever interrupts this, no part is taken for one. */
    static JournalSegment create(Path file, long size) throws IOException {
        Path part = file.resolveSibling(PART);
        boolean whole = false;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer zeroes = ByteBuffer.allocate(ZEROES);
            for (long at = 0; at < size; at += zeroes.limit()) {
                zeroes.clear().limit((int) Math.min(ZEROES, size - at));
                if (at == 0) {
                    zeroes.put(0, MAGIC);
                }
                writeFully(channel, zeroes, at);
                zeroes.put(0, new byte[MAGIC.length]);
            }
            channel.force(true);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(part);
            }
        }
        Files.move(part, file);
        JournalFolder.forceParent(file);
        return new JournalSegment(file, size, 0);
    }

    /** @throws DamagedJournalException if this is none that this version of Vireo can read */
    static void requireReadable(ByteBuffer content) {
        byte[] magic = new byte[MAGIC.length];
        if (content.limit() < HEADER || !Arrays.equals(magic(content, magic), MAGIC)) {
            throw new DamagedJournalException("its journal is damaged, or was written by a newer version of Vireo");
        }
    }

    /** Whether nothing was ever written to it. */
    static boolean isBlank(ByteBuffer content) {
        for (int at = HEADER; at < content.limit(); at++) {
            if (content.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] magic(ByteBuffer content, byte[] into) {
        content.get(0, into);
        return into;
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    /** The last record in it; 0 if there is none. */
    long last() {
        return last;
    }

    /** Whether more than half of it is written. */
    boolean isHalfFull() {
        return end > size / 2;
    }

    /** Is written from its beginning from now on. */
    void reuse(RecordCodec fresh) {
        codec = fresh;
        end = HEADER;
        last = 0;
    }

    RecordCodec codec() {
        if (codec == null) {
            throw new IllegalStateException("not in use");
        }
        return codec;
    }

    /** @param length with the head that marks the end */
    boolean hasRoom(int length) {
        return end + length <= size;
    }

    static long sizeFor(int length) {
        return HEADER + (long) length;
    }

    /**
     * Appends a record. If this throws, it may or may not be on the disk; the next one is written in its place.
     *
     * @param record with the head that marks the end
     */
    void append(ByteBuffer record, long position) throws IOException {
        int length = record.remaining() - RecordCodec.HEAD;
        try {
            FileChannel open = open();
            writeFully(open, record, end);
            open.force(false);
        } catch (ClosedChannelException e) {
            // Somebody interrupted this thread, or one before it.
            close();
            throw e;
        }
        codec().written();
        end += length;
        last = position;
    }

    private FileChannel open() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        }
        return channel;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
