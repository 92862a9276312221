package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.http.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SignInLimitsTest {

    private final AtomicLong clock = new AtomicLong();
    private final SignInLimits limits = new SignInLimits(clock::get);

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
