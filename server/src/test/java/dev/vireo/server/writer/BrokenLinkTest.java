package dev.vireo.server.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.server.database.Database;
import dev.vireo.server.tls.OfficeKeys;
import dev.vireo.server.tls.ServerPeers;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose connection to the one that writes breaks, or is not what it seems. The test plays the server that writes. */
final class BrokenLinkTest {

    private static final String NAME = "impostor";
    /** Others wait for what these do. */
    private static final Executor EACH_ALONE = task -> Thread.ofVirtual().start(task);

    private static TestNodes nodes;
    private static TestOffice office;
    private static Channel direct;
    private static SSLContext peers;
    private static ScheduledExecutorService living;

    @TempDir Path folder;

    @BeforeAll
    static void open() {
        living = Executors.newSingleThreadScheduledExecutor();
        nodes = TestNodes.open(1, UnaryOperator.identity());
        office = nodes.node(0);
        direct = office.as("rama").post("/api/v1/direct/sita").as(Channel.class);
        try (Database database = Database.open(nodes.database())) {
            peers = ServerPeers.of(new OfficeKeys(database, Optional.empty()).open(true), InstantSource.system());
        }
    }

    @AfterAll
    static void close() {
        living.shutdownNow();
        nodes.close();
    }

    private static CompletableFuture<Answer> send(String clientId, String body) {
        return CompletableFuture.supplyAsync(() -> office.as("rama").post("/api/v1/channel/" + direct.id() + "/messages",
                new Requests.MessageToSend(clientId, body, null, null)), EACH_ALONE);
    }

    /** Holds the lease until the server has connected. @return the connection */
    private static LinkSocket awaitServer(ServerSocket port) throws Exception {
        CompletableFuture<Socket> connected = CompletableFuture.supplyAsync(() -> {
            try {
                return port.accept();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }, EACH_ALONE);
        Await.until("the server connects", () -> {
            holdLease(port);
            return connected.isDone();
        });
        LinkSocket link = LinkSocket.accept(peers, connected.get(60, TimeUnit.SECONDS), NAME);
        living.scheduleWithFixedDelay(() -> say(link, LinkRecord.ALIVE), 0, 200, TimeUnit.MILLISECONDS);
        return link;
    }

    private static void say(LinkSocket link, int record) {
        synchronized (link) {
            try {
                link.out().writeByte(record);
                link.out().flush();
            } catch (IOException e) {
                // It is closed, and the next one is not told.
                throw new IllegalStateException(e);
            }
        }
    }

    private static void holdLease(ServerSocket port) {
        try {
            Rows.change(nodes.database(), "UPDATE writer_lease SET holder = '" + NAME + "', address = '127.0.0.1:" + port.getLocalPort()
                    + "', term = term + CASE WHEN holder = '" + NAME + "' THEN 0 ELSE 1 END, "
                    + "expires_at = clock_timestamp() + INTERVAL '4 seconds'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerSocket bind() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    /** Sends until a command comes over the connection. @return the answer to that one */
    private static CompletableFuture<Answer> awaitHanded(LinkSocket link, String clientId, String body) throws Exception {
        CompletableFuture<Integer> command = CompletableFuture.supplyAsync(() -> {
            try {
                int record = link.in().readByte();
                while (record != LinkRecord.COMMAND) {
                    record = link.in().readByte();
                }
                return record;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }, EACH_ALONE);
        while (true) {
            CompletableFuture<Answer> answer = send(clientId, body);
            Await.until("an answer, or the command", () -> command.isDone() || answer.isDone());
            if (command.isDone()) {
                command.get(60, TimeUnit.SECONDS);
                return answer;
            }
        }
    }

    @Test
    void aMessageWithAClientIdThatGotNoReplyIsWrittenHereAndOnce() throws Exception {
        try (ServerSocket port = bind()) {
            LinkSocket link = awaitServer(port);
            CompletableFuture<Answer> answer = awaitHanded(link, "kept", "Kept");
            link.close();

            assertThat(answer.get(60, TimeUnit.SECONDS).as(Message.class).body()).isEqualTo("Kept");
        }
        assertThat(Rows.count(nodes.database(), "message WHERE body = 'Kept'")).isEqualTo(1);
    }

    @Test
    void oneWithoutIsLeftToItsSender() throws Exception {
        try (ServerSocket port = bind()) {
            LinkSocket link = awaitServer(port);
            CompletableFuture<Answer> answer = awaitHanded(link, null, "Perhaps");
            link.close();

            assertThat(answer.get(60, TimeUnit.SECONDS).status()).isEqualTo(503);
            assertThat(answer.get(60, TimeUnit.SECONDS).header("Retry-After")).isPresent();
        }
    }

    @Test
    void whatTheWriterDoesNotTakeIsWrittenHere() throws Exception {
        try (ServerSocket port = bind()) {
            LinkSocket link = awaitServer(port);
            CompletableFuture<Answer> answer = awaitHanded(link, null, "Not taken");
            long id = link.in().readLong();
            synchronized (link) {
                link.out().writeByte(LinkRecord.REPLY);
                link.out().writeLong(id);
                link.out().writeByte(HandedReply.NOT_TAKEN);
                link.out().flush();
            }

            assertThat(answer.get(60, TimeUnit.SECONDS).status()).isEqualTo(201);
        }
    }

    @Test
    void nonsenseEndsTheConnectionAndNothingElse() throws Exception {
        try (ServerSocket port = bind()) {
            LinkSocket link = awaitServer(port);
            CompletableFuture<Answer> answer = awaitHanded(link, "through", "Through");
            say(link, 'n');

            // An earlier try may have been written here, before the server handed anything over.
            assertThat(answer.get(60, TimeUnit.SECONDS).status()).isIn(200, 201);
        }
    }

    @Test
    void whoeverDoesNotHaveTheOfficesKeyIsToldNothing() throws Exception {
        Await.until("this server writes", () -> office.as("shyam").get("/metrics").text().contains("vireo_writer 1.0"));
        String[] lease = lease();
        InetSocketAddress address = NodeAddress.of(lease[1]).resolve();
        SSLContext others;
        try (Database another = Database.open(folder)) {
            others = ServerPeers.of(new OfficeKeys(another, Optional.of(folder)).open(false), InstantSource.system());
        }

        assertThatThrownBy(() -> LinkSocket.connect(others, address, lease[0])).isInstanceOf(IOException.class);
        try (Socket plain = new Socket(address.getAddress(), address.getPort())) {
            plain.setSoTimeout(60_000);
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String told = new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(told).doesNotContain(lease[0]).hasSizeLessThan(16);
        }
        try (LinkSocket ours = LinkSocket.connect(peers, address, lease[0])) {
            assertThat(ours.in().readByte()).isEqualTo((byte) LinkRecord.ALIVE);
        }
        assertThatThrownBy(() -> LinkSocket.connect(peers, address, "another")).isInstanceOf(IOException.class);
    }

    private static String[] lease() throws SQLException {
        try (Connection connection = DriverManager.getConnection(nodes.database());
                ResultSet row = connection.createStatement().executeQuery("SELECT holder, address FROM writer_lease")) {
            row.next();
            return new String[] {row.getString(1), row.getString(2)};
        }
    }
}
