package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.server.RawConnection;
import io.javalin.http.Handler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProblemsTest {

    @Test
    void aRefusalSaysItsStatusCodeMessageAndDetails() throws Exception {
        String answer = answerOf(ctx -> {
            throw new ProblemException(409, "taken", "It is taken.", Map.of("name", "rama"));
        });

        assertThat(answer).startsWith("HTTP/1.1 409 ")
                .endsWith("{\"error\":{\"code\":\"taken\",\"message\":\"It is taken.\",\"details\":{\"name\":\"rama\"}}}");
    }

    @Test
    void aDatabaseThatIsAwayIs503AndSaysWhenToTryAgain() throws Exception {
        String answer = answerOf(ctx -> {
            throw ProblemException.unavailable("The office's database cannot be reached just now.", Duration.ofMillis(1_500));
        });

        assertThat(answer).startsWith("HTTP/1.1 503 ").contains("Retry-After: 2\r\n").contains("\"unavailable\"");
    }

    @Test
    void aFailureOfOurOwnTellsTheCallerAnIdAndNothingOfTheInside() throws Exception {
        String answer = answerOf(ctx -> {
            throw new IllegalStateException("the secret of the inside");
        });

        assertThat(answer).startsWith("HTTP/1.1 500 ").contains("\"internal_error\"").containsPattern("\"id\":\"[0-9a-f]{8}\"")
                .doesNotContain("secret", "IllegalState", "\tat ");
    }

    @Test
    void evenAnErrorOfTheMachineIsAnAnswer() throws Exception {
        String answer = answerOf(ctx -> {
            throw new StackOverflowError("deep inside");
        });

        assertThat(answer).startsWith("HTTP/1.1 500 ").doesNotContain("deep inside", "\tat ");
    }

    private static String answerOf(Handler handler) throws Exception {
        ServerSocketChannel socket = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        Authenticator everybody = token -> Optional.of(new Caller("rama", OfficeRole.MEMBER, "1"));
        Routes routes = config -> config.get("/it", handler, Access.PUBLIC);
        try (HttpServer server = new HttpServer(
                socket, Deadlines.DEFAULT, everybody, new SimpleMeterRegistry(), List.of(routes))) {
            server.start();
            return RawConnection.exchange(URI.create("http://127.0.0.1:" + server.port()),
                    "GET /it HTTP/1.1\r\nHost: vireo\r\nConnection: close\r\n\r\n");
        }
    }
}
