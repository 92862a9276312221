package dev.vireo.server.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The first bytes of a segment: whose log it is of, and which entry is its first. */
final class SegmentHeader {

    static final int LENGTH = 64;
    static final int NAME = 16;
    private static final byte[] MAGIC = {'V', 'I', 'R', 'E', 'O', 'L', 'O', 'G'};
    private static final int VERSION = 1;
    private static final int CHECKED = MAGIC.length + Integer.BYTES + NAME + Long.BYTES;

    private SegmentHeader() {
    }

    static ByteBuffer of(SegmentCodec codec, long first) {
        ByteBuffer header = ByteBuffer.allocate(LENGTH);
        header.put(MAGIC).putInt(VERSION).put(codec.log()).putLong(first);
        header.putInt(codec.checksum(header.duplicate().flip()));
        return header.rewind();
    }

    /**
     * The position of a segment's first entry; empty if the header is not whole.
     *
     * @throws DamagedSegmentException if it is of another log, or of a newer version of Vireo
     */
    static Optional<Long> first(FileChannel file, Path path, SegmentCodec codec) throws IOException {
        ByteBuffer header = Bytes.read(file, 0, LENGTH);
        byte[] magic = new byte[MAGIC.length];
        byte[] name = new byte[NAME];
        if (header.limit() < LENGTH) {
            return Optional.empty();
        }
        header.get(0, magic).get(MAGIC.length + Integer.BYTES, name);
        if (!Arrays.equals(magic, MAGIC)) {
            return Optional.empty();
        }
        if (header.getInt(MAGIC.length) > VERSION) {
            throw new DamagedSegmentException("its log was written by a newer version of Vireo");
        }
        if (!Arrays.equals(name, codec.log())) {
            throw new DamagedSegmentException(path.getParent() + " is the log of another office, or of another copy of this one");
        }
        boolean whole = header.getInt(CHECKED) == codec.checksum(header.duplicate().limit(CHECKED));
        return whole ? Optional.of(header.getLong(CHECKED - Long.BYTES)) : Optional.empty();
    }
}
