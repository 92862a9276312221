package dev.vireo.server.move;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.attachment.Contents;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.database.Database;
import dev.vireo.server.segment.StoredEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;

/** An office with everything in it that databases may see each in their own way. */
final class SampleOffice {

    static final String EPOCH = "sample";
    static final String HOSTILE = "'); DROP TABLE message; -- \\ \" \t\n $1 ? :x \u202E\u0634\u0643\u0631\u0627\u064B \uD83D\uDC26\uD83C\uDFFD e\u0301 \uFFFF";
    private static final Instant TIME = Instant.parse("2026-03-29T01:59:59.999999Z");

    private SampleOffice() {
    }

    static void fill(Database database, int messages) {
        database.durably(handle -> {
            people(handle);
            channels(database, handle, messages);
            whoeverLeft(handle);
            for (int i = 0; i < 3; i++) {
                AuditLog.recordAlone(handle, TIME.plusNanos(1_000L * i), AuditAction.SETTINGS_CHANGED, Map.of("name", HOSTILE));
            }
            invitations(handle);
            backups(handle);
            handle.execute("INSERT INTO office (name, created_at) VALUES (?, ?)", HOSTILE, TIME);
            handle.execute("UPDATE log_head SET epoch = ?, pos = ?, first_pos = 11, last_at = ?", EPOCH, 10L + messages,
                    Instant.parse("2026-11-22T12:34:56.000001Z"));
            return true;
        });
    }

    private static void people(Handle handle) {
        for (String username : List.of("shyam", "rama", "sita.a", "sita_a", "sita-b", "sitab", "lakshman")) {
            handle.execute("INSERT INTO account (username, display_name, title, role, password_hash, created_at) "
                    + "VALUES (?, ?, ?, 'member', ?, ?)", username, HOSTILE, "", username.equals("rama") ? null : "", TIME);
            handle.execute("INSERT INTO presence (username, last_seen) VALUES (?, ?)", username,
                    username.equals("rama") ? null : Instant.parse("1969-12-31T23:59:59.999999Z"));
        }
        byte[] picture = new byte[900_000];
        new Random(1).nextBytes(picture);
        handle.execute("INSERT INTO avatar (username, hash, content) VALUES ('rama', 'x', ?)", (Object) picture);
        handle.execute("INSERT INTO avatar (username, hash, content) VALUES ('shyam', 'x', ?)", (Object) new byte[0]);
        handle.execute("INSERT INTO session (id, username, token_hash, kind, name, created_at, last_used_at) "
                + "VALUES ('one', 'rama', 'x', 'device', '', ?, ?)", TIME, TIME);
    }

    /** One who has left, and what they left behind. */
    private static void whoeverLeft(Handle handle) {
        handle.execute("UPDATE account SET active = FALSE, deleted = TRUE WHERE username = 'lakshman'");
        handle.execute("UPDATE channel SET closed = TRUE WHERE id = 2");
        handle.execute("INSERT INTO reset_code (code_hash, username, maker, expires_at, ended) VALUES ('x', 'lakshman', 'shyam', ?, "
                + "'revoked')", TIME);
        handle.execute("INSERT INTO reset_code (code_hash, username, maker, expires_at) VALUES ('y', 'rama', 'shyam', ?)", TIME);
        handle.execute("INSERT INTO left_token (token_hash, username) VALUES ('z', 'lakshman')");
        handle.execute("INSERT INTO message_removal (username, up_to, after) VALUES ('lakshman', 12, 11)");
    }

    private static void entry(Database database, Handle handle, StoredEntry entry) {
        database.entries().ifPresentOrElse(files -> files.add(List.of(entry)),
                () -> handle.execute("INSERT INTO log_entry (pos, logged_at, type, audience, data) VALUES (?, ?, ?, ?, ?)",
                        entry.pos(), entry.at(), entry.type(), entry.audience(), entry.data()));
    }

    private static void channels(Database database, Handle handle, int messages) {
        handle.execute("INSERT INTO channel (id, kind, name, created_at) VALUES (1, 'group', ?, ?)", HOSTILE, TIME);
        handle.execute("INSERT INTO channel (id, kind, direct_key, created_at) VALUES (2, 'direct', 'rama shyam', ?)", TIME);
        handle.execute("INSERT INTO channel_state (channel_id, last_number, roots) VALUES (1, ?, ?), (2, 0, 0)", messages, messages);
        long member = 0;
        for (String username : List.of("sita_a", "rama", "sita.a", "shyam", "sitab", "sita-b")) {
            handle.execute("INSERT INTO member (id, channel_id, username, role, joined_pos) VALUES (?, 1, ?, 'member', 1)", ++member,
                    username);
            handle.execute("INSERT INTO member_state (member_id, read_number) VALUES (?, ?)", member, member);
        }
        for (int i = 1; i <= messages; i++) {
            handle.execute("INSERT INTO message (id, channel_id, number, parent_id, author, roots, author_sent, body, created_at, "
                    + "client_id) VALUES (?, 1, ?, ?, 'rama', 1, 1, ?, ?, ?)",
                    10L + i, i, i % 7 == 0 ? 10L + i - 3 : null, body(i), TIME.plusNanos(1_000L * i), i % 2 == 0 ? null : "c" + i);
            entry(database, handle, new StoredEntry(10L + i, TIME, "new_message", "", "{\"body\":\"" + i + "\"}"));
            if (i % 3 == 0) {
                for (String emoji : List.of("\uD83D\uDC4D", "\uD83D\uDC4E", "\u2764\uFE0F")) {
                    handle.execute("INSERT INTO reaction (message_id, emoji, username, pos, kind_pos) VALUES (?, ?, 'shyam', 1, 1)",
                            10L + i, emoji);
                    handle.execute("INSERT INTO reaction (message_id, emoji, username, pos, kind_pos) VALUES (?, ?, 'sita_a', 1, 1)",
                            10L + i, emoji);
                }
            }
        }
        handle.execute("INSERT INTO message_version (message_id, replaced_at, body, pos) VALUES (11, ?, '', 11)", TIME);
        handle.execute("INSERT INTO scheduled_message (id, username, channel_id, client_id, body, send_at) "
                + "VALUES (40, 'rama', 1, 'later', ?, ?)", HOSTILE, TIME);
        handle.execute("INSERT INTO forwarded (message_id, author, written_at, source_id) VALUES (12, 'lakshman', ?, 3)", TIME);
        handle.execute("INSERT INTO saved_message (username, message_id, saved_at, pos) VALUES ('sita-b', 11, ?, 1)", TIME);
        handle.execute("INSERT INTO pin (message_id, channel_id, username, pinned_at, pos) VALUES (11, 1, 'sita.a', ?, 1)", TIME);
        handle.execute("INSERT INTO attachment (id, content_hash, name, type, size, uploader, uploaded_at, message_id) "
                + "VALUES ('file', 'x', ?, 'text/plain', 1, 'rama', ?, 11)", HOSTILE, TIME);
    }

    private static void invitations(Handle handle) {
        handle.execute("INSERT INTO invitation (id, code_hash, role, note, maker, created_at, expires_at, uses, used, revoked_at) "
                + "VALUES ('open', 'x', 'guest', ?, 'shyam', ?, ?, 50, 2, NULL)", HOSTILE, TIME, TIME.plusSeconds(3600));
        handle.execute("INSERT INTO invitation (id, code_hash, role, maker, created_at, expires_at, uses, revoked_at) "
                + "VALUES ('revoked', 'y', 'member', 'shyam', ?, ?, 1, ?)", TIME, TIME, TIME);
        handle.execute("INSERT INTO invitation_channel (invitation_id, channel_id) VALUES ('open', 1)");
        handle.execute("INSERT INTO invitation_join (invitation_id, username, joined_at) VALUES ('open', 'rama', ?)", TIME);
        handle.execute("INSERT INTO invitation_join (invitation_id, username, joined_at) VALUES ('open', 'sita_a', ?)", TIME);
    }

    private static void backups(Handle handle) {
        handle.execute("INSERT INTO backup_schedule (enabled, at_time, time_zone, folder, since) VALUES (TRUE, '02:10', 'Asia/Kolkata', ?, "
                + "?)", HOSTILE, TIME);
        handle.execute("INSERT INTO backup_run (number, state, began_at, due_at, ended_at, file, hash, messages) "
                + "VALUES (1, 'verified', ?, ?, ?, ?, 'x', 3000000000)", TIME, TIME, TIME, HOSTILE);
        handle.execute("INSERT INTO backup_run (number, state, began_at, file, reason) VALUES (2, 'failed', ?, '', ?)", TIME, HOSTILE);
    }

    private static String body(int i) {
        return switch (i) {
            case 1 -> "\uD83D\uDC26".repeat(10_000);
            case 2 -> "";
            case 3 -> " ";
            default -> HOSTILE + i;
        };
    }

    /** @return the hashes of some contents, kept in this place */
    static List<String> fill(Contents contents) throws IOException {
        List<String> hashes = new ArrayList<>();
        for (int size : List.of(0, 1, 256 * 1024, 700_001)) {
            try (Contents.ContentDraft draft = contents.begin(Long.MAX_VALUE)) {
                byte[] bytes = new byte[size];
                new Random(size).nextBytes(bytes);
                draft.write(bytes, size);
                hashes.add(draft.finish());
                draft.keep();
            }
        }
        return hashes;
    }
}
