package dev.vireo.server.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The last bytes of a segment that does not grow any more.
 *
 * @param end      where the last record ends and the index begins
 * @param earliest the earliest time of an entry
 * @param length   of the index
 * @param checksum of the index
 */
record SegmentFooter(int count, int end, Instant earliest, int length, int checksum) {

    private static final byte[] MAGIC = {'V', 'I', 'R', 'E', 'O', 'I', 'D', 'X'};
    private static final int CHECKED = 7 * Integer.BYTES;
    private static final int LENGTH = CHECKED + Integer.BYTES + 8;

    /** Writes the index behind the records, and this behind the index. */
    static SegmentFooter write(FileChannel file, SegmentCodec codec, SegmentIndex index) throws IOException {
        ByteBuffer bytes = index.toBytes();
        SegmentFooter footer = new SegmentFooter(index.count(), index.end(), index.earliest(), bytes.limit(), codec.checksum(bytes));
        ByteBuffer all = ByteBuffer.allocate(bytes.limit() + LENGTH).put(bytes);
        all.putInt(footer.count).putInt(footer.end).putLong(footer.earliest.getEpochSecond()).putInt(footer.earliest.getNano())
                .putInt(footer.length).putInt(footer.checksum);
        all.putInt(codec.checksum(all.duplicate().flip().position(footer.length))).put(MAGIC);
        Bytes.write(file, all.flip(), footer.end);
        return footer;
    }

    /** That of this file; empty if it has none, or none that is whole. */
    static Optional<SegmentFooter> read(FileChannel file, SegmentCodec codec) throws IOException {
        long size = file.size();
        if (size < SegmentHeader.LENGTH + LENGTH) {
            return Optional.empty();
        }
        ByteBuffer bytes = Bytes.read(file, size - LENGTH, LENGTH);
        byte[] magic = new byte[MAGIC.length];
        bytes.get(LENGTH - MAGIC.length, magic);
        if (!Arrays.equals(magic, MAGIC) || bytes.getInt(CHECKED) != codec.checksum(bytes.duplicate().limit(CHECKED))) {
            return Optional.empty();
        }
        SegmentFooter footer = new SegmentFooter(bytes.getInt(), bytes.getInt(),
                Instant.ofEpochSecond(bytes.getLong(), bytes.getInt()), bytes.getInt(), bytes.getInt());
        return footer.end + (long) footer.length + LENGTH == size ? Optional.of(footer) : Optional.empty();
    }

    /** The index; empty if it is damaged. */
    Optional<SegmentIndex> index(FileChannel file, SegmentCodec codec) throws IOException {
        ByteBuffer bytes = Bytes.read(file, end, length);
        return bytes.limit() == length && codec.checksum(bytes) == checksum
                ? Optional.of(SegmentIndex.ofBytes(bytes, count, end, earliest)) : Optional.empty();
    }
}
