package dev.vireo.server.audit;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.log.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Records what the audit log keeps, in the transaction that makes the change: both are durable, or neither. Transactions hold the
 * log's lock, so the servers of an office add to one chain in turn. Whoever records gives no message's text, no password, no token
 * and no code.
 */
public final class AuditLog {

    private AuditLog() {
    }

    /** Records what a person did that concerns nobody else. */
    public static void record(Transaction transaction, AuditActor actor, AuditAction action) {
        record(transaction, actor, action, "", Map.of());
    }

    /**
     * Records what was done. As any write of a command, this comes after all its checks; best at its end, since each entry takes a
     * time of its own.
     *
     * @param subject the username of the person it was done to; empty where that is the actor, or nobody
     * @param details what else is to be known, in few and short texts by names in snake_case
     */
    public static void record(Transaction transaction, AuditActor actor, AuditAction action, String subject,
            Map<String, String> details) {
        append(transaction.sql(), transaction.nextTime(), actor, action, subject, details);
    }

    /** Like the others, for a command line that alone has the office's database open, within a transaction. */
    public static void recordAlone(Handle sql, Instant at, AuditAction action, Map<String, String> details) {
        append(sql, at.truncatedTo(ChronoUnit.MICROS), AuditActor.office(), action, "", details);
    }

    private static void append(Handle sql, Instant at, AuditActor actor, AuditAction action, String subject,
            Map<String, String> details) {
        AuditChain before = AuditTable.chain(sql).orElse(AuditChain.EMPTY);
        StoredAuditEntry entry = before.next(at, AuditText.username(actor.username()), action.wireName(),
                AuditText.username(subject), AuditText.address(actor.address()), AuditText.details(details));
        AuditTable.append(sql, entry);
        AuditTable.put(sql, before.after(entry));
    }
}
