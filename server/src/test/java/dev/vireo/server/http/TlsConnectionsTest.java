package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.testing.OwnAddress;
import dev.vireo.testing.RawConnection;
import dev.vireo.server.tls.OfficeKey;
import dev.vireo.server.tls.KeyTrust;
import dev.vireo.server.tls.SampleKey;
import dev.vireo.server.tls.Tls;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS and plain HTTP on one port. */
final class TlsConnectionsTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final String REQUEST = "GET /api/it HTTP/1.1\r\nHost: office.example:8443\r\nConnection: close\r\n\r\n";

    @TempDir private static Path folder;
    private static BareServer server;
    private static SSLContext trust;

    @BeforeAll
    static void open() {
        OfficeKey key = SampleKey.make();
        trust = KeyTrust.in(key.fingerprint());
        server = new BareServer(new RequestDeadlines(DEADLINE, DEADLINE, DEADLINE, DEADLINE, Duration.ofSeconds(30)),
                Optional.of(Tls.of(key, folder, InstantSource.system()).context()),
                routes -> routes.get("/api/it", ctx -> ctx.result("it"), RouteAccess.PUBLIC)
                        .post("/api/it", ctx -> ctx.result("took " + RequestBodies.bytes(ctx, 200_000).length), RouteAccess.PUBLIC));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static SSLSocket encrypted(String... protocols) throws IOException {
        SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setSoTimeout(60_000);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        return socket;
    }

    private static String exchange(SSLSocket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void bothVersionsOfTlsAreSpokenAndNoOlderOne() throws IOException {
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            try (SSLSocket socket = encrypted(version)) {
                assertThat(exchange(socket, REQUEST)).startsWith("HTTP/1.1 200").endsWith("it");
                assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            }
        }
        try (SSLSocket socket = encrypted("TLSv1.1")) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void bodiesOfManyRecordsArrive() throws IOException {
        try (SSLSocket socket = encrypted()) {
            assertThat(exchange(socket, "POST /api/it HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 150000\r\n\r\n"
                    + "a".repeat(150_000))).startsWith("HTTP/1.1 200").endsWith("took 150000");
        }
    }

    @Test
    void scriptsOnThisComputerSpeakPlainHttp() {
        assertThat(RawConnection.exchange(URI.create("http://127.0.0.1:" + server.port()), REQUEST))
                .startsWith("HTTP/1.1 200").endsWith("it");
    }

    @Test
    void plainHttpFromElsewhereIsToldWhereToGo() {
        Optional<String> own = OwnAddress.find();
        assumeTrue(own.isPresent());
        URI address = URI.create("http://" + own.get() + ":" + server.port());

        assertThat(RawConnection.exchange(address, REQUEST)).startsWith("HTTP/1.1 400").contains("\r\nConnection: close\r\n")
                .endsWith("{\"error\":{\"code\":\"tls_required\",\"message\":\"This office is encrypted. Use https://office.example:8443 "
                        + "instead.\",\"details\":{\"address\":\"https://office.example:8443\"}}}");
        assertThat(RawConnection.exchange(address, "GET / HTTP/1.1\r\nHost: office.example:8443\r\nAccept: text/html,*/*\r\n\r\n"))
                .startsWith("HTTP/1.1 400").contains("text/plain")
                .endsWith("This office is encrypted. Use https://office.example:8443 instead.\n");
        assertThat(RawConnection.exchange(address, "POST /api/it HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"))
                .contains("tls_required").doesNotContain("took");
    }

    @Test
    void whoeverIsSlowIsCutOffAtEachStep() throws IOException {
        try (RawConnection silent = new RawConnection(URI.create("http://127.0.0.1:" + server.port()));
                RawConnection undecided = new RawConnection(URI.create("http://127.0.0.1:" + server.port()));
                RawConnection greeting = new RawConnection(URI.create("http://127.0.0.1:" + server.port()));
                SSLSocket shaken = encrypted();
                SSLSocket begun = encrypted()) {
            undecided.say("\u0016");
            // The head of a record whose rest never comes.
            greeting.say("\u0016\u0003\u0001\u0002\u0000\u0001");
            shaken.startHandshake();
            begun.getOutputStream().write("GET /api/it HT".getBytes(StandardCharsets.US_ASCII));
            begun.getOutputStream().flush();

            silent.awaitEnd();
            undecided.awaitEnd();
            greeting.awaitEnd();
            assertThat(ends(shaken)).isTrue();
            assertThat(ends(begun)).isTrue();
        }
    }

    private static boolean ends(SSLSocket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException cutOff) {
            return true;
        }
    }
}
