package dev.vireo.server.message;

import dev.vireo.protocol.Message;
import dev.vireo.server.log.StatementPipeline;
import dev.vireo.server.log.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL that writes messages: new ones, edits, deletions and reactions. {@link MessageTable} reads them. */
final class MessageWriteTable {

    private MessageWriteTable() {
    }

    /** A sender, and the sender's own id of a message. */
    record ClientKey(String author, String clientId) {
    }

    /**
     * A message as it is stored, with how many of the channel's messages up to it are not replies, and how many of those are its
     * author's.
     */
    record MessageRow(Message message, long roots, long authorSent) {
    }

    static void insert(StatementPipeline statements, MessageRow row) {
        insert(statements, List.of(row));
        row.message().mentions().stream().filter(name -> !name.equals(Message.EVERYONE))
                .forEach(name -> statements.change("INSERT INTO message_mention (message_id, username) VALUES (?, ?)",
                        Long.parseLong(row.message().id()), name));
    }

    /** Messages that mention nobody by name. */
    static void insert(StatementPipeline statements, List<MessageRow> messages) {
        if (messages.isEmpty()) {
            return;
        }
        statements.change("INSERT INTO message (id, channel_id, number, parent_id, author, roots, author_sent, body, mention_all, "
                + "created_at, client_id) SELECT id, channel_id, number, parent_id, author, roots, author_sent, body, "
                + "mention_all, CAST(created_at AS TIMESTAMP(6) WITH TIME ZONE), client_id FROM UNNEST("
                + "CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY), "
                + "CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY), "
                + "CAST(? AS BOOLEAN ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS k(id, channel_id, "
                + "number, parent_id, author, roots, author_sent, body, mention_all, created_at, client_id)",
                column(messages, Long[]::new, row -> Long.valueOf(row.message().id())),
                column(messages, Long[]::new, row -> Long.valueOf(row.message().channelId())),
                column(messages, Long[]::new, row -> row.message().number()),
                column(messages, Long[]::new, row -> row.message().parentId() == null ? null : Long.valueOf(row.message().parentId())),
                column(messages, String[]::new, row -> row.message().author()),
                column(messages, Long[]::new, MessageRow::roots),
                column(messages, Long[]::new, MessageRow::authorSent),
                column(messages, String[]::new, row -> row.message().body()),
                column(messages, Boolean[]::new, row -> row.message().mentions().contains(Message.EVERYONE)),
                column(messages, String[]::new, row -> row.message().createdAt().toString()),
                column(messages, String[]::new, row -> row.message().clientId()));
    }

    private static <T> Object column(List<MessageRow> messages, IntFunction<T[]> array, Function<MessageRow, @Nullable T> value) {
        return messages.stream().map(value).toArray(array);
    }

    /** The keys that already name a message. One statement looks up each by itself, so that no query plan reads the whole table. */
    static StatementPipeline.PendingQuery<ClientKey> usedKeys(Transaction transaction, List<ClientKey> keys) {
        return transaction.statements().ask("SELECT k.author, k.client_id FROM "
                + "UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS k(author, client_id) "
                + "WHERE (SELECT m.id FROM message m WHERE m.author = k.author AND m.client_id = k.client_id) IS NOT NULL",
                row -> new ClientKey(row.getString(1), row.getString(2)),
                keys.stream().map(ClientKey::author).toArray(String[]::new),
                keys.stream().map(ClientKey::clientId).toArray(String[]::new));
    }

    /** @param pos the log entry of the edit */
    static void edit(Handle handle, Message edited, String earlierBody, long pos) {
        handle.execute("INSERT INTO message_version (message_id, replaced_at, body, pos) VALUES (?, ?, ?, ?)",
                Long.parseLong(edited.id()), edited.editedAt(), earlierBody, pos);
        handle.execute("UPDATE message SET body = ?, edited_at = ? WHERE id = ?",
                edited.body(), edited.editedAt(), Long.parseLong(edited.id()));
    }

    /**
     * Leaves only the tombstone.
     *
     * @return the positions of the log entries that contain its text
     */
    static List<Long> delete(Handle handle, Message tombstone) {
        long id = Long.parseLong(tombstone.id());
        List<Long> positions = new ArrayList<>(handle.createQuery("SELECT pos FROM message_version WHERE message_id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .list());
        positions.add(id);
        handle.execute("UPDATE message SET body = '', deleted = TRUE WHERE id = ?", id);
        handle.execute("DELETE FROM reaction WHERE message_id = ?", id);
        handle.execute("DELETE FROM message_version WHERE message_id = ?", id);
        ForwardTable.delete(handle, id);
        PinTable.delete(handle, id);
        SavedTable.delete(handle, id);
        return positions;
    }

    /** An emoji keeps its place among the others for as long as anybody reacts with it. */
    static void addReaction(Handle handle, long id, String emoji, String username, long pos) {
        handle.execute("INSERT INTO reaction (message_id, emoji, username, pos, kind_pos) VALUES (?, ?, ?, ?, "
                + "coalesce((SELECT min(kind_pos) FROM reaction WHERE message_id = ? AND emoji = ?), ?))",
                id, emoji, username, pos, id, emoji, pos);
    }

    static void removeReaction(Handle handle, long id, String emoji, String username) {
        handle.execute("DELETE FROM reaction WHERE message_id = ? AND emoji = ? AND username = ?", id, emoji, username);
    }
}
