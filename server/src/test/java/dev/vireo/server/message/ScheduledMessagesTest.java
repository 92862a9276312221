package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.server.BackboneKind;
import dev.vireo.server.MovableClock;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending messages later, over HTTP. */
final class ScheduledMessagesTest {

    private final MovableClock clock = new MovableClock();
    private TestOffice office;
    private TestChannel group;

    @BeforeEach
    void open() {
        office = TestOffice.open(clock);
        group = TestChannel.group(office, "Lanka", "rama", "sita");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aScheduledMessageIsSentWhenItIsDueAndOnce() {
        Answers.Scheduled scheduled = schedule("rama", "later", "The bridge opens, @sita", soon()).as(Answers.Scheduled.class);
        assertThat(list("rama")).containsExactly(scheduled);
        assertThat(list("sita")).isEmpty();
        assertThat(bodies("sita")).isEmpty();

        clock.ahead(Duration.ofHours(2));
        Await.until("it is sent", () -> !bodies("sita").isEmpty());
        office.tidyUp();
        assertThat(bodies("sita")).containsExactly("The bridge opens, @sita");
        assertThat(group.unread("sita").mentions()).isEqualTo(1);
        assertThat(list("rama")).isEmpty();
        Answer repeat = group.trySend("rama", "x", null);
        assertThat(repeat.status()).isEqualTo(201);
    }

    @Test
    void whatIsDueWhileTheServerIsStoppedIsSentAtItsNextStart() {
        schedule("rama", null, "Good morning", soon());
        int port = office.stop();
        clock.ahead(Duration.ofDays(1));
        office.start(port);
        Await.until("it is sent", () -> bodies("sita").equals(List.of("Good morning")));
    }

    @Test
    void itCanBeChangedSentNowAndCancelled() {
        Answers.Scheduled changed = schedule("rama", null, "One", soon()).as(Answers.Scheduled.class);
        Answers.Scheduled now = schedule("rama", null, "Two", soon()).as(Answers.Scheduled.class);
        Answers.Scheduled cancelled = schedule("rama", null, "Three", soon()).as(Answers.Scheduled.class);
        Instant later = soon().plus(Duration.ofDays(1));

        assertThat(change("rama", changed, "First", later).as(Answers.Scheduled.class).sendAt()).isEqualTo(later);
        assertThat(office.as("rama").post("/api/v1/scheduled/" + now.id() + "/send").as(Message.class).body()).isEqualTo("Two");
        assertThat(office.as("rama").post("/api/v1/scheduled/" + now.id() + "/send").status()).isEqualTo(404);
        office.as("rama").delete("/api/v1/scheduled/" + cancelled.id());
        assertThat(change("sita", changed, "Forged", null).status()).isEqualTo(404);
        office.as("sita").delete("/api/v1/scheduled/" + changed.id());

        clock.ahead(Duration.ofHours(2));
        office.tidyUp();
        assertThat(bodies("sita")).containsExactly("Two");
        assertThat(list("rama")).extracting(Answers.Scheduled::body).containsExactly("First");
    }

    @Test
    void aRepeatWithTheSameClientIdIsTheSameMessage() {
        Answers.Scheduled first = schedule("rama", "same", "Once", soon()).as(Answers.Scheduled.class);
        Answer repeat = schedule("rama", "same", "Once", soon());
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.as(Answers.Scheduled.class)).isEqualTo(first);
        assertThat(list("rama")).hasSize(1);
    }

    @Test
    void whoMayNoLongerWriteThereIsTold() {
        schedule("rama", null, "From outside", soon());
        office.as("rama").delete("/api/v1/channel/" + group.id() + "/member/rama");
        clock.ahead(Duration.ofHours(2));

        Await.until("rama is told", () -> list("rama").getFirst().problem() != null);
        assertThat(bodies("sita")).isEmpty();
        Answers.Scheduled failed = list("rama").getFirst();
        assertThat(failed.problem()).isEqualTo("channel_not_found");
        assertThat(change("rama", failed, "Again", null).problem()).isEqualTo("invalid_send_at");

        office.as("shyam").post("/api/v1/channel/" + group.id() + "/members", "{\"users\":[\"rama\"]}");
        assertThat(office.as("rama").post("/api/v1/scheduled/" + failed.id() + "/send").status()).isEqualTo(201);
    }

    @Test
    void nobodyWritesAfterTheyHaveLeftTheOffice() throws SQLException {
        schedule("rama", null, "From beyond", soon());
        office.as("shyam").post("/api/v1/user/rama/deactivate");
        clock.ahead(Duration.ofHours(2));
        office.tidyUp();
        assertThat(bodies("sita")).isEmpty();
        office.as("shyam").delete("/api/v1/user/rama?messages=keep");
        assertThat(Rows.count(office.databaseUrl(), "scheduled_message")).isZero();
    }

    @Test
    void withSeveralServersItIsSentOnce() {
        try (TestNodes nodes = TestNodes.open(2, config -> config.on(BackboneKind.POSTGRES, ""))) {
            TestChannel here = TestChannel.group(nodes.node(0), "Lanka", "rama", "sita");
            nodes.node(0).as("rama").post("/api/v1/channel/" + here.id() + "/scheduled",
                    new Requests.MessageToSchedule(null, "Once", Instant.now().plusSeconds(2)));
            TestChannel there = new TestChannel(nodes.node(1), here.id());
            Await.until("it is sent", () -> !there.history("sita", "").messages().isEmpty());
            nodes.node(0).tidyUp();
            nodes.node(1).tidyUp();
            assertThat(there.history("sita", "").messages()).hasSize(1);
        }
    }

    private Answer schedule(String username, @Nullable String clientId, String body, Instant at) {
        return office.as(username).post("/api/v1/channel/" + group.id() + "/scheduled", new Requests.MessageToSchedule(clientId, body, at));
    }

    private Answer change(String username, Answers.Scheduled scheduled, String body, @Nullable Instant at) {
        return office.as(username).patch("/api/v1/scheduled/" + scheduled.id(), new Requests.ScheduledChange(body, at));
    }

    private List<Answers.Scheduled> list(String username) {
        return office.as(username).get("/api/v1/scheduled").as(Answers.ScheduledList.class).scheduled();
    }

    private List<String> bodies(String username) {
        return group.history(username, "").messages().stream().map(Message::body).toList();
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    }
}
