package dev.vireo.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Status;
import dev.vireo.server.BackboneKind;
import dev.vireo.server.MovableClock;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AvailabilityEndsTest {

    private static final MovableClock clock = new MovableClock();
    @AutoClose private static final TestOffice office = TestOffice.open(clock);

    @BeforeEach
    void itIsNow() {
        clock.ahead(Duration.ZERO);
    }

    @Test
    void notToBeDisturbedIsToldWithItsEndAndEndsByItself() throws Exception {
        Instant until = soon();
        try (OpenStream watcher = stream("shyam"); OpenStream _ = stream("rama")) {
            choose("rama", Presence.DO_NOT_DISTURB, until);
            watcher.awaitLine(line -> isOf(line, "rama", "do_not_disturb") && line.contains("\"until\":\"" + until + "\""));
            assertThat(statusOf("rama").until()).isEqualTo(until);

            Instant later = until.plus(Duration.ofMinutes(30));
            choose("rama", Presence.DO_NOT_DISTURB, later);
            watcher.awaitLine(line -> isOf(line, "rama", "do_not_disturb") && line.contains("\"until\":\"" + later + "\""));

            clock.ahead(Duration.ofHours(2));
            watcher.awaitLine(line -> isOf(line, "rama", "online") && line.contains("\"until\":null"));
        }
    }

    @Test
    void anEndThatPassesWhileTheServerIsStoppedHoldsAtItsNextStart() throws Exception {
        choose("sita", Presence.DO_NOT_DISTURB, soon());
        choose("lakshman", Presence.DO_NOT_DISTURB, null);
        int port = office.stop();
        clock.ahead(Duration.ofHours(2));
        office.start(port);

        try (OpenStream _ = stream("sita"); OpenStream _ = stream("lakshman")) {
            Await.until("sita can be reached", () -> statusOf("sita").presence() == Presence.ONLINE);
            assertThat(statusOf("lakshman").presence()).as("without an end").isEqualTo(Presence.DO_NOT_DISTURB);
        }
    }

    @Test
    void whoChoosesAnotherIsNotBroughtBackByTheEarlierEnd() throws Exception {
        try (OpenStream _ = stream("rama"); OpenStream _ = stream("sita")) {
            choose("rama", Presence.DO_NOT_DISTURB, soon());
            choose("rama", Presence.DO_NOT_DISTURB, null);
            choose("sita", Presence.AWAY, soon());
            clock.ahead(Duration.ofHours(2));

            Await.until("one end has passed", () -> statusOf("sita").presence() == Presence.ONLINE);
            assertThat(statusOf("rama").presence()).isEqualTo(Presence.DO_NOT_DISTURB);
        }
    }

    @Test
    void anEndIsInTheFutureAndOnlineHasNone() {
        assertThat(choose("rama", Presence.DO_NOT_DISTURB, Instant.now().minusSeconds(1)).problem()).isEqualTo("invalid_until");
        assertThat(choose("rama", Presence.DO_NOT_DISTURB, Instant.now().plus(Duration.ofDays(367))).problem()).isEqualTo("invalid_until");
        assertThat(choose("rama", Presence.ONLINE, soon()).problem()).isEqualTo("invalid_until");
    }

    @Test
    void itEndsOnEveryServerOfTheOffice() throws Exception {
        try (TestNodes nodes = TestNodes.open(2, config -> config.on(BackboneKind.POSTGRES, ""));
                OpenStream watcher = OpenStream.of(nodes.node(1).address(), "sita", nodes.node(1).token("sita")).awaitLive();
                OpenStream _ = OpenStream.of(nodes.node(0).address(), "rama", nodes.node(0).token("rama")).awaitLive()) {
            nodes.node(0).as("rama").put("/api/v1/user/rama/status",
                    new Requests.Availability(Presence.DO_NOT_DISTURB, Instant.now().plusSeconds(3)));

            watcher.awaitLine(line -> isOf(line, "rama", "do_not_disturb"));
            watcher.awaitLine(line -> isOf(line, "rama", "online"));
        }
    }

    private static OpenStream stream(String who) throws InterruptedException {
        return OpenStream.of(office.address(), who, office.token(who)).awaitLive();
    }

    private static boolean isOf(String line, String who, String presence) {
        return line.contains("\"presence\"") && line.contains("\"" + who + "\"") && line.contains("\"" + presence + "\"");
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Answer choose(String who, Presence presence, @Nullable Instant until) {
        return office.as(who).put("/api/v1/user/" + who + "/status", new Requests.Availability(presence, until));
    }

    private static Status statusOf(String who) {
        return office.as("shyam").get("/api/v1/user/" + who + "/status").as(Status.class);
    }
}
