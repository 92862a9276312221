package dev.vireo.server.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * The header of an H2 file, as H2's documentation of MVStore describes it: stored twice, in the first two blocks, with the
 * position of the newest chunk at that time. It is checked because H2 2.4 silently opens a truncated file as of some earlier
 * time.
 */
final class H2Header {

    private static final int BLOCK = 4_096;
    private static final int CHUNK_HEADER = 1_024;

    private H2Header() {
    }

    /**
     * Checks the file before it is opened, since opening may write to it.
     *
     * @throws IllegalStateException if the file is shorter than its header says
     */
    static void requireWhole(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            for (long at = 0; at <= BLOCK; at += BLOCK) {
                Optional<Map<String, String>> header = read(content, at, BLOCK);
                if (header.isPresent() && end(content, header.get()) > content.length()) {
                    throw new IllegalStateException("the file is cut short");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the last to close the file wrote everything that it had. */
    static boolean isClosedCleanly(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            for (long at = 0; at <= BLOCK; at += BLOCK) {
                Optional<Map<String, String>> header = read(content, at, BLOCK);
                if (header.isEmpty() || !header.get().containsKey("clean") || end(content, header.get()) > content.length()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The end of the chunk that a header names, in bytes from the beginning. */
    private static long end(RandomAccessFile content, Map<String, String> header) throws IOException {
        long block = DataUtils.readHexLong(header, "block", 0);
        long begin = block * BLOCK;
        Optional<Map<String, String>> chunk = read(content, begin, CHUNK_HEADER);
        boolean sameChunk = chunk.isPresent() && chunk.get().getOrDefault("chunk", "").equals(header.get("chunk"));
        return begin + (sameChunk ? DataUtils.readHexLong(chunk.get(), "len", 1) : 1) * BLOCK;
    }

    /** @return empty if there is no readable header, which H2 itself reports */
    private static Optional<Map<String, String>> read(RandomAccessFile content, long at, int length) throws IOException {
        if (at >= content.length()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[(int) Math.min(length, content.length() - at)];
        content.seek(at);
        content.readFully(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int lineEnd = text.indexOf('\n');
        try {
            return lineEnd < 0 ? Optional.empty() : Optional.of(DataUtils.parseMap(text.substring(0, lineEnd).strip()));
        } catch (MVStoreException noHeader) {
            return Optional.empty();
        }
    }
}
