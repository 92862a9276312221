package dev.vireo.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Status;
import dev.vireo.server.BackboneKind;
import dev.vireo.testing.Await;
import dev.vireo.testing.CutLine;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestRedis;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One office on two servers that hear each other: who is there, and who is writing, is the same on both. */
final class PresenceOnSeveralServersTest {

    /** In one test only: whoever was here before stays for a while. */
    private static final String NEIGHBOUR = "sita.next.door";

    /** Longer than any test: nobody goes while it runs. */
    private static final PresenceTimes LASTING = new PresenceTimes(Duration.ofMinutes(5), Duration.ofMinutes(5),
            Duration.ofMillis(20), Duration.ofMillis(500), Duration.ofMinutes(5));

    private static TestRedis redis;
    private static TestNodes office;
    private static TestOffice one;
    private static TestOffice other;

    @BeforeAll
    static void open() throws InterruptedException {
        redis = TestRedis.open();
        office = TestNodes.open(2, config -> config.on(BackboneKind.REDIS, redis.url()).with(LASTING));
        one = office.node(0);
        other = office.node(1);
        try (OpenStream _ = open(one, "shyam")) {
            Await.until("that they hear each other", () -> statusOf(other, "shyam").presence() == Presence.ONLINE);
        }
    }

    @AfterAll
    static void close() {
        office.close();
        redis.close();
    }

    @Test
    void whoHasAStreamOnOneServerIsThereOnBoth() throws Exception {
        Channel group = group("Kitchen", "rama");
        try (OpenStream watcher = open(other, "shyam"); OpenStream _ = open(one, "rama")) {
            watcher.awaitLine(isPresence("rama", "online"));

            assertThat(statusOf(other, "rama").presence()).isEqualTo(Presence.ONLINE);
            assertThat(users(other, "/api/v1/online-users")).contains("rama", "shyam");
            assertThat(users(other, "/api/v1/channel/" + group.id() + "/online-members")).containsExactly("rama", "shyam");
            Message called = other.as("shyam").post("/api/v1/channel/" + group.id() + "/messages",
                    new Requests.MessageToSend(null, "Tea, @here", null, null)).as(Message.class);
            assertThat(called.mentions()).containsExactly("rama");
        }
    }

    @Test
    void aChosenAvailabilityHoldsOnBothServers() throws Exception {
        try (OpenStream watcher = open(other, "shyam"); OpenStream _ = open(one, "sita")) {
            Await.until("sita is there", () -> statusOf(other, "sita").presence() == Presence.ONLINE);

            one.as("sita").put("/api/v1/user/sita/status", new Requests.Availability(Presence.DO_NOT_DISTURB));
            watcher.awaitLine(isPresence("sita", "do_not_disturb"));

            assertThat(statusOf(one, "sita").presence()).isEqualTo(Presence.DO_NOT_DISTURB);
            assertThat(statusOf(other, "sita").presence()).isEqualTo(Presence.DO_NOT_DISTURB);
        }
    }

    @Test
    void whoIsIdleOnOneServerIsAwayUnlessTheyAreActiveOnTheOther() throws Exception {
        one.add(TestOffice.person(NEIGHBOUR, "Sita", OfficeRole.MEMBER));
        try (OpenStream watcher = open(other, "shyam"); OpenStream _ = open(one, NEIGHBOUR)) {
            Await.until("sita is there", () -> statusOf(other, NEIGHBOUR).presence() == Presence.ONLINE);
            one.as(NEIGHBOUR).put("/api/v1/user/" + NEIGHBOUR + "/idle", new Requests.Idle(true));
            watcher.awaitLine(isPresence(NEIGHBOUR, "away"));
            assertThat(statusOf(one, NEIGHBOUR).presence()).isEqualTo(Presence.AWAY);

            try (OpenStream _ = OpenStream.of(other.address(), NEIGHBOUR, other.signIn(NEIGHBOUR)).awaitLive()) {
                watcher.awaitLine(isPresence(NEIGHBOUR, "online"));
                Await.until("sita is back for the other server, too", () -> statusOf(one, NEIGHBOUR).presence() == Presence.ONLINE);
            }
        }
    }

    @Test
    void whoMovesFromOneServerToTheOtherWasNeverAway() throws Exception {
        try (OpenStream watcher = open(other, "shyam")) {
            try (OpenStream _ = open(one, "lakshman")) {
                watcher.awaitLine(isPresence("lakshman", "online"));
            }
            try (OpenStream _ = open(other, "lakshman")) {
                other.as("lakshman").put("/api/v1/user/lakshman/status", new Requests.Availability(Presence.AWAY));

                assertThat(watcher.awaitLine(line -> line.contains("\"presence\"") && line.contains("\"lakshman\"")))
                        .contains("away");
            }
        }
    }

    @Test
    void whoWritesOnOneServerIsSeenWritingOnBothByWhoIsInTheChannel() throws Exception {
        try (OpenStream shyam = open(other, "shyam"); OpenStream sita = open(other, "sita")) {
            Channel group = group("Garden", "rama");
            shyam.awaitLine(line -> line.contains("channel_updated") && line.contains("Garden"));

            one.as("rama").post("/api/v1/channel/" + group.id() + "/typing");

            shyam.awaitLine(line -> line.contains("\"type\":\"typing\"") && line.contains("\"rama\""));
            // What sita is told next is no news of a channel that she is not in.
            one.as("rama").patch("/api/v1/user/rama", "{\"status_text\":\"In the garden\"}");
            assertThat(sita.awaitLine(line -> line.contains("\"typing\"") || line.contains("In the garden")))
                    .contains("In the garden");
        }
    }

    @Test
    void peopleOnAnUnreachableServerGoOfflineAndReturnWithIt() throws Exception {
        PresenceTimes times = new PresenceTimes(Duration.ofMinutes(5), Duration.ofMinutes(5),
                Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(2));
        try (CutLine line = new CutLine(redis.port())) {
            Iterator<String> ways = List.of("redis://127.0.0.1:" + line.port(), redis.url()).iterator();
            try (TestNodes nodes = TestNodes.open(2, config -> config.on(BackboneKind.REDIS, ways.next()).with(times));
                    OpenStream _ = open(nodes.node(0), "rama")) {
                Await.until("rama is there", () -> statusOf(nodes.node(1), "rama").presence() == Presence.ONLINE);

                line.cut();
                Await.until("rama is gone", () -> statusOf(nodes.node(1), "rama").presence() == Presence.OFFLINE);
                assertThat(statusOf(nodes.node(0), "rama").presence()).as("on their own server").isEqualTo(Presence.ONLINE);

                line.mend();
                Await.until("rama is there again", () -> statusOf(nodes.node(1), "rama").presence() == Presence.ONLINE);
            }
        }
    }

    private static Channel group(String name, String... members) {
        return other.as("shyam").post("/api/v1/channels",
                new Requests.NewChannel(ChannelKind.GROUP, name, "", List.of(members))).as(Channel.class);
    }

    private static OpenStream open(TestOffice node, String username) throws InterruptedException {
        return OpenStream.of(node.address(), username, node.token(username)).awaitLive();
    }

    private static Predicate<String> isPresence(String username, String presence) {
        return line -> line.contains("\"type\":\"presence\"") && line.contains("\"user\":\"" + username + "\"")
                && line.contains("\"presence\":\"" + presence + "\"");
    }

    private static Status statusOf(TestOffice node, String username) {
        return node.as("shyam").get("/api/v1/user/" + username + "/status").as(Status.class);
    }

    private static List<String> users(TestOffice node, String path) {
        return node.as("shyam").get(path).as(Answers.OnlineUsers.class).users().stream().map(Status::user).toList();
    }
}
