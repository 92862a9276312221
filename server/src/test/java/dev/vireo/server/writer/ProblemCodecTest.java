package dev.vireo.server.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.server.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A refusal reads the same wherever it was made. */
final class ProblemCodecTest {

    static Stream<ProblemException> refusals() {
        return Stream.of(
                ProblemException.notFound("channel"),
                ProblemException.badField("body", "It is „empty“."),
                ProblemException.tooLarge(65_536),
                ProblemException.tooMany("Slowly.", Duration.ofMillis(1_500), Map.of("limit", 5, "names", "none")),
                ProblemException.unavailable("storage_full", "No room.", Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void itArrivesAsItWas(ProblemException refusal) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProblemCodec.write(refusal, new DataOutputStream(bytes));
        ProblemException read = ProblemCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.status()).isEqualTo(refusal.status());
        assertThat(read.code()).isEqualTo(refusal.code());
        assertThat(read).hasMessage(refusal.getMessage());
        assertThat(read.retryAfter()).isEqualTo(refusal.retryAfter());
        assertThat(read.toProblem()).hasToString(refusal.toProblem().toString());
    }
}
