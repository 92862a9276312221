package dev.vireo.server.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as bytes and reads them, in order, for one segment. The text of a statement is written once in a segment; where it comes
 * again, its number is enough.
 *
 * <p>A record is its length (4 bytes), a CRC32C of everything else and of the journal's name (4), its position (8), and its statements:
 * each the number of its text, the text if it is new, the number of values, and the values.
 */
final class RecordCodec {

    static final int HEAD = 16;
    private static final int CHECKSUM = 4;
    private static final int POSITION = 8;

    private final byte[] journal;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> fresh = new ArrayList<>();

    /** @param journal its name, so that no record of another one is taken for its own */
    RecordCodec(byte[] journal) {
        this.journal = journal.clone();
    }

    /** Writes a record, followed by the empty head that marks the end. It counts only once {@link #written} is called. */
    void write(ByteWriter to, long position, List<JournaledStatement> statements) {
        fresh.clear();
        to.clear();
        to.skip(HEAD);
        to.count(statements.size());
        for (JournaledStatement each : statements) {
            writeText(to, each.sql());
            to.count(each.values().size());
            for (Object value : each.values()) {
                ValueCodec.write(to, value);
            }
        }
        int length = to.length() - HEAD;
        to.skip(HEAD);
        ByteBuffer record = to.buffer();
        record.putInt(0, length).putLong(POSITION, position);
        record.putInt(CHECKSUM, checksum(record, 0, length));
    }

    private void writeText(ByteWriter to, String sql) {
        Integer known = numbers.get(sql);
        int freshly = fresh.indexOf(sql);
        if (known != null) {
            to.count(known);
        } else if (freshly >= 0) {
            to.count(texts.size() + freshly);
        } else {
            to.count(texts.size() + fresh.size());
            to.block(sql.getBytes(StandardCharsets.UTF_8));
            fresh.add(sql);
        }
    }

    /** The record that was written last is in the segment. */
    void written() {
        fresh.forEach(this::add);
        fresh.clear();
    }

    private void add(String sql) {
        numbers.put(sql, texts.size());
        texts.add(sql);
    }

    /** Whether a whole record begins here. @param position it has at least */
    boolean isRecord(ByteBuffer segment, int at, long position) {
        if (at + HEAD > segment.limit()) {
            return false;
        }
        int length = segment.getInt(at);
        return length > 0 && length <= segment.limit() - at - HEAD && segment.getLong(at + POSITION) >= position
                && segment.getInt(at + CHECKSUM) == checksum(segment, at, length);
    }

    /** The statements of a whole record; each record of a segment is read once, in order. */
    List<JournaledStatement> read(ByteBuffer segment, int at) {
        ByteBuffer from = segment.duplicate().position(at + HEAD).limit(at + HEAD + segment.getInt(at));
        int count = ByteWriter.readCount(from);
        List<JournaledStatement> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = ByteWriter.readCount(from);
            if (number == texts.size()) {
                add(new String(ByteWriter.readBlock(from), StandardCharsets.UTF_8));
            }
            String sql = texts.get(number);
            int values = ByteWriter.readCount(from);
            List<@Nullable Object> read = new ArrayList<>();
            for (int value = 0; value < values; value++) {
                read.add(ValueCodec.read(from));
            }
            statements.add(new JournaledStatement(sql, read));
        }
        return statements;
    }

    private int checksum(ByteBuffer segment, int at, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(journal);
        checksum.update(segment.duplicate().position(at).limit(at + CHECKSUM));
        checksum.update(segment.duplicate().position(at + POSITION).limit(at + HEAD + length));
        return (int) checksum.getValue();
    }
}
