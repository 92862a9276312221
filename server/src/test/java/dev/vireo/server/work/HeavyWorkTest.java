package dev.vireo.server.work;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vireo.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class HeavyWorkTest {

    @Test
    void workThatStillWaitsWhenItClosesIsRefused() {
        CountDownLatch release = new CountDownLatch(1);
        HeavyWork heavy = new HeavyWork("test");
        try {
            // More than there are threads.
            List<Supplier<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                results.add(heavy.begin(() -> release.await(1, TimeUnit.MINUTES)));
            }
            heavy.close();
            assertThatExceptionOfType(ProblemException.class).isThrownBy(results.getLast()::get).withMessageContaining("shutting down");
        } finally {
            release.countDown();
        }
    }
}
