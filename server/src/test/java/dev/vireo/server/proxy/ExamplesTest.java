package dev.vireo.server.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.server.tls.TlsChoice;
import dev.vireo.testing.Await;
import dev.vireo.testing.Certificate;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The proxies' examples before three servers, one of which may be lost after it took a request. What may have been stored must not
 * be sent again. Needs nginx and HAProxy; without them it is skipped.
 */
@Tag("long")
class ExamplesTest {

    private final AtomicInteger requests = new AtomicInteger();

    @TempDir private Path folder;
    private DroppingPeer one;
    private DroppingPeer other;
    private int nobody;

    @BeforeEach
    void open() throws IOException {
        one = new DroppingPeer(requests, true);
        other = new DroppingPeer(requests, true);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
    }

    @AfterEach
    void close() throws IOException {
        one.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "haproxy"})
    void aPostWhoseAnswerIsLostIsNotSentAgain(String program) throws Exception {
        try (ExampleProxy proxy = start(program); HttpClient client = client()) {
            // On one connection: HAProxy treats its first request differently from all others.
            for (String method : List.of("POST", "POST", "PATCH")) {
                requests.set(0);
                HttpResponse<String> answer = send(client, proxy, method);

                assertThat(answer.statusCode()).as(method).isEqualTo(502);
                assertThat(requests).as(method).hasValue(1);
                // A server that failed is left alone for a while.
                Await.until("both to be asked again", () -> answersGet(client, proxy));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "haproxy"})
    void aGetWhoseAnswerIsLostIsAskedOfAnotherServer(String program) throws Exception {
        other.drop(false);
        try (ExampleProxy proxy = start(program); HttpClient client = client()) {
            for (int n = 0; n < 6; n++) {
                assertThat(send(client, proxy, "GET").statusCode()).isEqualTo(200);
            }
            assertThat(requests.get()).as("some were lost at the first server").isGreaterThan(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "haproxy"})
    void aPostThatReachedNobodyIsSentToAnotherServer(String program) throws Exception {
        one.drop(false);
        other.drop(false);
        try (ExampleProxy proxy = start(program); HttpClient client = client()) {
            for (int n = 0; n < 6; n++) {
                assertThat(send(client, proxy, "POST").statusCode()).isEqualTo(200);
            }
            assertThat(requests).hasValue(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "haproxy"})
    void clientsMaySpeakHttp2(String program) throws Exception {
        one.drop(false);
        other.drop(false);
        try (ExampleProxy proxy = start(program); HttpClient client = client()) {
            assertThat(send(client, proxy, "GET").version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
    }

    /** With the lines of docs/proxies.md. A server on this computer would speak plain HTTP as well; the proxy asks for no such thing. */
    @ParameterizedTest
    @ValueSource(strings = {"nginx", "haproxy"})
    void theServersMaySpeakTlsAndAreKnownByTheirCertificate(String program) throws Exception {
        try (TestOffice office = TestOffice.open(config -> config.with(TlsChoice.AUTO)); HttpClient client = client()) {
            Path own = office.folder().resolve("tls/certificate.pem");
            List<Integer> servers = List.of(office.server().port(), nobody, nobody);
            try (ExampleProxy proxy = start(program, folder, servers, config -> withTls(config, own))) {
                Await.until("the proxy to reach the server", () -> status(client, proxy) == 401);
            }
            Path others = Files.createDirectory(folder.resolve("others"));
            Certificate.selfSigned(others);
            Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
            try (ExampleProxy proxy = start(program, elsewhere, servers, config -> withTls(config, others.resolve("certificate.pem")))) {
                assertThat(status(client, proxy)).as("a server with a certificate that nobody knows").isIn(502, 503);
            }
        }
    }

    private static String withTls(String config, Path certificate) {
        return config.replace("proxy_pass http://vireo;", "proxy_pass https://vireo; proxy_ssl_verify on; proxy_ssl_trusted_certificate "
                + certificate + "; proxy_ssl_name localhost;")
                .replaceAll("(server \\w+ +127\\.0\\.0\\.1:\\d+ +check)", "$1 ssl verify required ca-file " + certificate
                        + " verifyhost localhost");
    }

    private static int status(HttpClient client, ExampleProxy proxy) {
        try {
            return send(client, proxy, "GET").statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean answersGet(HttpClient client, ExampleProxy proxy) {
        one.drop(false);
        other.drop(false);
        try {
            return send(client, proxy, "GET").statusCode() == 200;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            one.drop(true);
            other.drop(true);
        }
    }

    private ExampleProxy start(String program) throws Exception {
        return start(program, folder, List.of(one.port(), other.port(), nobody), UnaryOperator.identity());
    }

    private static ExampleProxy start(String program, Path files, List<Integer> servers, UnaryOperator<String> changes) throws Exception {
        Optional<Path> found = ExampleProxy.program(program);
        assumeTrue(found.isPresent(), program + " is not installed");
        return program.equals("nginx") ? ExampleProxy.nginx(found.get(), files, servers, changes)
                : ExampleProxy.haproxy(found.get(), files, servers, changes);
    }

    private static HttpResponse<String> send(HttpClient client, ExampleProxy proxy, String method)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher body = method.equals("GET") ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString("{\"kind\":\"open\"}");
        return client.send(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + proxy.port() + "/api/v1/channels"))
                .method(method, body).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Takes the test's certificate, whatever it says. */
    private static HttpClient client() throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new TrustingEverybody()}, null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    private static final class TrustingEverybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
