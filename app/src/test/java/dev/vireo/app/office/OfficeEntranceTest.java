package dev.vireo.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.OfficeCommand;
import dev.vireo.app.signin.OfficeAccess;
import dev.vireo.app.signin.SignInError;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.KnownKey;
import dev.vireo.app.store.KnownKeys;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.testing.OwnAddress;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entrance alone, without a window: what it finds at an address, and what cancelling leaves behind. */
final class OfficeEntranceTest {

    private static final OfficeAccess.OfficePlan PLAN = new OfficeAccess.OfficePlan("Ayodhya", "Shyam", "shyam", false);

    @TempDir private Path folder;

    private final Background atOnce = new Background(Runnable::run, Runnable::run);
    private final List<HttpServer> redirecting = new ArrayList<>();
    private HomeOffice home;

    @AfterEach
    void close() {
        redirecting.forEach(server -> server.stop(0));
        if (home != null) {
            home.close();
        }
    }

    private OfficeEntrance entrance(Background background) {
        home = new HomeOffice(folder.resolve("office"), OfficeCommand.here(""));
        return new OfficeEntrance(home, background);
    }

    @Test
    void anOfficeIsFoundByItsName() {
        try (TestOffice office = TestOffice.open()) {
            OfficeAccess.Office found = entrance(atOnce).find(office.address().toString()).toCompletableFuture().join();
            assertThat(found.name()).isEqualTo(TestOffice.NAME);
        }
    }

    @Test
    void anUnknownServersErrorIsShortenedToOneLine() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String name = "A\\n" + "very long name ".repeat(1_000);
        server.createContext("/", exchange -> {
            byte[] health = ("{\"status\":\"ok\",\"office\":\"" + name + "\",\"set_up\":true,\"version\":\"1\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, health.length);
            exchange.getResponseBody().write(health);
            exchange.close();
        });
        server.start();
        OfficeAccess.Office found = entrance(atOnce).find("127.0.0.1:" + server.getAddress().getPort()).toCompletableFuture().join();
        assertThat(found.name()).startsWith("A very long name").endsWith("\u2026").hasSize(60);
        server.stop(0);
    }

    @Test
    void anotherKindOfServerIsNoOffice() throws IOException {
        for (int status : new int[] {200, 404, 401, 500}) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] page = "<html>printer</html>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
            assertThat(trouble(entrance(atOnce).find("127.0.0.1:" + server.getAddress().getPort())).kind())
                    .isEqualTo(SignInError.ErrorKind.NOT_VIREO);
            server.stop(0);
        }
    }

    @Test
    void anAddressThatLeadsToTheOfficeOnTheSameHostIsFollowedAndNoOther() throws IOException {
        try (TestOffice office = TestOffice.open()) {
            assertThat(entrance(atOnce).find(leadingTo("http://127.0.0.1:" + office.address().getPort())).toCompletableFuture().join()
                    .address()).isEqualTo(office.address());
            assertThat(trouble(entrance(atOnce).find(leadingTo("http://localhost:" + office.address().getPort()))).kind())
                    .isEqualTo(SignInError.ErrorKind.NOT_VIREO);
        }
    }

    @Test
    void anAddressThatLeadsInCirclesIsNoOffice() throws IOException {
        assertThat(trouble(entrance(atOnce).find(leadingTo(""))).kind()).isEqualTo(SignInError.ErrorKind.NOT_VIREO);
    }

    /** @return the address of a server that answers with redirections to another */
    private String leadingTo(String place) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", place + exchange.getRequestURI());
            exchange.sendResponseHeaders(308, -1);
            exchange.close();
        });
        server.start();
        redirecting.add(server);
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private OfficeEntrance remembering(KnownKeys keys, List<URI> strangers) {
        home = new HomeOffice(folder.resolve("office"), OfficeCommand.here(""));
        return new OfficeEntrance(home, atOnce, keys, (server, _) -> strangers.add(server));
    }

    /** As an office on the network: an address without a scheme is tried encrypted first. */
    @Test
    void anEncryptedOfficeIsFoundByItsAddressAloneAndItsKeyIsKept() {
        String own = OwnAddress.find().orElse("");
        assumeTrue(!own.isEmpty());
        KnownKeys keys = KnownKeys.inMemory();
        List<URI> strangers = new ArrayList<>();
        try (TestOffice office = TestOffice.open(config -> config.at("0.0.0.0", config.port()))) {
            int port = office.server().port();
            URI address = URI.create("https://" + own + ":" + port);
            OfficeEntrance entrance = remembering(keys, strangers);
            OfficeAccess.Office found = entrance.find(own + ":" + port).toCompletableFuture().join();
            assertThat(found.address()).isEqualTo(address);
            assertThat(found.key()).contains(office.server().fingerprint());
            assertThat(keys.find(address)).isEmpty();
            // Also where somebody wrote http.
            assertThat(entrance.find("http://" + own + ":" + port).toCompletableFuture().join().address()).isEqualTo(address);

            assertThat(entrance.signIn(found, "rama", TestOffice.PASSWORD).toCompletableFuture().join().server()).isEqualTo(address);
            assertThat(keys.find(address)).contains(new KnownKey(office.server().fingerprint(), false));

            keys.keep(address, new KnownKey(new KeyFingerprint("ab".repeat(32)), true));
            assertThat(trouble(entrance.find(own + ":" + port)).kind()).isEqualTo(SignInError.ErrorKind.OTHER_KEY);
            assertThat(trouble(entrance.signIn(found, "rama", TestOffice.PASSWORD)).kind()).isEqualTo(SignInError.ErrorKind.OTHER_KEY);
            assertThat(strangers).containsExactly(address, address);
        }
    }

    @Test
    void anOfficeWithoutEncryptionIsEnteredInTheClearUnlessItWasEncryptedBefore() {
        String own = OwnAddress.find().orElse("");
        assumeTrue(!own.isEmpty());
        KnownKeys keys = KnownKeys.inMemory();
        try (TestOffice office = TestOffice.open(config -> config.at("0.0.0.0", config.port()).with(TlsChoice.OFF))) {
            int port = office.server().port();
            OfficeEntrance entrance = remembering(keys, new ArrayList<>());
            assertThat(entrance.find(own + ":" + port).toCompletableFuture().join().address())
                    .isEqualTo(URI.create("http://" + own + ":" + port));

            keys.keep(URI.create("https://" + own + ":" + port), new KnownKey(office.server().fingerprint(), true));
            for (String address : List.of(own + ":" + port, "http://" + own + ":" + port)) {
                assertThat(trouble(entrance.find(address)).kind()).isIn(SignInError.ErrorKind.OTHER_KEY, SignInError.ErrorKind.UNREACHABLE,
                        SignInError.ErrorKind.CERTIFICATE);
            }
        }
    }

    @Test
    void aServerWithoutHttpIsNoOffice() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write("220 mail ready\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().read();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(trouble(entrance(atOnce).find("127.0.0.1:" + server.getLocalPort())).kind())
                    .isEqualTo(SignInError.ErrorKind.NOT_VIREO);
            answering.join();
        }
    }

    @Test
    void anOfficeGivenUpBeforeItHadAnOwnerLeavesNoTrace() {
        Queue<Runnable> later = new ArrayDeque<>();
        OfficeEntrance entrance = entrance(new Background(later::add, Runnable::run));
        CompletionStage<OfficeAccess.Opening> starting = entrance.start(PLAN, TestOffice.PASSWORD);
        starting.toCompletableFuture().cancel(true);
        later.remove().run();
        assertThat(home.running()).isEmpty();
        assertThat(entrance.startedHere()).isFalse();
        OfficeAccess.Opening opening = restarted(entrance, later);
        assertThat(opening.account().username()).isEqualTo("shyam");
        assertThat(opening.addresses()).isEmpty();
    }

    private static OfficeAccess.Opening restarted(OfficeEntrance entrance, Queue<Runnable> later) {
        CompletionStage<OfficeAccess.Opening> starting = entrance.start(PLAN, TestOffice.PASSWORD);
        later.remove().run();
        return starting.toCompletableFuture().join();
    }

    @Test
    void aSessionThatArrivesAfterCancellingIsEnded() {
        try (TestOffice office = TestOffice.open(); ServerClient rama = ServerClient.of(office.address()).signedIn(office.token("rama"))) {
            int before = rama.sessions().own().size();
            Queue<Runnable> later = new ArrayDeque<>();
            OfficeEntrance entrance = entrance(new Background(later::add, Runnable::run));
            CompletionStage<Account> signingIn = entrance.signIn(new OfficeAccess.Office(office.address(), TestOffice.NAME, false), "rama",
                    TestOffice.PASSWORD);
            signingIn.toCompletableFuture().cancel(true);
            while (!later.isEmpty()) {
                later.remove().run();
            }
            assertThat(rama.sessions().own()).hasSize(before);
        }
    }

    @Test
    void anUnusableFolderIsExplained() throws IOException {
        Files.writeString(folder.resolve("office"), "a file where the folder should be");
        SignInError trouble = trouble(entrance(atOnce).start(PLAN, TestOffice.PASSWORD));
        assertThat(trouble.kind()).isEqualTo(SignInError.ErrorKind.CANNOT_START);
        assertThat(trouble.detail()).isNotBlank();
    }

    private static SignInError trouble(CompletionStage<?> failing) {
        try {
            failing.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof OfficeAccess.EntranceException closed) {
                return closed.trouble();
            }
        }
        throw new AssertionError("it did not fail as it should");
    }
}
