package dev.vireo.server.attachment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The SQL of contents that are stored in the database, in pieces. A content without a hash is still being uploaded. */
final class ContentTable {

    /** Each may be 25 MiB, and one statement deletes them all. */
    static final int COLLECTED_AT_ONCE = 20;

    /** @param size in bytes */
    record ContentRow(String id, long size, int pieces) {
    }

    void insert(Handle handle, String id, Instant now) {
        handle.execute("INSERT INTO content (id, size, kept_at) VALUES (?, 0, ?)", id, now);
    }

    /** @param size of the content with this piece. @return false if the content was given up meanwhile */
    boolean append(Handle handle, String id, int number, byte[] piece, long size, Instant now) {
        if (handle.execute("UPDATE content SET size = ?, kept_at = ? WHERE id = ?", size, now, id) == 0) {
            return false;
        }
        handle.execute("INSERT INTO content_piece (content_id, number, bytes) VALUES (?, ?, ?)", id, number, piece);
        return true;
    }

    /** The size of all contents in bytes, unfinished uploads included. */
    long size(Handle handle) {
        return handle.createQuery("SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM content").mapTo(Long.class).one();
    }

    /**
     * Gives a content its hash, or extends the life of an identical one. If another server does so at the same moment, this
     * fails, and a retry finds that server's.
     *
     * @return false if the content was given up meanwhile
     */
    boolean keep(Handle handle, String id, String hash, Instant now) {
        if (handle.execute("UPDATE content SET kept_at = ? WHERE hash = ?", now, hash) == 1) {
            delete(handle, id);
            return true;
        }
        return handle.execute("UPDATE content SET hash = ?, kept_at = ? WHERE id = ?", hash, now, id) == 1;
    }

    int delete(Handle handle, String id) {
        return handle.execute("DELETE FROM content WHERE id = ?", id);
    }

    /**
     * Deletes contents that no attachment uses and abandoned drafts. A concurrent {@link #keep} changes the time, which is
     * checked again under its row lock.
     *
     * @return how many; {@link #COLLECTED_AT_ONCE} if there may be more
     */
    int collect(Handle handle, Instant keptBefore) {
        return handle.execute("DELETE FROM content WHERE kept_at < ? AND id IN (SELECT c.id FROM content c WHERE c.kept_at < ? "
                + "AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.content_hash = c.hash) LIMIT " + COLLECTED_AT_ONCE + ")",
                keptBefore, keptBefore);
    }

    Optional<ContentRow> find(Handle handle, String hash) {
        return handle.createQuery("SELECT id, size, (SELECT count(*) FROM content_piece WHERE content_id = id) AS pieces "
                + "FROM content WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> new ContentRow(row.getString("id"), row.getLong("size"), row.getInt("pieces")))
                .findOne();
    }

    Optional<byte[]> piece(Handle handle, String id, int number) {
        return handle.createQuery("SELECT bytes FROM content_piece WHERE content_id = :id AND number = :number")
                .bind("id", id)
                .bind("number", number)
                .map((row, context) -> row.getBytes(1))
                .findOne();
    }

    Set<String> kept(Handle handle, Collection<String> hashes) {
        return hashes.isEmpty() ? Set.of()
                : handle.createQuery("SELECT hash FROM content WHERE hash IN (<hashes>)")
                        .bindList("hashes", List.copyOf(hashes))
                        .mapTo(String.class)
                        .set();
    }

    /** @param after a hash; empty for the first */
    List<Contents.StoredContent> after(Handle handle, String after, int limit) {
        return handle.createQuery("SELECT hash, size FROM content WHERE hash > :after ORDER BY hash LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Contents.StoredContent(row.getString("hash"), row.getLong("size")))
                .list();
    }
}
