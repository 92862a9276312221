package dev.vireo.server.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutgoingSignalsTest {

    private final OutgoingSignals outgoing = new OutgoingSignals();

    @Test
    void ofManyPositionsTheLastIsSaidOnceAndAgainOnlyIfAsked() throws InterruptedException {
        outgoing.position(1);
        outgoing.position(3);
        outgoing.position(2);

        assertThat(take().position()).isEqualTo(3);
        assertThat(take().position()).isZero();
        outgoing.repeat();
        assertThat(take().position()).isEqualTo(3);
    }

    @Test
    void ofTooManySignalsTheLatestAreKept() throws InterruptedException {
        for (int i = 1; i <= 5_000; i++) {
            outgoing.signal("presence " + i);
        }

        assertThat(take().signals()).hasSize(1_024).last().isEqualTo("presence 5000");
    }

    private OutgoingSignals.OutgoingBatch take() throws InterruptedException {
        return outgoing.take(Duration.ZERO);
    }
}
