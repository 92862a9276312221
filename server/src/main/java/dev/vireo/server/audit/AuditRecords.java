package dev.vireo.server.audit;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.problem.ProblemException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the audit log to owners, exports and checks it, and lets its oldest entries go in their time. Thread-safe. */
public final class AuditRecords {

    /** About three years. */
    static final Duration KEPT = Duration.ofDays(1_096);

    private static final int REMOVED_AT_ONCE = 10_000;

    private final Database database;
    private final Log log;
    private final InstantSource clock;

    public AuditRecords(Database database, Log log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /** @param from newest first: entries before this number; else after it */
    record PageOfRecords(long from, boolean newestFirst, int limit) {
    }

    Answers.AuditPage page(Caller caller, AuditFilter filter, PageOfRecords page) {
        requireOwner(caller);
        List<StoredAuditEntry> entries = database.read(
                sql -> AuditTable.page(sql, filter, page.from(), page.newestFirst(), page.limit() + 1));
        boolean more = entries.size() > page.limit();
        return new Answers.AuditPage((more ? entries.subList(0, page.limit()) : entries).stream().map(AuditRecords::shown).toList(),
                more);
    }

    private static Answers.AuditEntry shown(StoredAuditEntry entry) {
        return new Answers.AuditEntry(entry.number(), entry.at(), absent(entry.actor()), entry.action(), absent(entry.subject()),
                absent(entry.address()), Json.readTexts(entry.details()), entry.hash());
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }

    /**
     * All matching entries, oldest first, as CSV. The export is the last of the entries, so that nobody takes them away unnoticed.
     *
     * @return to be read to its end, or closed
     */
    InputStream csv(Caller caller, AuditFilter filter) {
        requireOwner(caller);
        Map<String, String> details = new HashMap<>();
        filter.actor().ifPresent(actor -> details.put("actor", actor));
        filter.person().ifPresent(person -> details.put("person", person));
        filter.action().ifPresent(action -> details.put("action", action.wireName()));
        long last = log.write(transaction -> {
            AuditLog.record(transaction, AuditActor.of(caller), AuditAction.AUDIT_EXPORTED, "", details);
            return AuditTable.chain(transaction.sql()).map(AuditChain::lastNumber).orElse(0L);
        });
        return AuditCsv.stream((after, limit) -> database.read(sql -> AuditTable.page(sql, filter, after, false, limit)).stream()
                .filter(entry -> entry.number() <= last).toList());
    }

    Answers.AuditCheck verify(Caller caller) {
        requireOwner(caller);
        AuditVerdict verdict = AuditVerification.run(database);
        return new Answers.AuditCheck(verdict.entries(), verdict.since().orElse(null), verdict.lastHash(),
                verdict.fault().map(AuditVerdict.AuditFault::number).orElse(null),
                verdict.fault().map(AuditVerdict.AuditFault::reason).orElse(null));
    }

    private static void requireOwner(Caller caller) {
        if (caller.role() != OfficeRole.OWNER) {
            throw ProblemException.forbidden("Only owners can see the audit log.");
        }
    }

    /** Removes what has been kept for long enough, and records that. Called now and then. */
    public void shorten() {
        Instant before = clock.instant().minus(KEPT);
        while (database.read(AuditTable::firstAt).filter(before::isAfter).isPresent()) {
            log.write(transaction -> shorten(transaction, before));
        }
    }

    private static boolean shorten(Transaction transaction, Instant before) {
        Optional<StoredAuditEntry> last = AuditTable.lastBefore(transaction.sql(), before, REMOVED_AT_ONCE);
        last.ifPresent(removed -> {
            AuditChain chain = AuditTable.chain(transaction.sql()).orElse(AuditChain.EMPTY);
            AuditTable.put(transaction.sql(), chain.without(removed));
            AuditTable.removeUpTo(transaction.sql(), removed.number());
            AuditLog.record(transaction, AuditActor.office(), AuditAction.AUDIT_SHORTENED, "",
                    Map.of("last_removed", Long.toString(removed.number())));
        });
        return last.isPresent();
    }
}
