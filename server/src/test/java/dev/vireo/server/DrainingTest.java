package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.RawConnection;
import dev.vireo.testing.TestOffice;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server takes its leave. */
final class DrainingTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    private TestOffice office;

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void firstItIsNotReadyAnyMoreAndStillServesEverythingItIsAskedFor() throws Exception {
        office = TestOffice.open(config -> config.draining(LONG));
        assertThat(office.anybody().get("/ready").text()).isEqualTo("{\"status\":\"ready\"}");
        String channel = direct();
        assertThat(send(channel, "before").header("Connection")).isEmpty();
        try (OpenStream shyam = stream("shyam").awaitLive()) {
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(office::stop);
            awaitNotReady();

            Answer refused = office.anybody().get("/ready");
            assertThat(refused.text()).contains("shutting down");
            assertThat(refused.header("Retry-After")).isPresent();
            Answer sent = send(channel, "meanwhile");
            assertThat(sent.status()).isEqualTo(201);
            assertThat(sent.header("Connection")).hasValue("close");
            shyam.awaitLine(line -> line.contains("meanwhile"));
            try (OpenStream rama = stream("rama")) {
                rama.awaitLive();
            }

            office.server().close();
            stopped.get(60, TimeUnit.SECONDS);
            shyam.awaitEnd();
        }
    }

    @ParameterizedTest(name = "over TLS: {0}")
    @ValueSource(booleans = {false, true})
    void streamsEndBehindTheLastThatWasToldAndRequestsUnderWayAreAnswered(boolean encrypted) throws Exception {
        office = TestOffice.open(config -> config.with(TlsChoice.AUTO));
        String channel = direct();
        try (RawConnection shyam = connect(encrypted); RawConnection rama = connect(encrypted)) {
            for (RawConnection stream : List.of(shyam, rama)) {
                stream.say(get("/api/v1/sse/" + (stream == shyam ? "shyam" : "rama"), stream == shyam ? "shyam" : "rama"));
                String begun = stream.read();
                assertThat(begun).startsWith("HTTP/1.1 200");
                while (!begun.contains("\"heartbeat\"")) {
                    String more = stream.read();
                    assertThat(more).isNotEmpty();
                    begun += more;
                }
            }
            // Acknowledged is not told yet; what is not told when a stream ends is told where its reader goes on.
            try (OpenStream watcher = stream("shyam").awaitLive()) {
                assertThat(send(channel, "the last that was told").status()).isEqualTo(201);
                watcher.awaitLine(line -> line.contains("the last that was told"));
            }
            try (RawConnection idle = connect(encrypted); RawConnection sending = connect(encrypted)) {
                sending.say("POST /api/v1/channel/" + channel + "/messages HTTP/1.1\r\nHost: vireo\r\nAuthorization: Bearer "
                        + office.token("rama") + "\r\nContent-Type: application/json\r\nContent-Length: 20\r\n"
                        + "Expect: 100-continue\r\n\r\n");
                assertThat(sending.read()).startsWith("HTTP/1.1 100");
                idle.say(get("/ready", "rama"));
                assertThat(idle.read()).startsWith("HTTP/1.1 200");

                CompletableFuture<Integer> stopped = CompletableFuture.supplyAsync(office::stop);
                assertThat(shyam.awaitEnd()).contains("the last that was told");
                assertThat(rama.awaitEnd()).contains("the last that was told");

                idle.say(get("/api/v1/sse/shyam", "shyam"));
                assertThat(idle.awaitEnd()).startsWith("HTTP/1.1 503").contains("Retry-After: 1\r\n", "Connection: close\r\n");
                assertThat(stopped).isNotDone();
                sending.say("{\"body\":\"under way\"}");
                assertThat(sending.awaitEnd()).startsWith("HTTP/1.1 201").contains("Connection: close\r\n");
                office.start(stopped.get(60, TimeUnit.SECONDS));
            }
        }
        assertThat(bodies(channel)).containsExactly("the last that was told", "under way");
    }

    @ParameterizedTest(name = "over TLS: {0}")
    @ValueSource(booleans = {false, true})
    void manyStreamsAllEndInOrderOneAfterTheOther(boolean encrypted) throws Exception {
        office = TestOffice.open(config -> config.draining(SHORT).allowingStreams(40).with(TlsChoice.AUTO));
        String channel = direct();
        List<OpenStream> streams = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            streams.add((encrypted ? OpenStream.encrypted(office, "shyam") : stream("shyam")).awaitLive());
        }
        assertThat(send(channel, "goodbye").status()).isEqualTo(201);
        office.stop();
        for (OpenStream stream : streams) {
            stream.awaitLine(line -> line.contains("goodbye"));
            stream.awaitEnd();
            stream.close();
        }
    }

    @Test
    void aServerThatIsRestartedWhileManyWriteKeepsEachMessageOnce() throws Exception {
        office = TestOffice.open(config -> config.draining(SHORT));
        String channel = direct();
        int senders = 4;
        int each = 25;
        CountDownLatch begun = new CountDownLatch(senders * 5);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sending = new ArrayList<>();
            for (int sender = 0; sender < senders; sender++) {
                String name = "sender " + sender + " message ";
                Http rama = office.as("rama");
                sending.add(threads.submit(() -> IntStream.range(0, each).forEach(i -> {
                    sendUntilAcknowledged(rama, channel, name + i);
                    begun.countDown();
                })));
            }
            for (int round = 0; round < 3; round++) {
                assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
                office.restart();
            }
            for (Future<?> sender : sending) {
                sender.get(120, TimeUnit.SECONDS);
            }
        }
        assertThat(bodies(channel)).containsExactlyInAnyOrderElementsOf(IntStream.range(0, senders * each)
                .mapToObj(i -> "sender " + i / each + " message " + i % each).toList());
    }

    private String direct() {
        return office.as("rama").post("/api/v1/direct/shyam").as(Channel.class).id();
    }

    private Answer send(String channel, String body) {
        return send(office.as("rama"), channel, body);
    }

    private static Answer send(Http rama, String channel, String body) {
        return rama.post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend(body.replace(' ', '-'), body, null, null));
    }

    private static void sendUntilAcknowledged(Http rama, String channel, String body) {
        while (true) {
            try {
                Answer answer = send(rama, channel, body);
                if (answer.status() < 300) {
                    return;
                }
                // What breaks the connection instead is tried again just so.
                assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isPresent();
            } catch (UncheckedIOException notThere) {
                Await.time(Duration.ofMillis(1));
            }
        }
    }

    private List<String> bodies(String channel) {
        List<String> bodies = new ArrayList<>();
        String after = "";
        Answers.MessagePage page;
        do {
            page = office.as("shyam").get("/api/v1/channel/" + channel + "/messages?limit=100" + after)
                    .as(Answers.MessagePage.class);
            bodies.addAll(0, page.messages().stream().map(Message::body).toList());
            after = "&before=" + page.messages().getFirst().id();
        } while (page.more());
        return bodies;
    }

    private void awaitNotReady() {
        Await.until("not ready", () -> office.anybody().get("/ready").status() != 200);
    }

    private OpenStream stream(String username) {
        return OpenStream.of(office.address(), username, office.token(username));
    }

    private RawConnection connect(boolean encrypted) {
        return encrypted ? RawConnection.encrypted(office) : new RawConnection(office.address());
    }

    private String get(String path, String username) {
        return "GET " + path + " HTTP/1.1\r\nHost: vireo\r\nAuthorization: Bearer " + office.token(username) + "\r\n\r\n";
    }
}
