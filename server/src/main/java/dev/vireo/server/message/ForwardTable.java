package dev.vireo.server.message;

import dev.vireo.protocol.Message;
import dev.vireo.server.log.StatementPipeline;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of what forwarded messages pass on. A row goes with its message. */
final class ForwardTable {

    private ForwardTable() {
    }

    /** @param sourceId the message that is passed on */
    static void insert(StatementPipeline statements, long messageId, Message.Forwarded origin, long sourceId) {
        statements.change("INSERT INTO forwarded (message_id, author, written_at, source_id) VALUES (?, ?, ?, ?)",
                messageId, origin.author(), origin.writtenAt(), sourceId);
    }

    /** The message that this one passes on, which may be gone. */
    static Optional<Long> source(Handle handle, long messageId) {
        return handle.createQuery("SELECT source_id FROM forwarded WHERE message_id = :id").bind("id", messageId).mapTo(Long.class)
                .findOne();
    }

    /** Of those of these messages that pass something on. */
    static Map<Long, Message.Forwarded> of(Handle handle, Collection<Long> messageIds) {
        Map<Long, Message.Forwarded> found = new HashMap<>();
        if (!messageIds.isEmpty()) {
            handle.createQuery("SELECT message_id, author, written_at FROM forwarded WHERE message_id IN (<ids>)")
                    .bindList("ids", List.copyOf(messageIds))
                    .map((row, context) -> found.put(row.getLong(1),
                            new Message.Forwarded(row.getString(2), row.getTimestamp(3).toInstant())))
                    .list();
        }
        return found;
    }

    static void delete(Handle handle, long messageId) {
        handle.execute("DELETE FROM forwarded WHERE message_id = ?", messageId);
    }
}
