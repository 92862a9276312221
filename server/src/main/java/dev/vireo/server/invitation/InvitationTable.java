package dev.vireo.server.invitation;

import dev.vireo.protocol.Answers.InvitationJoin;
import dev.vireo.protocol.OfficeRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of invitations. */
final class InvitationTable {

    private static final String SELECT = "SELECT id, role, note, maker, created_at, expires_at, uses, used, revoked_at FROM invitation ";

    private InvitationTable() {
    }

    static void insert(Handle sql, Invitation invitation, String codeHash) {
        sql.execute(
                "INSERT INTO invitation (id, code_hash, role, note, maker, created_at, expires_at, uses) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                invitation.id(), codeHash, Invitation.wireName(invitation.role()), invitation.note(), invitation.maker(),
                invitation.createdAt(), invitation.expiresAt(), invitation.uses());
        if (!invitation.channels().isEmpty()) {
            PreparedBatch batch = sql.prepareBatch("INSERT INTO invitation_channel (invitation_id, channel_id) VALUES (?, ?)");
            invitation.channels().forEach(channel -> batch.add(invitation.id(), channel));
            batch.execute();
        }
    }

    static Optional<Invitation> byCode(Handle sql, String codeHash) {
        return sql.createQuery(SELECT + "WHERE code_hash = :hash")
                .bind("hash", codeHash)
                .map((row, context) -> invitation(row, sql))
                .findOne();
    }

    static Optional<Invitation> find(Handle sql, String id) {
        return sql.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> invitation(row, sql))
                .findOne();
    }

    /** The newest first, beginning behind one of them. */
    static List<Invitation> newest(Handle sql, Instant before, String beforeId, int limit) {
        return sql.createQuery(SELECT + "WHERE created_at < :before OR created_at = :before AND id < :id "
                + "ORDER BY created_at DESC, id DESC LIMIT :limit")
                .bind("before", before)
                .bind("id", beforeId)
                .bind("limit", limit)
                .map((row, context) -> invitation(row, sql))
                .list();
    }

    private static Invitation invitation(ResultSet row, Handle sql) throws SQLException {
        Timestamp revokedAt = row.getTimestamp(9);
        return new Invitation(row.getString(1), OfficeRole.valueOf(row.getString(2).toUpperCase(Locale.ROOT)), row.getString(3),
                row.getString(4), row.getTimestamp(5).toInstant(), row.getTimestamp(6).toInstant(), row.getInt(7), row.getInt(8),
                revokedAt == null ? null : revokedAt.toInstant(), channels(sql, row.getString(1)));
    }

    private static List<Long> channels(Handle sql, String id) {
        return sql.createQuery("SELECT channel_id FROM invitation_channel WHERE invitation_id = :id ORDER BY channel_id")
                .bind("id", id)
                .mapTo(Long.class)
                .list();
    }

    /** Who came by each of these invitations, the newest first; by invitation. */
    static Map<String, List<InvitationJoin>> joins(Handle sql, List<String> ids) {
        Map<String, List<InvitationJoin>> joins = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.createQuery("SELECT invitation_id, username, joined_at FROM invitation_join WHERE invitation_id IN (<ids>) "
                    + "ORDER BY joined_at DESC, username DESC")
                    .bindList("ids", ids)
                    .map((row, context) -> joins.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(new InvitationJoin(row.getString(2), row.getTimestamp(3).toInstant())))
                    .list();
        }
        return joins;
    }

    static void used(Handle sql, String id, String username, Instant now) {
        sql.execute("UPDATE invitation SET used = used + 1 WHERE id = ?", id);
        sql.execute("INSERT INTO invitation_join (invitation_id, username, joined_at) VALUES (?, ?, ?)", id, username, now);
    }

    static void revoke(Handle sql, String id, Instant now) {
        sql.execute("UPDATE invitation SET revoked_at = ? WHERE id = ?", now, id);
    }

    static int count(Handle sql) {
        return sql.createQuery("SELECT count(*) FROM invitation").mapTo(Integer.class).one();
    }

    /** Removes the oldest of those that are over. @return whether there was one */
    static boolean removeOldestOver(Handle sql, Instant now) {
        Optional<String> oldest = sql
                .createQuery("SELECT id FROM invitation WHERE revoked_at IS NOT NULL OR used >= uses OR expires_at <= :now "
                        + "ORDER BY created_at, id LIMIT 1")
                .bind("now", now)
                .mapTo(String.class)
                .findOne();
        oldest.ifPresent(id -> sql.execute("DELETE FROM invitation WHERE id = ?", id));
        return oldest.isPresent();
    }
}
