package dev.vireo.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.log.Log;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditShorteningTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatIsOldEnoughGoesAndTheRestIsUnbroken(@TempDir Path folder) {
        try (Database database = TestDatabase.open(folder); Log log = new Log(database, new LocalBackbone(), () -> now)) {
            log.start();
            AuditRecords records = new AuditRecords(database, log, () -> now);
            record(log, 3);
            now = now.plus(Duration.ofDays(100));
            record(log, 2);

            now = now.plus(AuditRecords.KEPT).minus(Duration.ofDays(100));
            records.shorten();
            assertThat(numbers(database)).containsExactly(1L, 2L, 3L, 4L, 5L);

            now = now.plus(Duration.ofDays(1));
            records.shorten();
            records.shorten();

            assertThat(numbers(database)).containsExactly(4L, 5L, 6L);
            AuditVerdict verdict = AuditVerification.run(database);
            assertThat(verdict.fault()).isEmpty();
            assertThat(verdict.entries()).isEqualTo(3);
            StoredAuditEntry cut = database.read(sql -> AuditTable.after(sql, 5, 1)).getFirst();
            assertThat(cut.action() + cut.details()).isEqualTo("audit_shortened{\"last_removed\":\"3\"}");

            database.durably(sql -> sql.execute("DELETE FROM audit_entry WHERE number = 4"));
            assertThat(AuditVerification.run(database).fault()).map(AuditVerdict.AuditFault::number).contains(4L);
        }
    }

    private static void record(Log log, int entries) {
        for (int i = 0; i < entries; i++) {
            log.write(transaction -> {
                AuditLog.record(transaction, new AuditActor("shyam", ""), AuditAction.SIGN_IN, "", Map.of());
                return true;
            });
        }
    }

    private static List<Long> numbers(Database database) {
        return database.read(sql -> AuditTable.after(sql, 0, 100)).stream().map(StoredAuditEntry::number).toList();
    }
}
