package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignInLimitsTest {

    @TempDir private static Path folder;
    @AutoClose private static Database database;

    private final AtomicLong clock = new AtomicLong();
    private SignInLimits limits;
    /** Of another server of the same office. */
    private SignInLimits elsewhere;

    @BeforeAll
    static void open() {
        database = TestDatabase.open(folder);
    }

    /** Long after the test before. */
    @BeforeEach
    void forget() {
        pass(Duration.ofDays(10_000));
        limits = limits();
        limits.forgetOld();
        clock.set(0);
        elsewhere = limits();
    }

    private SignInLimits limits() {
        return new SignInLimits(database, sql -> Instant.EPOCH.plusNanos(clock.get()));
    }

    @Test
    void theWaitDoublesUpToAMinuteAndNeverBeyond() {
        fail(5, "rama", "10.0.0.1");
        long[] waits = new long[9];
        for (int i = 0; i < waits.length; i++) {
            fail(1, "rama", "10.0.0.1");
            waits[i] = waitOf("rama", "10.0.0.1").toSeconds();
            pass(Duration.ofSeconds(waits[i]));
        }

        assertThat(waits).containsExactly(1, 2, 4, 8, 16, 32, 60, 60, 60);
    }

    @Test
    void whoHasSignedInIsKnownThereAndNowhereElse() {
        assertThat(limits.begin("rama", "10.0.0.1")).isFalse();
        limits.succeeded("rama", "10.0.0.1");

        assertThat(limits.begin("rama", "10.0.0.1")).isTrue();
        assertThat(limits.begin("rama", "10.0.0.2")).isFalse();
        assertThat(limits.begin("sita", "10.0.0.1")).isFalse();
    }

    @Test
    void aRefusedTryDoesNotProlongTheWait() {
        fail(6, "rama", "10.0.0.1");
        for (int i = 0; i < 100; i++) {
            waitOf("rama", "10.0.0.1");
        }

        assertThat(waitOf("rama", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void triesAtTheSameTimeDoNotSlipThroughTogether() {
        for (int i = 0; i < 6; i++) {
            limits.begin("rama", "10.0.0.1");
        }

        assertThatThrownBy(() -> limits.begin("rama", "10.0.0.1")).isInstanceOf(ProblemException.class);
    }

    @Test
    void guessesFromEverywhereHoldUpNewAddressesButNotOneTheAccountIsKnownAt() {
        limits.begin("rama", "10.0.0.1");
        limits.succeeded("rama", "10.0.0.1");
        for (int i = 0; i < 30; i++) {
            fail(1, "rama", "203.0.113." + i);
            pass(Duration.ofMinutes(1));
        }
        fail(1, "rama", "203.0.113.200");

        assertThat(waitOf("rama", "198.51.100.1")).isEqualTo(Duration.ofMinutes(1));
        assertThatCode(() -> limits.begin("rama", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void oneAddressCannotTryManyAccounts() {
        for (int i = 0; i < 51; i++) {
            fail(1, "user" + i, "203.0.113.7");
        }

        assertThat(waitOf("sita", "203.0.113.7")).isPositive();
        assertThatCode(() -> limits.begin("sita", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void anAddressDoesNotBuyGuessesWithAnAccountOfItsOwn() {
        for (int i = 0; i < 51; i++) {
            fail(1, "user" + i, "203.0.113.7");
            pass(Duration.ofMillis(1));
        }
        pass(Duration.ofSeconds(1));
        limits.begin("ravana", "203.0.113.7");
        limits.succeeded("ravana", "203.0.113.7");
        fail(1, "rama", "203.0.113.7");

        assertThat(waitOf("sita", "203.0.113.7")).isPositive();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        for (int i = 0; i < 51; i++) {
            fail(1, "user" + i, "2001:db8::" + Integer.toHexString(i + 1));
        }

        assertThat(waitOf("sita", "[2001:db8:0:0:ffff::1]")).isPositive();
        assertThatCode(() -> limits.begin("sita", "2001:db8:0:1::1")).doesNotThrowAnyException();
    }

    @Test
    void successAndAQuietQuarterOfAnHourForgive() {
        fail(6, "rama", "10.0.0.1");
        pass(Duration.ofMinutes(16));
        fail(5, "rama", "10.0.0.1");
        limits.begin("rama", "10.0.0.1");
        limits.succeeded("rama", "10.0.0.1");

        assertThatCode(() -> fail(5, "rama", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void freeTriesAreFreeOnceWhicheverServerIsTried() {
        fail(5, "rama", "10.0.0.1");
        elsewhere.begin("rama", "10.0.0.1");

        assertThat(waitOf("rama", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> elsewhere.begin("rama", "10.0.0.1")).isInstanceOf(ProblemException.class);

        pass(Duration.ofSeconds(1));
        elsewhere.begin("rama", "10.0.0.1");
        elsewhere.succeeded("rama", "10.0.0.1");
        assertThatCode(() -> fail(5, "rama", "10.0.0.1")).as("success on one server").doesNotThrowAnyException();
    }

    @Test
    void ofTriesOnAllServersAtTheSameTimeNoMoreThanTheFreeOnesPass() throws InterruptedException {
        AtomicInteger passed = new AtomicInteger();
        try (ExecutorService guesser = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                SignInLimits server = i % 2 == 0 ? limits : elsewhere;
                guesser.submit(() -> {
                    server.begin("rama", "10.0.0.1");
                    return passed.incrementAndGet();
                });
            }
        }

        assertThat(passed).hasValue(6);
    }

    @Test
    void whatIsOldIsForgotten() {
        fail(1, "rama", "10.0.0.1");
        limits.succeeded("rama", "10.0.0.1");
        fail(3, "sita", "10.0.0.1");
        assertThat(rows("failed_try")).isEqualTo(3);
        assertThat(rows("known_address")).isEqualTo(1);

        pass(Duration.ofMinutes(16));
        limits.forgetOld();

        assertThat(rows("failed_try")).isZero();
        assertThat(rows("known_address")).isEqualTo(1);
    }

    /** More than are looked through at once. */
    @Test
    void allThatIsOldIsForgottenHoweverMuchThereIs() {
        database.durably(sql -> {
            PreparedBatch rows = sql.prepareBatch("INSERT INTO failed_try (subject, failures, last_at, waits_until) VALUES (?, 1, ?, ?)");
            for (int i = 0; i < 2_500; i++) {
                rows.add("code " + i, Instant.EPOCH, Instant.EPOCH);
            }
            return rows.execute();
        });

        pass(Duration.ofMinutes(16));
        limits.forgetOld();

        assertThat(rows("failed_try")).isZero();
    }

    private static int rows(String table) {
        return database.read(sql -> sql.createQuery("SELECT count(*) FROM " + table).mapTo(Integer.class).one());
    }

    private void fail(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            limits.begin(account, address);
        }
    }

    private Duration waitOf(String account, String address) {
        try {
            limits.begin(account, address);
            return Duration.ZERO;
        } catch (ProblemException e) {
            assertThat(e.status()).isEqualTo(429);
            return e.retryAfter();
        }
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
