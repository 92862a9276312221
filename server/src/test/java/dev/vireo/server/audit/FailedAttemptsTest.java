package dev.vireo.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.log.Log;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedAttemptsTest {

    private static final String ADDRESS = "192.0.2.7";

    @TempDir private Path folder;

    private final AtomicLong now = new AtomicLong();
    private int mostNames;
    private Database database;
    private Log log;
    private FailedAttempts failures;

    @BeforeEach
    void open() {
        database = TestDatabase.open(folder);
        log = new Log(database, new LocalBackbone());
        log.start();
        failures = new FailedAttempts(database, log, (sql, names) -> {
            mostNames = Math.max(mostNames, names.size());
            return names.stream().filter(List.of("rama", "sita")::contains).toList();
        }, now::get);
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private void fail(String username, String address, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(AuditAction.SIGN_IN_FAILED, username, address);
        }
    }

    private List<String> recorded() {
        return database.read(sql -> AuditTable.after(sql, 0, 1_000)).stream()
                .map(entry -> entry.action() + " " + entry.subject() + " " + entry.address() + " " + entry.details())
                .toList();
    }

    @Test
    void theFirstOnesAreRecordedOneByOneAndTheRestOfTheHourTogether() {
        fail("rama", ADDRESS, 2);
        failures.save();
        fail("rama", ADDRESS, 40);
        fail("sita", ADDRESS, 1);
        failures.save();
        String one = "sign_in_failed rama 192.0.2.7 {}";
        String other = "sign_in_failed sita 192.0.2.7 {}";
        assertThat(recorded()).containsExactly(one, one, one, other);

        now.addAndGet(Duration.ofMinutes(59).toNanos());
        fail("rama", ADDRESS, 1);
        failures.save();
        assertThat(recorded()).hasSize(4);

        now.addAndGet(Duration.ofMinutes(1).toNanos());
        failures.save();
        assertThat(recorded()).hasSize(5).last().isEqualTo("sign_in_failed rama 192.0.2.7 {\"times\":\"40\"}");

        fail("rama", ADDRESS, 1);
        failures.save();
        assertThat(recorded()).hasSize(6).last().isEqualTo(one);
        assertThat(AuditVerification.run(database).fault()).isEmpty();
    }

    /** People type their password there. */
    @Test
    void aNameThatNobodyHasIsNotKept() {
        fail("correct-horse-battery", ADDRESS, 1);
        fail("another-secret", ADDRESS, 1);
        failures.add(AuditAction.JOIN_FAILED, "", ADDRESS);
        failures.save();

        String unknown = "sign_in_failed  192.0.2.7 {\"reason\":\"unknown_username\"}";
        assertThat(recorded()).containsExactly(unknown, unknown, "join_failed  192.0.2.7 {}");
    }

    @Test
    void guessingFromManyAddressesFillsNothing() {
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 3_000; i++) {
                fail(i % 2 == 0 ? "rama" : "nobody", "198.51." + i / 250 + "." + i % 250, 1);
            }
            failures.save();
        }
        assertThat(recorded()).hasSizeLessThan(FailureWindow.MOST);

        failures.close();

        assertThat(recorded()).hasSize(FailureWindow.MOST);
        assertThat(recorded()).last().asString().startsWith("sign_in_failed   {\"accounts\":\"many\",\"times\":");
        int times = recorded().stream().mapToInt(entry -> entry.contains("times")
                ? Integer.parseInt(entry.replaceFirst(".*\"times\":\"([0-9]+)\".*", "$1")) : 1).sum();
        assertThat(times).isEqualTo(12_000);
    }

    @Test
    void noMoreIsRememberedUntilTheNextSavingThanCanBeLookedUpAtOnce() {
        for (int i = 0; i < 3_000; i++) {
            fail("somebody" + i, ADDRESS, 1);
        }
        fail("rama", ADDRESS, 1);
        failures.save();
        assertThat(mostNames).isEqualTo(1_000);

        failures.close();

        assertThat(recorded()).last().isEqualTo("sign_in_failed   {\"accounts\":\"many\",\"times\":\"2001\"}");
    }

    @Test
    void aFloodOfRequestsFillsNothingAndHidesNoGuessing() {
        for (int i = 0; i < 3_000; i++) {
            String address = "198.51." + i / 250 + "." + i % 250;
            failures.tokenRefused(address);
            failures.tooManyRequests("rama", address);
        }
        fail("sita", ADDRESS, 1);
        failures.save();
        failures.close();

        assertThat(recorded()).contains("sign_in_failed sita 192.0.2.7 {}").hasSize(2 * (FailureWindow.PAIRS + 1) + 1);
        assertThat(recorded()).contains("token_refused   {\"accounts\":\"many\",\"times\":\"2950\"}",
                "too_many_requests   {\"accounts\":\"many\",\"times\":\"2950\"}");
    }
}
