package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryPolicyTest {

    private static final RetryPolicy LONG = tries(Duration.ofMinutes(1));

    private static RetryPolicy tries(Duration window) {
        return new RetryPolicy(() -> new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(3)), window);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aServerThatIsRestartedIsNotNoticed(int status) {
        assertThat(LONG.<String>of(attempt -> {
            if (attempt < 3) {
                throw new ServerException.Refused(status, "unavailable", "Not now.", null);
            }
            return "there";
        })).isEqualTo("there");
        assertThat(LONG.<String>of(attempt -> {
            if (attempt < 3) {
                throw new ServerException.Unreachable("reset", new IOException());
            }
            return "there";
        })).isEqualTo("there");
    }

    @Test
    void aBusyServerIsRetried() {
        assertThat(LONG.<String>of(attempt -> {
            if (attempt < 2) {
                throw new ServerException.Refused(429, "too_many_requests", "Wait a moment.", Duration.ofMillis(1));
            }
            return "there";
        })).isEqualTo("there");
        assertOnce(LONG, new ServerException.Refused(429, "too_many_requests", "Wait.", Duration.ofHours(1)));
    }

    @Test
    void refusalsAreNotRetried() {
        for (int status : new int[] {400, 403, 404, 409, 413, 429, 500}) {
            assertOnce(LONG, new ServerException.Refused(status, "no", "No.", null));
        }
        assertOnce(LONG, new ServerException.Unauthorised("unauthorized", "Sign in."));
        assertOnce(LONG, new ServerException.Unreachable("silent", null));
    }

    @Test
    void aLongRetryAfterIsNotWaitedFor() {
        assertOnce(LONG, new ServerException.Refused(503, "unavailable", "Not now.", Duration.ofHours(1)));
        assertOnce(tries(Duration.ZERO), new ServerException.Refused(503, "unavailable", "Not now.", null));
    }

    private static void assertOnce(RetryPolicy tries, ServerException failure) {
        assertThatThrownBy(() -> tries.of(attempt -> {
            assertThat(attempt).isZero();
            throw failure;
        })).isSameAs(failure);
    }
}
