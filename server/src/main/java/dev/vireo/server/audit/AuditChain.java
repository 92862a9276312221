package dev.vireo.server.audit;

import java.time.Instant;

/**
 * Both ends of the chain.
 *
 * @param firstNumber the number of its first entry, whether or not that is there yet
 * @param firstHash   what that entry's hash begins with: that of the entry before, or zeros
 */
record AuditChain(long firstNumber, String firstHash, long lastNumber, String lastHash) {

    private static final String NOTHING = "0".repeat(64);

    static final AuditChain EMPTY = new AuditChain(1, NOTHING, 0, NOTHING);

    /** The entry that comes next. */
    StoredAuditEntry next(Instant at, String actor, String action, String subject, String address, String details) {
        StoredAuditEntry entry = new StoredAuditEntry(lastNumber + 1, at, actor, action, subject, address, details, "");
        return entry.withHash(entry.hashAfter(lastHash));
    }

    AuditChain after(StoredAuditEntry added) {
        return new AuditChain(firstNumber, firstHash, added.number(), added.hash());
    }

    /** Without its entries up to one. */
    AuditChain without(StoredAuditEntry last) {
        return new AuditChain(last.number() + 1, last.hash(), lastNumber, lastHash);
    }
}
