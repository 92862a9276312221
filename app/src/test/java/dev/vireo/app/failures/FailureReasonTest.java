package dev.vireo.app.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.failures.FailureReason.FoundHere;
import dev.vireo.app.failures.FailureReason.LocalCause;
import dev.vireo.app.failures.FailureReason.ToldByServer;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FailureReasonTest {

    @ParameterizedTest
    @EnumSource(LocalCause.class)
    void localCausesAreReadBackFromTheDisk(LocalCause cause) {
        FailureReason reason = new FoundHere(cause, "plan: 2nd draft.bin");
        assertThat(FailureReason.stored(reason.stored())).isEqualTo(reason);
        assertThat(FailureReason.stored(FailureReason.of(cause).stored())).isEqualTo(FailureReason.of(cause));
    }

    @ParameterizedTest
    @ValueSource(strings = {"The message is too long.", "local: no", "local:SOMETHING:else", "plan.bin is not there any more."})
    void otherLinesAreTheServersText(String line) {
        assertThat(FailureReason.stored(line)).isEqualTo(new ToldByServer(line));
        assertThat(new ToldByServer(line).stored()).isEqualTo(line);
    }

    @Test
    void aProblemOfTheServerKeepsItsCodeOnTheDisk() {
        FailureReason full = new FailureReason.KnownProblem("quota_reached", "The office is full: ask an admin.");
        assertThat(FailureReason.stored(full.stored())).isEqualTo(full);
    }

    @Test
    void aFailureWithoutWordsHasAnUnknownCause() {
        assertThat(FailureReason.of(new IllegalStateException())).isEqualTo(FailureReason.of(LocalCause.UNKNOWN));
        assertThat(FailureReason.of(new IllegalStateException(" "))).isEqualTo(FailureReason.of(LocalCause.UNKNOWN));
    }

    @Test
    void theReasonIsFoundInsideACompletionException() {
        FailureReason gone = new FoundHere(LocalCause.FILE_GONE, "plan.bin");
        assertThat(FailureReason.of(new CompletionException(new FailedException(gone)))).isEqualTo(gone);
    }
}
