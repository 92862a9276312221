package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.http.RequestLimits.Rate;
import dev.vireo.server.problem.ProblemException;
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
        Throttle throttle = new Throttle(new RequestLimits(Map.of(Work.SEARCH, new Rate(2, 1), Work.EXPORT, new Rate(1, 1))));
        throttle.take(Work.SEARCH, "rama");
        throttle.take(Work.SEARCH, "rama");

        assertThatThrownBy(() -> throttle.take(Work.SEARCH, "rama")).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.code()).isEqualTo("too_many_requests");
            assertThat(refusal.details()).containsEntry("limit", "search");
            assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        });
        throttle.take(Work.SEARCH, "sita");
        throttle.take(Work.EXPORT, "rama");
        throttle.take(Work.SENDING, "rama");
    }

    @Test
    void whoIsForgottenHasEverythingLeftAndWhoHasNotIsNotForgotten() {
        Throttle throttle = new Throttle(new RequestLimits(Map.of(Work.SEARCH, new Rate(1, 1))));
        throttle.take(Work.SEARCH, "rama");
        throttle.forgetIdle();

        assertThatThrownBy(() -> throttle.take(Work.SEARCH, "rama")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> throttle.requireLeft(Work.SEARCH, "rama")).isInstanceOf(ProblemException.class);
        throttle.requireLeft(Work.SEARCH, "sita");
    }

    @Test
    void fewOfOnePersonsRequestsRunAtOneTimeAndOthersDoNotWaitForThem() throws InterruptedException {
        Throttle throttle = new Throttle(RequestLimits.USUAL);
        Runnable first = throttle.awaitTurn(Work.SEARCH, "rama");
        throttle.awaitTurn(Work.SEARCH, "rama");
        CountDownLatch third = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            throttle.awaitTurn(Work.SEARCH, "rama");
            third.countDown();
        });
        throttle.awaitTurn(Work.SEARCH, "sita").run();
        throttle.forgetIdle();
        assertThat(third.getCount()).isEqualTo(1);

        first.run();
        first.run();
        assertThat(third.await(20, TimeUnit.SECONDS)).isTrue();
        waiting.join();
        Thread fourth = Thread.ofVirtual().start(() -> throttle.awaitTurn(Work.SEARCH, "rama"));
        assertThat(fourth.join(Duration.ofMillis(50))).as("a turn that ends twice makes room for one").isFalse();
        fourth.interrupt();
    }

    @Test
    void limitsAreReadAsWritten() {
        assertThat(RequestLimits.of("")).isEqualTo(RequestLimits.USUAL);
        assertThat(RequestLimits.of("off")).isEqualTo(RequestLimits.NONE);
        RequestLimits some = RequestLimits.of("sending=5000/30000, search=off,sign-in=1/2");
        assertThat(some.of(Work.SENDING)).hasValue(new Rate(5_000, 30_000));
        assertThat(some.of(Work.SEARCH)).isEmpty();
        assertThat(some.of(Work.SIGN_IN)).hasValue(new Rate(1, 2));
        assertThat(some.of(Work.READS)).isEqualTo(RequestLimits.USUAL.of(Work.READS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sending", "sending=", "sending=0/1", "sending=1", "sending=1/0", "dancing=1/1", "sending=1/1;search=off", ",",
        "sending=99999999/1"})
    void brokenLimitsAreNamed(String text) {
        assertThatThrownBy(() -> RequestLimits.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
