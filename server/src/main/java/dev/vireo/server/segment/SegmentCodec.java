package dev.vireo.server.segment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Writes entries as bytes and reads them.
 *
 * <p>A record is the length of its content (4 bytes), a CRC32C of the log's name, the length and the content (4), and the content: position
 * (8), seconds (8), nanoseconds (4), how the data is encoded (1), the lengths of type and audience (2 each), and the three texts.
 */
final class SegmentCodec {

    static final int HEAD = 8;
    private static final int CHECKSUM = 4;
    private static final int FIXED = 8 + 8 + 4 + 1 + 2 + 2;
    private static final byte UTF_8 = 0;
    /** Two bytes for each character: text with half a surrogate pair has no form in UTF-8. */
    private static final byte CHARACTERS = 1;

    private final byte[] log;

    /** @param log its name, so that no entry of another one is taken for its own */
    SegmentCodec(byte[] log) {
        this.log = log.clone();
    }

    byte[] log() {
        return log.clone();
    }

    byte[] record(StoredEntry entry) {
        byte[] type = entry.type().getBytes(StandardCharsets.UTF_8);
        byte[] audience = entry.audience().getBytes(StandardCharsets.UTF_8);
        byte[] data = entry.data().getBytes(StandardCharsets.UTF_8);
        byte encoding = UTF_8;
        if (!new String(data, StandardCharsets.UTF_8).equals(entry.data())) {
            encoding = CHARACTERS;
            ByteBuffer characters = ByteBuffer.allocate(Character.BYTES * entry.data().length());
            characters.asCharBuffer().put(entry.data());
            data = characters.array();
        }
        int length = FIXED + type.length + audience.length + data.length;
        ByteBuffer record = ByteBuffer.allocate(HEAD + length);
        record.putInt(length).putInt(0).putLong(entry.pos()).putLong(entry.at().getEpochSecond()).putInt(entry.at().getNano())
                .put(encoding).putShort((short) type.length).putShort((short) audience.length).put(type).put(audience).put(data);
        record.putInt(CHECKSUM, checksum(record, 0, length));
        return record.array();
    }

    /** The length of the record that begins here; 0 if none does that is whole. */
    int length(ByteBuffer content, int at) {
        if (at + HEAD + FIXED > content.limit()) {
            return 0;
        }
        int length = content.getInt(at);
        boolean whole = length >= FIXED && length <= content.limit() - at - HEAD
                && content.getInt(at + CHECKSUM) == checksum(content, at, length);
        return whole ? HEAD + length : 0;
    }

    /** The entry whose record begins here; empty if none does that is whole. */
    Optional<StoredEntry> read(ByteBuffer content, int at) {
        int length = length(content, at);
        if (length == 0) {
            return Optional.empty();
        }
        ByteBuffer from = content.duplicate().position(at + HEAD).limit(at + length);
        long pos = from.getLong();
        Instant time = Instant.ofEpochSecond(from.getLong(), from.getInt());
        byte encoding = from.get();
        int type = Short.toUnsignedInt(from.getShort());
        int audience = Short.toUnsignedInt(from.getShort());
        return Optional.of(new StoredEntry(pos, time, text(from, type), text(from, audience),
                encoding == UTF_8 ? text(from, from.remaining()) : from.asCharBuffer().toString()));
    }

    private static String text(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int checksum(ByteBuffer content, int at, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(log);
        checksum.update(content.duplicate().position(at).limit(at + CHECKSUM));
        checksum.update(content.duplicate().position(at + HEAD).limit(at + HEAD + length));
        return (int) checksum.getValue();
    }

    int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(log);
        checksum.update(bytes.duplicate());
        return (int) checksum.getValue();
    }
}
