package dev.vireo.server.log;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** Carries the log's entries from one server of an office to another. */
public final class EntryCodec {

    private EntryCodec() {
    }

    public static void write(LogEntry entry, DataOutput out) throws IOException {
        out.writeLong(entry.pos());
        out.writeLong(entry.at().getEpochSecond());
        out.writeInt(entry.at().getNano());
        WireText.write(entry.type(), out);
        WireText.write(entry.audience().key(), out);
        WireText.write(entry.data(), out);
    }

    public static LogEntry read(DataInput in) throws IOException {
        return LogEntry.read(in.readLong(), Instant.ofEpochSecond(in.readLong(), in.readInt()), WireText.read(in),
                Audience.ofKey(WireText.read(in)), WireText.read(in));
    }
}
