package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vireo.protocol.PackageKind;
import dev.vireo.protocol.PackageKind.TargetSystem;
import dev.vireo.protocol.Release.PackedProgram;
import dev.vireo.protocol.Release.ReleaseFile;
import dev.vireo.protocol.Release.TargetProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server that sends what the test says. */
final class ReleaseClientTest {

    private static final String NAME = "vireo_0.2.0_amd64.deb";
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);

    @FunctionalInterface
    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    @TempDir private Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Answering answering = exchange -> send(exchange, CONTENT);
    private HttpServer server;
    private ServerClient client;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answering.answer(exchange);
            }
        });
        server.start();
        client = ServerClient.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void send(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    private static TransferListener listener(AtomicBoolean cancelled) {
        return new TransferListener() {
            @Override
            public void moved(long bytes, long total) {
                // Nobody follows it.
            }

            @Override
            public boolean cancelled() {
                return cancelled.get();
            }
        };
    }

    private Path part() {
        return folder.resolve("package.part");
    }

    private Path download(long size) throws IOException {
        Files.deleteIfExists(part());
        return goOn(size);
    }

    /** With what is there. */
    private Path goOn(long size) throws IOException {
        client.releases().download(new ReleaseFile(NAME, PackedProgram.CLIENT, TargetSystem.LINUX, TargetProcessor.X64, PackageKind.DEB,
                size, SHA256), part(), listener(new AtomicBoolean()));
        return part();
    }

    /** Sends what is asked for, if that is the rest of this content; else everything. */
    private static void sendRest(HttpExchange exchange, byte[] content) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("If-Range")).isEqualTo('"' + SHA256 + '"');
        int from = Integer.parseInt(exchange.getRequestHeaders().getFirst("Range").replaceAll("bytes=([0-9]+)-", "$1"));
        exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        exchange.sendResponseHeaders(206, content.length - from);
        exchange.getResponseBody().write(content, from, content.length - from);
    }

    @Test
    void aFileOfTheRightSizeArrives() throws IOException {
        assertThat(download(CONTENT.length)).hasBinaryContent(CONTENT);
    }

    @Test
    void moreOrLessThanWasSaidIsRefused() {
        assertThatThrownBy(() -> download(CONTENT.length - 1)).isInstanceOf(OtherSizeException.class);
        assertThatThrownBy(() -> download(CONTENT.length + 1)).isInstanceOf(OtherSizeException.class);
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(new byte[64 * 1024]);
            }
        };
        assertThatThrownBy(() -> download(100_000)).as("endless").isInstanceOf(OtherSizeException.class);
        assertThat(part()).satisfies(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(100_000));
    }

    @Test
    void aCutConnectionIsNoFile() {
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(CONTENT);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        };
        assertThatThrownBy(() -> download(1_000)).isInstanceOf(ServerException.Unreachable.class);
    }

    @Test
    void aDownloadThatBrokeOffGoesOnWhereItWas() throws IOException {
        answering = exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 4);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        };
        assertThatThrownBy(() -> download(CONTENT.length)).isInstanceOf(ServerException.Unreachable.class);
        assertThat(part()).hasContent("0123");
        AtomicReference<String> asked = new AtomicReference<>("");
        answering = exchange -> {
            asked.set(exchange.getRequestHeaders().getFirst("Range"));
            sendRest(exchange, CONTENT);
        };
        assertThat(goOn(CONTENT.length)).hasBinaryContent(CONTENT);
        assertThat(asked.get()).isEqualTo("bytes=4-");

        answering = exchange -> {
            throw new IOException("nothing is left to ask for");
        };
        assertThat(goOn(CONTENT.length)).hasBinaryContent(CONTENT);
    }

    @Test
    void whatIsNotTheRestOfTheSameIsNotPutBehindIt() throws IOException {
        Files.writeString(part(), "abcd");
        assertThat(goOn(CONTENT.length)).as("the server has another by now, and sends it whole").hasBinaryContent(CONTENT);

        Files.writeString(part(), "longer than it may be");
        assertThat(goOn(CONTENT.length)).hasBinaryContent(CONTENT);

        Files.writeString(part(), "0123");
        answering = exchange -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 6-9/10");
            exchange.sendResponseHeaders(206, 4);
            exchange.getResponseBody().write(CONTENT, 6, 4);
        };
        assertThatThrownBy(() -> goOn(CONTENT.length)).isInstanceOf(OtherSizeException.class);
    }

    @Test
    void aRefusalSaysWhy() {
        answering = exchange -> {
            byte[] why = "{\"error\":{\"code\":\"package_not_found\",\"message\":\"There is no such package.\"}}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, why.length);
            exchange.getResponseBody().write(why);
        };
        assertThatThrownBy(() -> download(10)).isInstanceOf(ServerException.Refused.class).hasMessage("There is no such package.");
        assertThat(client.releases().current()).isEmpty();
    }

    @Test
    void whoWaitsForAServerThatFellSilentCanGiveUp() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(CONTENT);
            exchange.getResponseBody().flush();
            begun.countDown();
            await(over);
        };
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                download(1_000);
            } catch (IOException | ServerException e) {
                end.set(e);
            }
        });
        await(begun);
        waiting.interrupt();
        assertThat(waiting.join(Duration.ofSeconds(60))).isTrue();
        assertThat(end.get()).isInstanceOf(ServerException.Unreachable.class);
        over.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
