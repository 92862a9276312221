package dev.vireo.server.log;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts as the servers of an office send them to each other: their length in bytes, then UTF-8. */
public final class WireText {

    /** More than the longest entry, that of a channel with everybody in it. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int NONE = -1;

    private WireText() {
    }

    public static void write(String text, DataOutput out) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    public static void writeOptional(@Nullable String text, DataOutput out) throws IOException {
        if (text == null) {
            out.writeInt(NONE);
        } else {
            write(text, out);
        }
    }

    public static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static String read(DataInput in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    public static @Nullable String readOptional(DataInput in) throws IOException {
        int length = in.readInt();
        return length == NONE ? null : new String(readBytes(length, in), StandardCharsets.UTF_8);
    }

    public static byte[] readBytes(DataInput in) throws IOException {
        return readBytes(in.readInt(), in);
    }

    private static byte[] readBytes(int length, DataInput in) throws IOException {
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("not the length of a text: " + length);
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
