package dev.vireo.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class SignInAttemptTest {

    private final Door door = new Door();
    private final SignInAttempt attempt = new SignInAttempt(door.clock);
    private final List<String> outcomes = new ArrayList<>();

    @Test
    void onlyOneAttemptRunsAtATime() {
        CompletableFuture<String> first = new CompletableFuture<>();
        attempt.run(() -> first, outcomes::add);
        assertThat(attempt.busyProperty().get()).isTrue();
        attempt.run(() -> CompletableFuture.completedFuture("second"), outcomes::add);
        first.complete("first");
        assertThat(outcomes).containsExactly("first");
        assertThat(attempt.busyProperty().get()).isFalse();
    }

    @Test
    void aCancelledAttemptHasNoEffect() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        attempt.run(() -> slow, outcomes::add);
        attempt.cancel();
        assertThat(attempt.busyProperty().get()).isFalse();
        assertThat(slow).isCancelled();
        assertThat(attempt.troubleProperty().get()).isEmpty();
        attempt.run(() -> CompletableFuture.completedFuture("next"), outcomes::add);
        assertThat(outcomes).containsExactly("next");
    }

    @Test
    void theWaitIsCountedDownAndNothingIsTriedBeforeItsEnd() {
        attempt.run(() -> Door.<String>closed(SignInError.wait(Duration.ofSeconds(2))), outcomes::add);
        assertThat(attempt.waitingProperty().get()).isEqualTo(2);
        attempt.forget();
        assertThat(attempt.troubleProperty().get()).isPresent();
        door.now = door.now.plusMillis(1_500);
        attempt.run(() -> CompletableFuture.completedFuture("too early"), outcomes::add);
        assertThat(attempt.waitingProperty().get()).isEqualTo(1);
        assertThat(outcomes).isEmpty();
        door.now = door.now.plusMillis(500);
        attempt.tick();
        assertThat(attempt.waitingProperty().get()).isZero();
        assertThat(attempt.troubleProperty().get()).isEmpty();
        attempt.run(() -> CompletableFuture.completedFuture("in time"), outcomes::add);
        assertThat(outcomes).containsExactly("in time");
    }
}
