package dev.vireo.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Delivery;
import dev.vireo.app.state.StateProbe;
import dev.vireo.app.store.Account;
import dev.vireo.protocol.Answers;
import dev.vireo.server.BackboneKind;
import dev.vireo.testing.Await;
import dev.vireo.testing.Balancer;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office on three servers that come and go, seen from two desks that know the balancer's address only. */
final class RollingRestartTest {

    private static final int NODES = 3;
    /** A break that shows is one that does not end: a busy machine may be slow, but not for a minute. */
    private static final StreamTiming TIMING = new StreamTiming(Duration.ofMillis(200), Duration.ofMillis(10),
            Duration.ofMillis(200), Duration.ofSeconds(40), Duration.ofMinutes(1), true);

    @TempDir private Path temporary;
    private static TestRedis redis;
    private static TestNodes office;
    private static Balancer balancer;
    private final List<Desk> desks = new ArrayList<>();
    private final List<Writing> writings = new ArrayList<>();
    private final List<ConnectionState> shown = new ArrayList<>();

    @BeforeAll
    static void open() {
        redis = TestRedis.open();
        office = TestNodes.open(NODES, config -> config.on(BackboneKind.REDIS, redis.url()).draining(Duration.ofMillis(300)));
        balancer = new Balancer(IntStream.range(0, NODES).mapToObj(RollingRestartTest::port).toList());
    }

    @AfterAll
    static void close() {
        balancer.close();
        office.close();
        redis.close();
    }

    @AfterEach
    void leave() {
        writings.forEach(Writing::end);
        desks.forEach(Desk::close);
    }

    private static int port(int node) {
        return office.node(node).address().getPort();
    }

    private Desk signIn(String username) {
        ServerClient stranger = ServerClient.of(balancer.address());
        Answers.SignedIn signedIn = stranger.signIn(username, TestOffice.PASSWORD);
        Account account = new Account(balancer.address(), username, signedIn.user().displayName(), signedIn.token(), false);
        Desk desk = new Desk(temporary.resolve(username), account, stranger.signedIn(signedIn.token()), TIMING);
        desks.add(desk);
        desk.awaitConnection(ConnectionState.LIVE);
        desk.await("the office is there", () -> desk.session().workspace().people().size() == 3);
        desk.act(() -> desk.session().workspace().connectionProperty().subscribe(state -> {
            synchronized (shown) {
                shown.add(state);
            }
        }));
        return desk;
    }

    @Test
    void whileTheServersAreRestartedOneAfterTheOtherNobodyNoticesAndEveryMessageIsThereOnce() {
        Desk shyam = signIn("shyam");
        Desk rama = signIn("rama");
        Writing fromShyam = new Writing(shyam, "shyam", "rama");
        Writing fromRama = new Writing(rama, "rama", "shyam");
        for (int node = 0; node < NODES; node++) {
            fromShyam.awaitMore();
            fromRama.awaitMore();
            TestOffice restarted = office.node(node);
            int port = port(node);
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(restarted::stop);
            while (!stopped.isDone()) {
                ask(shyam, rama);
            }
            ask(shyam, rama);
            restarted.start(port);
        }
        assertComplete(fromShyam.end(), fromRama.end(), shyam, rama);
    }

    @Test
    void whenServersDieOneAfterTheOtherEveryMessageIsThereOnce() {
        Desk sita = signIn("sita");
        Desk lakshman = signIn("lakshman");
        Writing fromSita = new Writing(sita, "sita", "lakshman");
        Writing fromLakshman = new Writing(lakshman, "lakshman", "sita");
        for (int round = 0; round < NODES + 1; round++) {
            int port = port(round % NODES);
            balancer.lose(port);
            fromSita.awaitMore();
            fromLakshman.awaitMore();
            balancer.found(port);
        }
        assertComplete(fromSita.end(), fromLakshman.end(), sita, lakshman);
    }

    /** Asks for what a person asks for beside writing; none of it fails. */
    private static void ask(Desk shyam, Desk rama) {
        Conversation talk = shyam.see(() -> shyam.talk("rama"));
        List<CompletionStage<?>> asked = shyam.see(() -> List.of(
                shyam.session().channels().browse("", null),
                shyam.session().search().find("message", talk, 0),
                shyam.session().chats().react(lastFromServer(talk), "👍", true),
                shyam.session().chats().edit(own(talk), own(talk).body()),
                shyam.session().chats().find(own(talk).id())));
        rama.act(() -> StateProbe.lastFromServer(rama.talk("shyam"))
                .ifPresent(last -> rama.session().chats().markRead(rama.talk("shyam"), last)));
        for (CompletionStage<?> answer : asked) {
            try {
                answer.toCompletableFuture().get(90, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError("a call failed while servers were restarted", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private static ChatMessage lastFromServer(Conversation talk) {
        return StateProbe.lastFromServer(talk).orElseThrow();
    }

    private static ChatMessage own(Conversation talk) {
        return talk.messages().stream().filter(message -> message.own() && !message.local()).findFirst().orElseThrow();
    }

    private void assertComplete(int first, int second, Desk one, Desk other) {
        String oneName = one.see(() -> one.session().workspace().me().username());
        String otherName = other.see(() -> other.session().workspace().me().username());
        one.await("all " + (first + second), () -> one.bodies(otherName).size() >= first + second);
        other.await("all " + (first + second), () -> other.bodies(oneName).size() >= first + second);
        awaitDelivered(one, otherName);
        awaitDelivered(other, oneName);
        List<String> talk = one.see(() -> one.bodies(otherName));
        assertThat(other.see(() -> other.bodies(oneName))).isEqualTo(talk);
        assertThat(talk).filteredOn(body -> body.startsWith(oneName)).isEqualTo(said(oneName, first));
        assertThat(talk).filteredOn(body -> body.startsWith(otherName)).isEqualTo(said(otherName, second));
        synchronized (shown) {
            assertThat(shown).as("what was shown of the connection").containsOnly(ConnectionState.LIVE);
        }
    }

    private static void awaitDelivered(Desk desk, String to) {
        desk.await("all to " + to + " delivered", () -> desk.talk(to).messages().stream().filter(ChatMessage::own)
                .allMatch(message -> message.delivery() == Delivery.SENT || message.delivery() == Delivery.READ));
    }

    private static List<String> said(String username, int count) {
        return IntStream.range(0, count).mapToObj(i -> username + ": message " + i).toList();
    }

    /** A person who keeps writing until told to stop. */
    private final class Writing {

        private final Desk desk;
        private final String to;
        private final Thread thread;
        private volatile boolean enough;
        private volatile int written;

        Writing(Desk desk, String from, String to) {
            this.desk = desk;
            this.to = to;
            writings.add(this);
            this.thread = Thread.startVirtualThread(() -> {
                while (!enough) {
                    desk.send(to, from + ": message " + written);
                    written++;
                    Await.time(Duration.ofMillis(40));
                }
            });
        }

        /** Until some more that were written from now on are on the server. */
        void awaitMore() {
            int before = desk.see(this::sent);
            desk.await("more messages to " + to, () -> sent() >= before + 3);
        }

        private int sent() {
            return (int) desk.talk(to).messages().stream().filter(message -> message.own() && !message.local()).count();
        }

        int end() {
            enough = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return written;
        }
    }
}
