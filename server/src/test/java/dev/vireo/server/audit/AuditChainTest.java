package dev.vireo.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.audit.AuditVerdict.AuditFault;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.log.Log;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditChainTest {

    private static final AuditActor SHYAM = new AuditActor("shyam", "192.0.2.1");

    private static Database database;
    private static Log log;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        log = new Log(database, new LocalBackbone());
        log.start();
    }

    @BeforeEach
    void begin() {
        change("DELETE FROM audit_entry");
        change("DELETE FROM audit_chain");
    }

    @AfterAll
    static void close() {
        log.close();
        database.close();
    }

    private static void record(int entries) {
        for (int i = 1; i <= entries; i++) {
            String subject = i % 2 == 0 ? "rama" : "sita";
            log.write(transaction -> {
                AuditLog.record(transaction, SHYAM, AuditAction.ROLE_CHANGED, subject, Map.of("to", "admin", "from", "member"));
                return true;
            });
        }
    }

    private static AuditVerdict verify() {
        return AuditVerification.run(database);
    }

    private static void change(String sql) {
        database.durably(handle -> handle.execute(sql));
    }

    @Test
    void anEmptyChainIsUnbroken() {
        assertThat(verify()).isEqualTo(new AuditVerdict(0, Optional.empty(), "0".repeat(64), Optional.empty()));
    }

    @Test
    void whatWasRecordedIsUnbrokenAndEachEntryHasItsOwnHash() {
        record(5);

        List<StoredAuditEntry> entries = database.read(sql -> AuditTable.after(sql, 0, 100));
        assertThat(entries).extracting(StoredAuditEntry::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(entries).extracting(StoredAuditEntry::details).containsOnly("{\"from\":\"member\",\"to\":\"admin\"}");
        assertThat(entries).extracting(StoredAuditEntry::hash).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        assertThat(verify()).isEqualTo(new AuditVerdict(5, Optional.of(entries.getFirst().at()), entries.getLast().hash(),
                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UPDATE audit_entry SET actor = 'rama' WHERE number = 3 | 3",
        "UPDATE audit_entry SET action = 'sign_in' WHERE number = 1 | 1",
        "UPDATE audit_entry SET subject = '' WHERE number = 5 | 5",
        "UPDATE audit_entry SET address = '192.0.2.11' WHERE number = 2 | 2",
        "UPDATE audit_entry SET details = '{}' WHERE number = 2 | 2",
        "UPDATE audit_entry SET at = at + INTERVAL '1' SECOND WHERE number = 2 | 2",
        "UPDATE audit_entry SET at = TIMESTAMP WITH TIME ZONE '294000-01-01 00:00:00+00' WHERE number = 2 | 2",
        "UPDATE audit_entry SET hash = 'none' WHERE number = 4 | 4",
        // What stands between two texts cannot be moved from one to the other.
        "UPDATE audit_entry SET actor = 'shya', action = CONCAT('m', action) WHERE number = 2 | 2",
        // A row that goes, at the beginning, within and at the end.
        "DELETE FROM audit_entry WHERE number = 1 | 1",
        "DELETE FROM audit_entry WHERE number = 3 | 3",
        "DELETE FROM audit_entry WHERE number = 5 | 5",
        "DELETE FROM audit_entry | 1",
        // One that comes, before, behind and far behind.
        "INSERT INTO audit_entry SELECT 0, at, actor, action, subject, address, details, hash FROM audit_entry WHERE number = 1 | 0",
        "INSERT INTO audit_entry SELECT 6, at, actor, action, subject, address, details, hash FROM audit_entry WHERE number = 5 | 6",
        "INSERT INTO audit_entry SELECT 9, at, actor, action, subject, address, details, hash FROM audit_entry WHERE number = 5 | 9",
        // All numbers after a row that is gone moved up, or two rows swapped.
        "UPDATE audit_entry SET number = number + 10 WHERE number > 2 | 3",
        "UPDATE audit_entry SET number = CASE number WHEN 2 THEN -2 ELSE number END | -2",
        // The ends.
        "UPDATE audit_chain SET last_number = 4 | 5",
        "UPDATE audit_chain SET last_hash = first_hash | 5",
        "UPDATE audit_chain SET first_hash = last_hash | 1",
        "UPDATE audit_chain SET first_hash = 'none' | 1",
        "UPDATE audit_chain SET first_number = 2 | 1",
        "DELETE FROM audit_chain | 1"})
    void aTouchedRowIsFound(String sql, long at) {
        record(5);

        List<AuditVerdict> touched = new ArrayList<>();
        assertThatThrownBy(() -> database.durably(handle -> {
            handle.execute(sql);
            touched.add(AuditVerification.of(handle));
            throw new IllegalStateException("taken back");
        })).hasMessage("taken back");

        assertThat(touched.getFirst().fault()).map(AuditFault::number).contains(at);
        assertThat(verify().fault()).isEmpty();
    }

    @Test
    void twoRowsThatChangedPlacesAreFound() {
        record(5);
        change("UPDATE audit_entry SET number = 30 WHERE number = 3");
        change("UPDATE audit_entry SET number = 3 WHERE number = 4");
        change("UPDATE audit_entry SET number = 4 WHERE number = 30");

        assertThat(verify().fault()).contains(new AuditFault(3, "Entry 3 was changed, or the entry before it was."));
    }

    @Test
    void anEntryThatWasRewrittenWithAHashOfItsOwnBreaksTheNextOne() {
        record(5);
        List<StoredAuditEntry> entries = database.read(sql -> AuditTable.after(sql, 0, 100));
        StoredAuditEntry other = new StoredAuditEntry(3, entries.get(2).at(), "rama", "sign_in", "", "", "{}", "");
        change("DELETE FROM audit_entry WHERE number = 3");
        database.durably(sql -> {
            AuditTable.append(sql, List.of(other.withHash(other.hashAfter(entries.get(1).hash()))));
            return true;
        });

        AuditVerdict verdict = verify();
        assertThat(verdict.entries()).isEqualTo(3);
        assertThat(verdict.fault()).map(AuditFault::number).contains(4L);
    }

    @Test
    void manyWritersMakeOneChain() throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(writers.submit(() -> record(4)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        AuditVerdict verdict = verify();
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(200);
    }

    /** More than are read at a time. */
    @Test
    void aLongChainIsVerifiedToItsEnd() {
        Map<String, Map<String, String>> people = new LinkedHashMap<>();
        for (int i = 1; i <= 2_500; i++) {
            people.put("person" + i, Map.of());
        }
        log.write(transaction -> {
            AuditLog.recordEach(transaction, SHYAM, AuditAction.USER_ADDED, people);
            return true;
        });
        assertThat(verify()).satisfies(verdict -> {
            assertThat(verdict.fault()).isEmpty();
            assertThat(verdict.entries()).isEqualTo(2_500);
        });

        change("UPDATE audit_entry SET subject = 'rama' WHERE number = 2400");

        assertThat(verify().fault()).map(AuditFault::number).contains(2_400L);
    }

    @Test
    void textsAreBoundedAndHoldNothingThatADatabaseWouldStoreDifferently() {
        Map<String, String> details = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            details.put("key" + i, "\0\ud83d" + "😀".repeat(500));
        }
        log.write(transaction -> {
            AuditLog.record(transaction, new AuditActor("a".repeat(500), "\0".repeat(500)), AuditAction.SIGN_IN, "s".repeat(33), details);
            return true;
        });

        StoredAuditEntry entry = database.read(sql -> AuditTable.after(sql, 0, 100)).getFirst();
        assertThat(entry.actor()).hasSize(32).endsWith("…");
        assertThat(entry.subject()).isEqualTo("s".repeat(31) + "…");
        assertThat(entry.address()).isEqualTo("\ufffd".repeat(63) + "…");
        assertThat(entry.details().length()).isLessThan(3_000);
        assertThat(entry.details().codePoints()).noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
        assertThat(verify().fault()).isEmpty();
    }

    @Test
    void aCommandLineRecordsWithoutTheLog() {
        record(1);
        database.durably(sql -> {
            AuditLog.recordAlone(sql, Instant.parse("2026-01-02T03:04:05.123456789Z"), AuditAction.BACKUP_RESTORED,
                    Map.of("file", "office.zip"));
            return true;
        });
        record(1);

        assertThat(verify()).satisfies(verdict -> {
            assertThat(verdict.fault()).isEmpty();
            assertThat(verdict.entries()).isEqualTo(3);
        });
    }

    @Test
    void everyActionFitsItsColumn() {
        Set<String> names = new HashSet<>();
        for (AuditAction action : AuditAction.values()) {
            assertThat(names.add(action.wireName())).isTrue();
            assertThat(action.wireName()).matches("[a-z_]{1,32}");
        }
    }
}
