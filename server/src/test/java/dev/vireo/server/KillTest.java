package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.NodeProcess;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1, with a process that is killed while many write. A power cut cannot be had here; see docs/decisions/0002. */
@Tag("long")
final class KillTest {

    private static final int SENDERS = 8;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 150;

    @TempDir private Path data;

    @Test
    void whatWasAcknowledgedIsThereAfterEachKillOnceAndWithoutGaps() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        String token;
        String channel;
        try (Running server = Running.start(data)) {
            token = server.setUp();
            server.as(token).post("/api/v1/users", TestOffice.person("rama", "Rama", OfficeRole.MEMBER));
            channel = server.as(token).post("/api/v1/direct/rama").as(Channel.class).id();
            writeUntilKilled(server, token, channel, "first", acknowledged);
        }
        for (String round : List.of("second", "third")) {
            try (Running server = Running.start(data)) {
                assertComplete(server, token, channel, acknowledged);
                writeUntilKilled(server, token, channel, round, acknowledged);
            }
        }
        try (Running server = Running.start(data)) {
            assertComplete(server, token, channel, acknowledged);
            Answer retry = send(server, token, channel, acknowledged.iterator().next());
            assertThat(retry.status()).as("a retry of what was acknowledged").isEqualTo(200);
        }
    }

    private static void writeUntilKilled(
            Running server, String token, String channel, String round, Set<String> acknowledged) throws Exception {
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_KILL);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < SENDERS; sender++) {
                String prefix = round + "-" + sender + "-";
                senders.submit(() -> {
                    for (int i = 0;; i++) {
                        if (send(server, token, channel, prefix + i).status() == 201) {
                            acknowledged.add(prefix + i);
                            enough.countDown();
                        }
                    }
                });
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            server.kill();
        }
    }

    private static Answer send(Running server, String token, String channel, String clientId) {
        return server.as(token).post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend(clientId, "The text of " + clientId, null, null));
    }

    private static void assertComplete(Running server, String token, String channel, Set<String> acknowledged) {
        List<Message> stored = new ArrayList<>();
        Answers.MessagePage page;
        String after = "";
        do {
            page = server.as(token).get("/api/v1/channel/" + channel + "/messages?limit=100" + after)
                    .as(Answers.MessagePage.class);
            stored.addAll(0, page.messages());
            after = "&before=" + stored.getFirst().id();
        } while (page.more());

        assertThat(stored.stream().map(Message::clientId).collect(Collectors.toSet())).containsAll(acknowledged);
        assertThat(stored).extracting(Message::clientId).doesNotHaveDuplicates();
        assertThat(stored).extracting(Message::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, stored.size()).boxed().toList());
        assertThat(stored).allSatisfy(message -> assertThat(message.body()).isEqualTo("The text of " + message.clientId()));
    }

    /** A server in a process of its own. */
    private record Running(NodeProcess process) implements AutoCloseable {

        static Running start(Path data) throws IOException {
            return new Running(NodeProcess.start(data, List.of(), List.of()));
        }

        String setUp() throws IOException {
            return new Http(process.address(), null).post("/api/v1/setup", Map.of("code", process.setupCode(), "office", "Ayodhya",
                    "username", "shyam", "display_name", "Shyam", "password", TestOffice.PASSWORD))
                    .as(Answers.SignedIn.class).token();
        }

        Http as(String token) {
            return new Http(process.address(), token);
        }

        void kill() {
            process.kill();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
