package dev.vireo.server.office;

import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Requests;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.text.PlainText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads and changes the office's name and settings. Everybody may read them; owners and admins may change them. Thread-safe. */
public final class OfficeSettings {

    private final Database database;
    private final Log log;

    public OfficeSettings(Database database, Log log) {
        this.database = database;
        this.log = log;
    }

    /** The office's name, within a command or a snapshot; empty before it is set up. */
    public static Optional<String> name(Handle sql) {
        return OfficeTable.office(sql).map(Office::name);
    }

    /**
     * What tells this office from every other: the same on all of its servers and after a move or a restored backup, also under
     * another name. No secret. Empty before it is set up.
     */
    public static Optional<String> id(Handle sql) {
        // The moment of its setup, to a microsecond, is stored with the office and never changes.
        return OfficeTable.createdAt(sql)
                .map(moment -> HexFormat.of().toHexDigits(ChronoUnit.MICROS.between(Instant.EPOCH, moment)));
    }

    /** Sets up the office, within a command that has checked that it is not set up yet. */
    public static void create(Transaction transaction, String name) {
        OfficeTable.insert(transaction.sql(), name, transaction.nextTime());
    }

    /** Whether members may see how far others have read. */
    public boolean readReceipts(Handle sql) {
        return of(sql).readReceipts();
    }

    /** Like {@link #readReceipts}, also before the office is set up. */
    public static boolean showsReceipts(Handle sql) {
        return OfficeTable.office(sql).map(Office::readReceipts).orElse(true);
    }

    /** The days after which messages are deleted in channels without a rule of their own; null: never. */
    public @Nullable Integer retentionDays(Handle sql) {
        return OfficeTable.office(sql).map(Office::retentionDays).orElse(null);
    }

    /** The storage quota for attachments, in bytes. */
    public long attachmentQuota(Handle sql) {
        return of(sql).attachmentQuota();
    }

    Office office() {
        return database.read(OfficeSettings::of);
    }

    /** The office's settings, within a command or a snapshot. @throws ProblemException 404 before it is set up */
    public static Office of(Handle sql) {
        return OfficeTable.office(sql).orElseThrow(() -> ProblemException.notFound("office"));
    }

    Office change(Caller caller, Requests.OfficeChange change) {
        if (!caller.role().managesPeople()) {
            throw ProblemException.forbidden("Only owners and admins can change the office's settings.");
        }
        return log.write(transaction -> {
            Office before = of(transaction.sql());
            Office after = applied(before, change);
            if (!after.equals(before)) {
                transaction.nextTime();
                OfficeTable.update(transaction.sql(), after);
                transaction.append(new Event.OfficeUpdated(after), Audience.everyone());
                AuditLog.record(transaction, AuditActor.of(caller), AuditAction.SETTINGS_CHANGED, "", changed(before, after));
            }
            return after;
        });
    }

    private static Map<String, String> changed(Office before, Office after) {
        Map<String, String> changed = new LinkedHashMap<>();
        put(changed, "name", before.name(), after.name());
        put(changed, "read_receipts", before.readReceipts(), after.readReceipts());
        put(changed, "retention_days", before.retentionDays(), after.retentionDays());
        put(changed, "attachment_quota", before.attachmentQuota(), after.attachmentQuota());
        return changed;
    }

    private static void put(Map<String, String> changed, String setting, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.put(setting, after == null ? "" : after.toString());
            changed.put(setting + "_before", before == null ? "" : before.toString());
        }
    }

    private static Office applied(Office office, Requests.OfficeChange change) {
        return new Office(
                change.name() == null ? office.name()
                        : PlainText.named("name", change.name(), Limits.DISPLAY_NAME_LENGTH),
                change.readReceipts() == null ? office.readReceipts() : change.readReceipts(),
                change.retentionDays() == null ? office.retentionDays() : retention(change.retentionDays()),
                change.attachmentQuota() == null ? office.attachmentQuota() : quota(change.attachmentQuota()));
    }

    private static @Nullable Integer retention(int days) {
        if (days < 0 || days > Limits.RETENTION_DAYS) {
            throw ProblemException.badField("retention_days",
                    "Messages can be kept for 1 to " + Limits.RETENTION_DAYS + " days. 0 keeps them forever.");
        }
        return days == 0 ? null : days;
    }

    private static long quota(long bytes) {
        if (bytes < 0) {
            throw ProblemException.badField("attachment_quota", "The attachment quota must be a number of bytes.");
        }
        return bytes;
    }
}
