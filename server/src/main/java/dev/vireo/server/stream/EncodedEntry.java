package dev.vireo.server.stream;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.message.SimpleApi.DirectMessage;
import org.jspecify.annotations.Nullable;

/** An entry on its way to its readers. Each format of it is encoded when it is first needed. One thread. */
final class EncodedEntry {

    private final LogEntry entry;
    private final Cursor cursor;
    private @Nullable EventFrame full;
    private @Nullable EventFrame simple;

    EncodedEntry(LogEntry entry, Cursor cursor) {
        this.entry = entry;
        this.cursor = cursor;
    }

    LogEntry entry() {
        return entry;
    }

    EventFrame full() {
        if (full == null) {
            full = EventFrame.stored(cursor, Json.frame(entry.type(), entry.data()));
        }
        return full;
    }

    /** The frame for the simple API, which gets only others' messages that still exist; null for everything else. */
    @Nullable
    EventFrame simple(String reader) {
        if (!(entry.event() instanceof Event.NewMessage(var message)) || message.author().equals(reader)
                || message.deleted()) {
            return null;
        }
        if (simple == null) {
            simple = EventFrame.named(cursor, entry.type(), DirectMessage.of(message));
        }
        return simple;
    }
}
