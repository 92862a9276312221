package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    private static final Duration LEAST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofSeconds(30);

    @Test
    void theFirstWaitIsShortAndSpread() {
        Random random = new Random(3);
        var waits = IntStream.range(0, 10_000).mapToObj(i -> new Backoff(LEAST, MOST, random).next()).toList();

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofSeconds(1)));
        for (int tenth = 0; tenth < 10; tenth++) {
            Duration from = Duration.ofMillis(tenth * 100);
            assertThat(waits).filteredOn(wait -> wait.minus(from).toMillis() / 100 == 0 && wait.compareTo(from) >= 0)
                    .hasSizeBetween(800, 1_200);
        }
    }

    @Test
    void aServersRetryAfterIsKeptAndSpread() {
        Random random = new Random(3);
        Duration asked = Duration.ofSeconds(10);
        var waits = IntStream.range(0, 1_000).mapToObj(i -> new Backoff(LEAST, MOST, random).next(asked)).toList();

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(asked, Duration.ofSeconds(15)));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(14)));
    }

    @Test
    void everyWaitAfterItIsBetweenTheLeastAndTheMostAndTheyUseThatRange() {
        Backoff backoff = new Backoff(LEAST, MOST, new Random(3));
        backoff.next();
        var waits = IntStream.range(0, 10_000).mapToObj(i -> backoff.next()).toList();

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(LEAST, MOST));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(2)));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(28)));
    }

    @Test
    void theCeilingDoublesWithEveryFailure() {
        for (int seed = 0; seed < 200; seed++) {
            Backoff backoff = new Backoff(LEAST, MOST, new Random(seed));
            assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(4));
        }
    }

    @Test
    void afterSuccessTheNextFailureIsTheFirstAgain() {
        Backoff backoff = new Backoff(LEAST, MOST, new Random(3));
        IntStream.range(0, 20).forEach(i -> backoff.next());
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
