package dev.vireo.server.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads and writes parts of a file. */
final class Bytes {

    private Bytes() {
    }

    /** Fewer where the file ends earlier. */
    static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.clamp(file.size() - at, 0, length));
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {
            // until it is full, or the file ends
        }
        return bytes.flip();
    }

    static void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += file.write(bytes, next);
        }
    }
}
