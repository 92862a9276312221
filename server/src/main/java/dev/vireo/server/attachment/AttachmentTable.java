package dev.vireo.server.attachment;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Message.Preview;
import dev.vireo.server.message.MessageFiles;
import dev.vireo.server.problem.ProblemException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of attachments. */
public final class AttachmentTable implements MessageFiles {

    private static final int DROPPED_AT_ONCE = 1_000;
    private static final String SELECT = "SELECT id, name, type, size, width, height, preview, content_hash, uploader, message_id "
            + "FROM attachment ";

    /** Records the contents of attachments about to be deleted, so that they can be collected. */
    private static final String DROP = "INSERT INTO dropped_content (hash) SELECT DISTINCT a.content_hash FROM attachment a "
            + "WHERE NOT EXISTS (SELECT 1 FROM dropped_content d WHERE d.hash = a.content_hash) AND ";

    private final SecureRandom random = new SecureRandom();

    /** @param messageId the message that carries it; null until it is sent */
    record AttachmentRow(Attachment attachment, String hash, String uploader, @Nullable Long messageId) {
    }

    void insert(Handle handle, Attachment file, String hash, String uploader, Instant uploadedAt) {
        handle.execute("INSERT INTO attachment (id, content_hash, name, type, size, width, height, preview, uploader, uploaded_at) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.id(), hash, file.name(), file.type(), file.size(), file.width(), file.height(),
                file.preview() == null ? null : file.preview().name().toLowerCase(Locale.ROOT), uploader, uploadedAt);
    }

    Optional<AttachmentRow> find(Handle handle, String id) {
        return handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne();
    }

    @Override
    public List<Attachment> attach(Handle handle, String author, long messageId, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Attachment> taken = free(handle, author, ids);
        for (int place = 0; place < taken.size(); place++) {
            handle.execute("UPDATE attachment SET message_id = ?, place = ? WHERE id = ?",
                    messageId, place, taken.get(place).id());
        }
        return taken;
    }

    @Override
    public List<Attachment> copy(Handle handle, String author, long fromMessageId, long messageId) {
        List<Attachment> copies = new ArrayList<>();
        for (Attachment original : of(handle, List.of(fromMessageId)).getOrDefault(fromMessageId, List.of())) {
            Attachment copy = new Attachment(newId(), original.name(), original.type(), original.size(), original.width(),
                    original.height(), original.preview());
            handle.execute("INSERT INTO attachment (id, content_hash, name, type, size, width, height, preview, uploader, uploaded_at, "
                    + "message_id, place) SELECT CAST(? AS VARCHAR), content_hash, name, type, size, width, height, preview, "
                    + "CAST(? AS VARCHAR), uploaded_at, CAST(? AS BIGINT), place FROM attachment WHERE id = ?",
                    copy.id(), author, messageId, original.id());
            copies.add(copy);
        }
        return List.copyOf(copies);
    }

    /** An id that nobody can guess. */
    String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static List<Attachment> free(Handle handle, String author, List<String> ids) {
        if (ids.size() > Limits.ATTACHMENTS) {
            throw new ProblemException(400, "too_many_attachments",
                    "A message carries at most " + Limits.ATTACHMENTS + " files.", Map.of("limit", Limits.ATTACHMENTS));
        }
        if (new HashSet<>(ids).size() != ids.size()) {
            throw ProblemException.badRequest("attachment_twice", "A message carries each file once.");
        }
        Map<String, AttachmentRow> rows = handle.createQuery(SELECT + "WHERE id IN (<ids>) AND uploader = :author")
                .bindList("ids", ids)
                .bind("author", author)
                .map((row, context) -> row(row))
                .collect(Collectors.toMap(row -> row.attachment().id(), Function.identity()));
        if (!rows.keySet().containsAll(ids)) {
            throw ProblemException.badRequest("unknown_attachment", "There is no such file of yours; it may have expired.");
        }
        if (rows.values().stream().anyMatch(row -> row.messageId() != null)) {
            throw ProblemException.conflict("attachment_taken", "Another message carries this file already.");
        }
        return ids.stream().map(rows::get).filter(Objects::nonNull).map(AttachmentRow::attachment).toList();
    }

    @Override
    public Map<Long, List<Attachment>> of(Handle handle, Collection<Long> messageIds) {
        if (messageIds.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Attachment>> found = new HashMap<>();
        handle.createQuery(SELECT + "WHERE message_id IN (<ids>) ORDER BY message_id, place")
                .bindList("ids", List.copyOf(messageIds))
                .map((row, context) -> found.computeIfAbsent(row.getLong("message_id"), _ -> new ArrayList<>())
                        .add(row(row).attachment()))
                .list();
        return found;
    }

    @Override
    public void detach(Handle handle, Collection<Long> messageIds) {
        List<Long> ids = List.copyOf(messageIds);
        for (int from = 0; from < ids.size(); from += DROPPED_AT_ONCE) {
            List<Long> some = ids.subList(from, Math.min(from + DROPPED_AT_ONCE, ids.size()));
            handle.createUpdate(DROP + "a.message_id IN (<ids>)").bindList("ids", some).execute();
            handle.createUpdate("DELETE FROM attachment WHERE message_id IN (<ids>)").bindList("ids", some).execute();
        }
    }

    /** Deletes attachments that no message uses. */
    void dropUnused(Handle handle, Instant uploadedBefore) {
        handle.execute(DROP + "a.message_id IS NULL AND a.uploaded_at < ?", uploadedBefore);
        handle.execute("DELETE FROM attachment WHERE message_id IS NULL AND uploaded_at < ?", uploadedBefore);
    }

    /** The hashes among these of deleted attachments. */
    public Set<String> dropped(Handle handle, Collection<String> hashes) {
        return hashes.isEmpty() ? Set.of()
                : handle.createQuery("SELECT hash FROM dropped_content WHERE hash IN (<hashes>)")
                        .bindList("hashes", List.copyOf(hashes))
                        .mapTo(String.class)
                        .set();
    }

    /** The hashes of deleted attachments that follow the given one, in order. */
    List<String> dropped(Handle handle, String after, int limit) {
        return handle.createQuery("SELECT hash FROM dropped_content WHERE hash > :after ORDER BY hash LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }

    /** Deletes the records of these hashes of deleted attachments. */
    void forgetDropped(Handle handle, Collection<String> hashes) {
        if (!hashes.isEmpty()) {
            handle.createUpdate("DELETE FROM dropped_content WHERE hash IN (<hashes>)").bindList("hashes", List.copyOf(hashes)).execute();
        }
    }

    /** The contents of all attachments, with their sizes in bytes. */
    Map<String, Long> sizes(Handle handle) {
        return handle.createQuery("SELECT DISTINCT content_hash, size FROM attachment")
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /** The contents that some attachment has, after one, in order; to be read in pages. @param after empty for the first page */
    static List<Contents.StoredContent> contents(Handle handle, String after, int limit) {
        return handle.createQuery("SELECT content_hash, max(size) FROM attachment WHERE content_hash > :after GROUP BY content_hash "
                + "ORDER BY content_hash LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new Contents.StoredContent(row.getString(1), row.getLong(2)))
                .list();
    }

    /** The hashes among these that an attachment has. */
    public Set<String> used(Handle handle, Collection<String> hashes) {
        return hashes.isEmpty() ? Set.of()
                : handle.createQuery("SELECT DISTINCT content_hash FROM attachment WHERE content_hash IN (<hashes>)")
                        .bindList("hashes", List.copyOf(hashes))
                        .mapTo(String.class)
                        .set();
    }

    private static AttachmentRow row(ResultSet row) throws SQLException {
        String preview = row.getString("preview");
        Attachment attachment = new Attachment(row.getString("id"), row.getString("name"), row.getString("type"),
                row.getLong("size"), (Integer) row.getObject("width"), (Integer) row.getObject("height"),
                preview == null ? null : Preview.valueOf(preview.toUpperCase(Locale.ROOT)));
        return new AttachmentRow(attachment, row.getString("content_hash"), row.getString("uploader"), (Long) row.getObject("message_id"));
    }
}
