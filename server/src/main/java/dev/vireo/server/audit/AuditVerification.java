package dev.vireo.server.audit;

import dev.vireo.server.audit.AuditVerdict.AuditFault;
import dev.vireo.server.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Computes all hashes of the chain anew, and finds the first entry that is not as it was written. One thread. */
public final class AuditVerification {

    private static final int PAGE = 1_000;

    private final AuditChain chain;
    private long number;
    private String hash;
    private long entries;
    private @Nullable Instant since;

    private AuditVerification(AuditChain chain) {
        this.chain = chain;
        this.number = chain.firstNumber() - 1;
        this.hash = chain.firstHash();
    }

    /** Checks the office's whole chain as of one moment. Takes a second for some hundred thousand entries. */
    public static AuditVerdict run(Database database) {
        return database.snapshot(AuditVerification::of);
    }

    /** Like {@link #run}, within a snapshot. */
    static AuditVerdict of(Handle sql) {
        return new AuditVerification(AuditTable.chain(sql).orElse(AuditChain.EMPTY)).readAll(sql);
    }

    private AuditVerdict readAll(Handle sql) {
        long read = Long.MIN_VALUE;
        List<StoredAuditEntry> page;
        do {
            page = AuditTable.after(sql, read, PAGE);
            for (StoredAuditEntry entry : page) {
                Optional<AuditFault> fault = faultOf(entry);
                if (fault.isPresent()) {
                    return verdict(fault);
                }
                read = entry.number();
            }
        } while (page.size() == PAGE);
        return verdict(faultAtEnd());
    }

    private Optional<AuditFault> faultOf(StoredAuditEntry entry) {
        if (entry.number() < chain.firstNumber()) {
            return fault(entry.number(), "Entry %,d was put before the first entry.");
        }
        if (entry.number() > chain.lastNumber()) {
            return number < chain.lastNumber() ? missing(number + 1)
                    : fault(entry.number(), "Entry %,d was put behind the last entry.");
        }
        if (entry.number() != number + 1) {
            return missing(number + 1);
        }
        if (!follows(entry)) {
            return fault(entry.number(), "Entry %,d was changed, or the entry before it was.");
        }
        number = entry.number();
        hash = entry.hash();
        since = entries == 0 ? entry.at() : since;
        entries++;
        return Optional.empty();
    }

    private boolean follows(StoredAuditEntry entry) {
        try {
            return entry.hashAfter(hash).equals(entry.hash());
        } catch (IllegalArgumentException | ArithmeticException e) {
            // The first hash is no hash, or the time is one that no server writes.
            return false;
        }
    }

    private Optional<AuditFault> faultAtEnd() {
        if (number != chain.lastNumber()) {
            return missing(number + 1);
        }
        return hash.equals(chain.lastHash()) ? Optional.empty() : fault(number, "Entry %,d, the last one, was changed.");
    }

    private static Optional<AuditFault> missing(long number) {
        return fault(number, "Entry %,d is missing.");
    }

    private static Optional<AuditFault> fault(long number, String sentence) {
        return Optional.of(new AuditFault(number, String.format(Locale.ROOT, sentence, number)));
    }

    private AuditVerdict verdict(Optional<AuditFault> fault) {
        return new AuditVerdict(entries, Optional.ofNullable(since), hash, fault);
    }
}
