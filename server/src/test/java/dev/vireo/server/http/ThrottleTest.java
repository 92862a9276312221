package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.problem.ProblemException;
import dev.vireo.testing.Await;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThrottleTest {

    @Test
    void everybodyHasALimitOfTheirOwnForEachKindOfWork() {
        Throttle throttle = new Throttle(
                new RequestLimits(Map.of(WorkKind.SEARCH, new RateLimit(2, 1), WorkKind.EXPORT, new RateLimit(1, 1))));
        throttle.take(WorkKind.SEARCH, "rama");
        throttle.take(WorkKind.SEARCH, "rama");

        assertThatThrownBy(() -> throttle.take(WorkKind.SEARCH, "rama")).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.code()).isEqualTo("too_many_requests");
            assertThat(refusal.details()).containsEntry("limit", "search");
            assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        });
        throttle.take(WorkKind.SEARCH, "sita");
        throttle.take(WorkKind.EXPORT, "rama");
        throttle.take(WorkKind.SENDING, "rama");
    }

    @Test
    void whoIsForgottenHasEverythingLeftAndWhoHasNotIsNotForgotten() {
        Throttle throttle = new Throttle(new RequestLimits(Map.of(WorkKind.SEARCH, new RateLimit(1, 1))));
        throttle.take(WorkKind.SEARCH, "rama");
        throttle.forgetIdle();

        assertThatThrownBy(() -> throttle.take(WorkKind.SEARCH, "rama")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> throttle.requireLeft(WorkKind.SEARCH, "rama")).isInstanceOf(ProblemException.class);
        throttle.requireLeft(WorkKind.SEARCH, "sita");
    }

    @Test
    void nothingIsKeptOfWhoIsIdle() {
        Throttle throttle = new Throttle(new RequestLimits(Map.of(WorkKind.SEARCH, new RateLimit(1, 1), WorkKind.EXPORT,
                new RateLimit(1, 60_000))));
        throttle.take(WorkKind.EXPORT, "rama");
        throttle.awaitPermit(WorkKind.SEARCH, "rama").run();
        Runnable running = throttle.awaitPermit(WorkKind.SEARCH, "sita");
        Await.until("Rama's budget to be full again", () -> {
            throttle.forgetIdle();
            return throttle.kept() == 1;
        });

        running.run();
        throttle.forgetIdle();
        assertThat(throttle.kept()).isZero();
    }

    @Test
    void fewOfOnePersonsRequestsRunAtOneTimeAndOthersDoNotWaitForThem() throws InterruptedException {
        Throttle throttle = new Throttle(RequestLimits.USUAL);
        Runnable first = throttle.awaitPermit(WorkKind.SEARCH, "rama");
        throttle.awaitPermit(WorkKind.SEARCH, "rama");
        CountDownLatch third = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            throttle.awaitPermit(WorkKind.SEARCH, "rama");
            third.countDown();
        });
        throttle.awaitPermit(WorkKind.SEARCH, "sita").run();
        throttle.forgetIdle();
        assertThat(third.getCount()).isEqualTo(1);

        first.run();
        first.run();
        assertThat(third.await(20, TimeUnit.SECONDS)).isTrue();
        waiting.join();
        Thread fourth = Thread.ofVirtual().start(() -> throttle.awaitPermit(WorkKind.SEARCH, "rama"));
        assertThat(fourth.join(Duration.ofMillis(50))).as("a turn that ends twice makes room for one").isFalse();
        fourth.interrupt();
    }

    @Test
    void limitsAreReadAsWritten() {
        assertThat(RequestLimits.of("")).isEqualTo(RequestLimits.USUAL);
        assertThat(RequestLimits.of("off")).isEqualTo(RequestLimits.NONE);
        RequestLimits some = RequestLimits.of("sending=5000/30000, search=off,sign-in=1/2");
        assertThat(some.of(WorkKind.SENDING)).hasValue(new RateLimit(5_000, 30_000));
        assertThat(some.of(WorkKind.SEARCH)).isEmpty();
        assertThat(some.of(WorkKind.SIGN_IN)).hasValue(new RateLimit(1, 2));
        assertThat(some.of(WorkKind.READS)).isEqualTo(RequestLimits.USUAL.of(WorkKind.READS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sending", "sending=", "sending=0/1", "sending=1", "sending=1/0", "dancing=1/1", "sending=1/1;search=off", ",",
        "sending=99999999/1"})
    void brokenLimitsAreNamed(String text) {
        assertThatThrownBy(() -> RequestLimits.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
