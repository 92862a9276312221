package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vireo.time.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal against a server that is slow to open its stream. */
class RehearsalTest {

    private static final String STREAM = "/api/users/messages/stream/rama";
    private static final String SEND = "/api/users/messages/send-with-notification";
    private static final int SENT = 40;

    @TempDir private Path folder;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private volatile boolean open;
    private volatile int sent;
    private volatile int tooEarly;
    private volatile boolean endsAtOnce;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, "{\"token\":\"abc\"}"));
        server.createContext(STREAM, this::stream);
        server.createContext(SEND, exchange -> {
            sent++;
            tooEarly += open ? 0 : 1;
            messages.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, "{}");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void nothingIsSentBeforeTheStreamIsOpen() throws Exception {
        rehearsal().play();

        assertThat(sent).isEqualTo(SENT);
        assertThat(tooEarly).isZero();
    }

    @Test
    void aStreamThatEndsIsAnError() {
        endsAtOnce = true;

        assertThatThrownBy(() -> rehearsal().play()).isInstanceOf(IOException.class).hasMessageContaining("stream ended");
        assertThat(sent).isZero();
    }

    private Rehearsal rehearsal() {
        return new Rehearsal(folder, server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        exchange.sendResponseHeaders(200, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    /** Says nothing at first, as a busy computer does; who does not wait has sent by then. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        try (exchange) {
            if (endsAtOnce) {
                return;
            }
            Pause.of(Duration.ofMillis(300));
            open = true;
            say(exchange, "heartbeat");
            for (int i = 0; i < SENT; i++) {
                say(exchange, Objects.requireNonNull(messages.take()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, String words) throws IOException {
        exchange.getResponseBody().write((words + "\n").getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }
}
