package dev.vireo.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.User;
import dev.vireo.testing.Http;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class PresenceTrackerTest {

    /** A stream that is gone shows only when something is written into it. */
    private static final Duration HEARTBEAT = Duration.ofMillis(100);
    private static final PresenceTimes HASTY = new PresenceTimes(Duration.ofMillis(700), Duration.ofMillis(700), Duration.ofMillis(20));
    private static final PresenceTimes PATIENT = new PresenceTimes(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(20));

    @AutoClose private final TestOffice office = TestOffice.open(config -> config.with(HASTY).with(HEARTBEAT));

    @Test
    void whoHasAStreamIsOnlineAndThenOfflineSinceWhen() throws Exception {
        assertThat(statusOf("rama")).isEqualTo(new Status("rama", Presence.OFFLINE, null));

        try (OpenStream watcher = open("shyam")) {
            try (OpenStream _ = open("rama")) {
                watcher.awaitLine(isPresence("rama", "online"));
                assertThat(statusOf("rama").presence()).isEqualTo(Presence.ONLINE);
                assertThat(online()).containsExactly("rama", "shyam");
            }
            watcher.awaitLine(isPresence("rama", "offline"));
        }

        assertThat(statusOf("rama").presence()).isEqualTo(Presence.OFFLINE);
        assertThat(statusOf("rama").lastSeen()).isNotNull();
    }

    @Test
    void aReconnectWithinTheGraceIsNotNoticed() throws Exception {
        try (TestOffice patient = patient(); OpenStream watcher = open(patient, "shyam")) {
            try (OpenStream _ = open(patient, "rama")) {
                watcher.awaitLine(isPresence("rama", "online"));
            }
            try (OpenStream _ = open(patient, "rama")) {
                patient.as("rama").put("/api/v1/user/rama/status", new Requests.Availability(Presence.AWAY));

                assertThat(watcher.awaitLine(line -> line.contains("\"presence\"") && line.contains("\"rama\"")))
                        .contains("away");
            }
        }
    }

    @Test
    void pollingCountsAsBeingThere() {
        try (TestOffice patient = patient()) {
            patient.as("rama").get("/api/v1/events");
            assertThat(patient.as("shyam").get("/api/v1/user/rama/status").as(Status.class).presence())
                    .isEqualTo(Presence.ONLINE);
        }
    }

    @Test
    void pollingCountsAsBeingThereOnlyForAWhile() {
        office.as("rama").get("/api/v1/events");
        awaitPresence("rama", Presence.OFFLINE);
        assertThat(statusOf("rama").lastSeen()).isNotNull();
    }

    @Test
    void availabilityIsOnesOwnChoiceAndOutlivesARestart() throws Exception {
        Status chosen = office.as("rama").put("/api/v1/user/rama/status", new Requests.Availability(Presence.DO_NOT_DISTURB))
                .as(Status.class);
        assertThat(chosen.presence()).as("not connected").isEqualTo(Presence.OFFLINE);

        office.restart();

        try (OpenStream _ = open("rama")) {
            assertThat(statusOf("rama").presence()).isEqualTo(Presence.DO_NOT_DISTURB);
            assertThat(office.as("shyam").get("/api/v1/user/rama").as(User.class).presence())
                    .isEqualTo(Presence.DO_NOT_DISTURB);
        }
    }

    @Test
    void whenSomebodyWasLastSeenOutlivesARestart() {
        office.as("rama").get("/api/v1/events");
        awaitPresence("rama", Presence.OFFLINE);
        Status before = statusOf("rama");

        office.restart();

        assertThat(before.lastSeen()).isNotNull();
        assertThat(statusOf("rama")).isEqualTo(before);
    }

    @Test
    void whoIsIdleAtEachOfTheirComputersIsAway() throws Exception {
        String elsewhere = office.signIn("rama");
        try (OpenStream watcher = open("shyam"); OpenStream _ = open("rama")) {
            watcher.awaitLine(isPresence("rama", "online"));
            assertThat(idle(office.as("rama"), true)).isEqualTo(204);
            watcher.awaitLine(isPresence("rama", "away"));

            try (OpenStream _ = OpenStream.of(office.address(), "rama", elsewhere).awaitLive()) {
                watcher.awaitLine(isPresence("rama", "online"));
                idle(office.with(elsewhere), true);
                watcher.awaitLine(isPresence("rama", "away"));
                idle(office.as("rama"), false);
                watcher.awaitLine(isPresence("rama", "online"));
            }
        }
    }

    @Test
    void whoIsIdleStaysAwayThroughAReconnectAndUndisturbedIfTheyChoseThat() throws Exception {
        try (TestOffice patient = patient(); OpenStream watcher = open(patient, "shyam")) {
            try (OpenStream _ = open(patient, "rama")) {
                watcher.awaitLine(isPresence("rama", "online"));
                idle(patient.as("rama"), true);
                watcher.awaitLine(isPresence("rama", "away"));
            }
            try (OpenStream _ = open(patient, "rama")) {
                patient.as("rama").put("/api/v1/user/rama/status", new Requests.Availability(Presence.DO_NOT_DISTURB));
                assertThat(watcher.awaitLine(line -> line.contains("\"presence\"") && line.contains("\"rama\"")))
                        .contains("do_not_disturb");
            }
        }
    }

    @Test
    void whoWasIdleAndWentIsNotAwayWhenTheyComeBack() throws Exception {
        try (OpenStream watcher = open("shyam")) {
            try (OpenStream _ = open("rama")) {
                watcher.awaitLine(isPresence("rama", "online"));
                idle(office.as("rama"), true);
                watcher.awaitLine(isPresence("rama", "away"));
            }
            watcher.awaitLine(isPresence("rama", "offline"));
            try (OpenStream _ = open("rama")) {
                assertThat(watcher.awaitLine(line -> line.contains("\"presence\"") && line.contains("\"rama\""))).contains("online");
            }
        }
    }

    private static int idle(Http rama, boolean idle) {
        return rama.put("/api/v1/user/rama/idle", new Requests.Idle(idle)).status();
    }

    @Test
    void brokenChoicesAreRefused() {
        assertThat(office.as("rama").put("/api/v1/user/sita/status", new Requests.Availability(Presence.AWAY)).status())
                .isEqualTo(403);
        for (String body : List.of("{}", "{\"presence\":\"offline\"}", "{\"presence\":\"dancing\"}", "{\"presence\":1}")) {
            assertThat(office.as("rama").put("/api/v1/user/rama/status", body).status()).as(body).isEqualTo(400);
        }
        assertThat(idle(office.as("sita"), true)).isEqualTo(403);
        for (String body : List.of("{}", "{\"idle\":null}", "{\"idle\":\"perhaps\"}", "[]")) {
            assertThat(office.as("rama").put("/api/v1/user/rama/idle", body).status()).as(body).isEqualTo(400);
        }
        assertThat(office.as("rama").get("/api/v1/user/ravana/status").problem()).isEqualTo("user_not_found");
    }

    /** Where nobody goes while a test lasts, however slow the machine is. */
    private static TestOffice patient() {
        return TestOffice.open(config -> config.with(PATIENT).with(HEARTBEAT));
    }

    private OpenStream open(String username) throws InterruptedException {
        return open(office, username);
    }

    private static OpenStream open(TestOffice office, String username) throws InterruptedException {
        return OpenStream.of(office.address(), username, office.token(username)).awaitLive();
    }

    private static Predicate<String> isPresence(String username, String presence) {
        return line -> line.contains("\"type\":\"presence\"") && line.contains("\"user\":\"" + username + "\"")
                && line.contains("\"presence\":\"" + presence + "\"");
    }

    private void awaitPresence(String username, Presence presence) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (statusOf(username).presence() != presence) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
        }
    }

    private Status statusOf(String username) {
        return office.as("shyam").get("/api/v1/user/" + username + "/status").as(Status.class);
    }

    private List<String> online() {
        return office.as("sita").get("/api/v1/online-users").as(Answers.OnlineUsers.class).users().stream()
                .map(Status::user)
                .toList();
    }
}
