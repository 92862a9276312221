package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.server.BackboneKind;
import dev.vireo.server.MovableClock;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Being reminded of messages, over HTTP. */
final class RemindersTest {

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
    void aReminderIsASavedMessageWithATimeAndComesOnce() {
        Message message = group.send("rama", "Bring stones");
        Instant at = soon();
        Answers.Saved saved = remind("sita", message, at).as(Answers.Saved.class);
        assertThat(saved.remindAt()).isEqualTo(at);
        assertThat(only("sita")).isEqualTo(saved);

        clock.ahead(Duration.ofHours(2));
        Await.until("sita is reminded", () -> only("sita").remindAt() == null);
        assertThat(only("sita").remindedAt()).isNotNull();
        office.tidyUp();
        assertThat(reminders(office, "sita")).containsExactly(new Event.MessageReminded(message.id(), at));
        assertThat(reminders(office, "rama")).isEmpty();
    }

    @Test
    void oneThatIsDueWhileTheServerIsStoppedComesAtItsNextStart() {
        Message message = group.send("rama", "Bring stones");
        remind("sita", message, soon());
        int port = office.stop();
        clock.ahead(Duration.ofHours(2));
        office.start(port);
        Await.until("sita is reminded", () -> !reminders(office, "sita").isEmpty());
    }

    @Test
    void whoChangesOrCancelsItIsNotRemindedAtTheEarlierTime() {
        Message changed = group.send("rama", "One");
        Message cancelled = group.send("rama", "Two");
        Message removed = group.send("rama", "Three");
        Message deleted = group.send("rama", "Four");
        Message last = group.send("rama", "Five");
        List.of(changed, cancelled, removed, deleted, last).forEach(message -> remind("sita", message, soon()));
        remind("sita", changed, soon().plus(Duration.ofDays(1)));
        assertThat(office.as("sita").delete("/api/v1/message/" + cancelled.id() + "/reminder").status()).isEqualTo(204);
        group.unsave("sita", removed);
        group.delete("rama", deleted);

        clock.ahead(Duration.ofHours(2));
        Await.until("the last one is told", () -> !reminders(office, "sita").isEmpty());
        office.tidyUp();
        assertThat(reminders(office, "sita")).extracting(event -> ((Event.MessageReminded) event).messageId()).containsExactly(last.id());
    }

    @Test
    void aTimeIsNeededAndInTheFuture() {
        Message message = group.send("rama", "Bring stones");
        assertThat(remind("sita", message, null).problem()).isEqualTo("invalid_at");
        assertThat(remind("sita", message, Instant.now().minusSeconds(60)).problem()).isEqualTo("invalid_at");
        assertThat(remind("sita", message, Instant.now().plus(Duration.ofDays(400))).problem()).isEqualTo("invalid_at");
        assertThat(remind("lakshman", message, soon()).status()).isEqualTo(404);
    }

    @Test
    void withSeveralServersItComesOnce() {
        try (TestNodes nodes = TestNodes.open(2, config -> config.on(BackboneKind.POSTGRES, ""))) {
            TestChannel here = TestChannel.group(nodes.node(0), "Lanka", "rama", "sita");
            Message message = here.send("rama", "Bring stones");
            nodes.node(0).as("sita").put("/api/v1/message/" + message.id() + "/reminder",
                    new Requests.Reminder(Instant.now().plusSeconds(2)));
            Await.until("it came", () -> !reminders(nodes.node(1), "sita").isEmpty());
            nodes.node(0).tidyUp();
            nodes.node(1).tidyUp();
            assertThat(reminders(nodes.node(0), "sita")).hasSize(1);
        }
    }

    private Answers.Saved only(String username) {
        return office.as(username).get("/api/v1/saved").as(Answers.SavedList.class).saved().getFirst();
    }

    private Answer remind(String username, Message message, @Nullable Instant at) {
        return office.as(username).put("/api/v1/message/" + message.id() + "/reminder", new Requests.Reminder(at));
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    }

    /** What somebody was reminded of, ever. */
    private static List<Event> reminders(TestOffice where, String username) {
        String epoch = where.as(username).get("/api/v1/events").as(Answers.EventPage.class).cursor().epoch();
        return Json.readEvents(where.as(username).get("/api/v1/events?after=" + epoch + "-0").bytes()).events().stream()
                .map(LoggedEvent::event).filter(Event.MessageReminded.class::isInstance).toList();
    }
}
