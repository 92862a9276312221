package dev.vireo.server.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on, and tells their SHA-256 and how many they were. */
final class HashingStream extends FilterOutputStream {

    private final MessageDigest digest = sha256();
    private long count;

    HashingStream(OutputStream out) {
        super(out);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        count += length;
    }

    /** In hexadecimal; once. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    long count() {
        return count;
    }
}
