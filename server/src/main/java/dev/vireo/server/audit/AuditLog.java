package dev.vireo.server.audit;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.log.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
     * @param subject the username of the person it was done to; empty for nobody. Where that is the actor, it is stored as nobody
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

    /** Records the same done to several people. @param subjects the details of each */
    public static void recordEach(Transaction transaction, AuditActor actor, AuditAction action,
            Map<String, Map<String, String>> subjects) {
        List<StoredAuditEntry> entries = new ArrayList<>();
        AuditChain chain = chain(transaction.sql());
        for (Map.Entry<String, Map<String, String>> subject : subjects.entrySet()) {
            StoredAuditEntry entry = entry(chain, transaction.nextTime(), actor, action, subject.getKey(), subject.getValue());
            entries.add(entry);
            chain = chain.after(entry);
        }
        AuditTable.append(transaction.sql(), entries);
        AuditTable.put(transaction.sql(), chain);
    }

    private static void append(Handle sql, Instant at, AuditActor actor, AuditAction action, String subject,
            Map<String, String> details) {
        AuditChain before = chain(sql);
        StoredAuditEntry entry = entry(before, at, actor, action, subject, details);
        AuditTable.append(sql, List.of(entry));
        AuditTable.put(sql, before.after(entry));
    }

    private static AuditChain chain(Handle sql) {
        return AuditTable.chain(sql).orElse(AuditChain.EMPTY);
    }

    private static StoredAuditEntry entry(AuditChain chain, Instant at, AuditActor actor, AuditAction action, String subject,
            Map<String, String> details) {
        return chain.next(at, AuditText.username(actor.username()), action.wireName(),
                subject.equals(actor.username()) ? "" : AuditText.username(subject),
                AuditText.address(actor.address()), AuditText.details(details));
    }
}
