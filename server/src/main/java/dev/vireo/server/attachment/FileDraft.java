package dev.vireo.server.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that is being written and hashed. Closing it deletes it, unless it was moved away. One thread. */
final class FileDraft implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final MessageDigest digest = sha256();

    FileDraft(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void write(byte[] bytes, int length) throws IOException {
        digest.update(bytes, 0, length);
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** @param durably whether it is to be on stable storage when this returns. @return the SHA-256, in hexadecimal */
    String finish(boolean durably) throws IOException {
        if (durably) {
            channel.force(true);
        }
        channel.close();
        return HexFormat.of().formatHex(digest.digest());
    }

    Path file() {
        return file;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
