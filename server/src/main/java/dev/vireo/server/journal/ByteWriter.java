package dev.vireo.server.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow as they are written. Whole numbers take as few bytes as they need. */
final class ByteWriter {

    private static final int KEPT = 1024 * 1024;
    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[8 * 1024];
    private int length;

    /** Forgets what was written, and the room for what was very long. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[KEPT];
        }
    }

    int length() {
        return length;
    }

    /** Leaves room for what is known later. */
    void skip(int count) {
        require(count);
        Arrays.fill(bytes, length, length + count, (byte) 0);
        length += count;
    }

    void single(int value) {
        require(1);
        bytes[length++] = (byte) value;
    }

    void count(int value) {
        unsigned(value);
    }

    void signed(long value) {
        unsigned(value << 1 ^ value >> Long.SIZE - 1);
    }

    private void unsigned(long value) {
        long rest = value;
        while ((rest & -MORE) != 0) {
            single((int) (rest & MORE - 1) | MORE);
            rest >>>= BITS;
        }
        single((int) rest);
    }

    void block(byte[] content) {
        count(content.length);
        require(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
    }

    private void require(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    /** What was written, to be filled in or read before anything else is written. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /** @see #signed */
    static long readSigned(ByteBuffer from) {
        long value = readUnsigned(from);
        return value >>> 1 ^ -(value & 1);
    }

    /** @see #count */
    static int readCount(ByteBuffer from) {
        long value = readUnsigned(from);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a count of " + value);
        }
        return (int) value;
    }

    private static long readUnsigned(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            byte next = from.get();
            value |= (long) (next & MORE - 1) << shift;
            if ((next & MORE) == 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number that doesn't end");
    }

    /** @see #block */
    static byte[] readBlock(ByteBuffer from) {
        int count = readCount(from);
        if (count > from.remaining()) {
            throw new IllegalArgumentException("a block of " + count + " bytes");
        }
        byte[] block = new byte[count];
        from.get(block);
        return block;
    }
}
