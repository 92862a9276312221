package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.server.problem.ProblemException;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProblemRendererTest {

    @Test
    void aRefusalSaysItsStatusCodeMessageAndDetails() {
        String answer = answerOf(ctx -> {
            throw new ProblemException(409, "taken", "It is taken.", Map.of("name", "rama"));
        });

        assertThat(answer).startsWith("HTTP/1.1 409 ")
                .endsWith("{\"error\":{\"code\":\"taken\",\"message\":\"It is taken.\",\"details\":{\"name\":\"rama\"}}}");
    }

    @Test
    void aDatabaseThatIsAwayIs503AndSaysWhenToTryAgain() {
        String answer = answerOf(ctx -> {
            throw ProblemException.unavailable("The office's database can't be reached right now. Try again in a moment.",
                    Duration.ofMillis(1_500));
        });

        assertThat(answer).startsWith("HTTP/1.1 503 ").contains("Retry-After: 2\r\n").contains("\"unavailable\"");
    }

    @Test
    void anInternalFailureShowsTheCallerOnlyAnId() {
        String answer = answerOf(ctx -> {
            throw new IllegalStateException("the secret of the inside");
        });

        assertThat(answer).startsWith("HTTP/1.1 500 ").contains("\"internal_error\"").containsPattern("\"id\":\"[0-9a-f]{8}\"")
                .doesNotContain("secret", "IllegalState", "\tat ");
    }

    @Test
    void evenAnErrorOfTheMachineIsAnAnswer() {
        String answer = answerOf(ctx -> {
            throw new StackOverflowError("deep inside");
        });

        assertThat(answer).startsWith("HTTP/1.1 500 ").doesNotContain("deep inside", "\tat ");
    }

    private static String answerOf(Handler handler) {
        try (BareServer server = new BareServer(RequestDeadlines.DEFAULT, routes -> routes.get("/it", handler, RouteAccess.PUBLIC))) {
            return server.get("/it");
        }
    }
}
