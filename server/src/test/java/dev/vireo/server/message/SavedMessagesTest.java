package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages saved for later, over HTTP. */
class SavedMessagesTest {

    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private TestOffice office;
    private TestChannel group;

    @BeforeEach
    void open() {
        office = TestOffice.open(() -> Instant.now().plus(passed.get()));
        group = TestChannel.group(office, "Lanka", "rama", "sita", "lakshman");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aSavedMessageIsOnThePersonsOwnListWithTheLastOneFirst() {
        Message first = group.send("rama", "The bridge is ready");
        Message reply = group.reply("sita", first, "At last");
        Cursor before = head("sita");

        Answers.Saved saved = group.save("sita", first).as(Answers.Saved.class);
        group.save("sita", reply);

        assertThat(saved.message().id()).isEqualTo(first.id());
        assertThat(bodies("sita", "")).containsExactly("At last", "The bridge is ready");
        assertThat(bodies("rama", "")).as("it is nobody else's").isEmpty();
        assertThat(since("sita", before)).hasSize(2).first().isEqualTo(new Event.MessageSaved(first.id(), saved.savedAt()));
        assertThat(since("rama", before)).as("nobody else is told").isEmpty();
    }

    @Test
    void savingAgainOrRemovingWhatIsNotSavedChangesNothing() {
        Message message = group.send("rama", "Once");
        Answers.Saved first = group.save("sita", message).as(Answers.Saved.class);
        Cursor before = head("sita");

        assertThat(group.save("sita", message).as(Answers.Saved.class)).isEqualTo(first);
        assertThat(since("sita", before)).isEmpty();
        assertThat(group.unsave("sita", message).status()).isEqualTo(204);
        assertThat(group.unsave("sita", message).status()).isEqualTo(204);
        assertThat(since("sita", before)).containsExactly(new Event.MessageUnsaved(message.id()));
        assertThat(bodies("sita", "")).isEmpty();
    }

    @Test
    void whoLeftTheChannelNoLongerSeesWhatTheySavedThere() {
        Message message = group.send("rama", "For members");
        group.save("sita", message);
        office.as("sita").delete("/api/v1/channel/" + group.id() + "/member/sita");

        assertThat(bodies("sita", "")).isEmpty();
        assertThat(group.save("sita", message).status()).isEqualTo(404);
        office.as("shyam").post("/api/v1/channel/" + group.id() + "/members", "{\"users\":[\"sita\"]}");
        assertThat(bodies("sita", "")).as("back in the channel").containsExactly("For members");
        office.as("sita").delete("/api/v1/channel/" + group.id() + "/member/sita");
        group.unsave("sita", message);
        office.as("shyam").post("/api/v1/channel/" + group.id() + "/members", "{\"users\":[\"sita\"]}");
        assertThat(bodies("sita", "")).as("removed meanwhile").isEmpty();
    }

    @Test
    void whatIsDeletedIsNoLongerSaved() {
        Message message = group.send("rama", "Soon gone");
        group.save("sita", message);
        group.delete("rama", message);
        assertThat(bodies("sita", "")).isEmpty();
        assertThat(group.save("sita", message).problem()).isEqualTo("message_deleted");

        group.save("sita", group.send("rama", "Old"));
        office.as("shyam").patch("/api/v1/office", new Requests.OfficeChange(null, null, 30, null));
        passed.set(Duration.ofDays(31));
        group.save("sita", group.send("rama", "Young"));
        office.tidyUp();
        assertThat(bodies("sita", "")).containsExactly("Young");
    }

    @Test
    void theListComesInPages() {
        Message one = group.send("rama", "One");
        Message two = group.send("rama", "Two");
        Message three = group.send("rama", "Three");
        List.of(two, three, one).forEach(message -> group.save("sita", message));

        assertThat(bodies("sita", "?limit=2")).containsExactly("One", "Three");
        assertThat(list("sita", "?limit=2").more()).isTrue();
        assertThat(bodies("sita", "?limit=2&before=" + three.id())).containsExactly("Two");
        assertThat(list("sita", "?limit=2&before=" + three.id()).more()).isFalse();
        assertThat(office.as("rama").get("/api/v1/saved?before=" + three.id()).status()).isEqualTo(404);
    }

    @Test
    void onePersonSavesFiveHundredAndNotOneMore() {
        Message last = group.send("rama", "One too many");
        Message first = group.send("rama", "The first");
        group.save("sita", first);
        for (int i = 1; i < Limits.SAVED; i++) {
            assertThat(group.save("sita", group.send("rama", "Number " + i)).status()).isEqualTo(200);
        }
        Answer refused = group.save("sita", last);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("too_many_saved");
        group.unsave("sita", first);
        assertThat(group.save("sita", last).status()).isEqualTo(200);
    }

    @Test
    void nothingIsLeftOfTheListOfWhoeverIsDeleted() throws SQLException {
        group.save("sita", group.send("rama", "Keep it"));
        assertThat(office.as("shyam").delete("/api/v1/user/sita?messages=keep").status()).isBetween(200, 299);
        assertThat(Rows.count(office.databaseUrl(), "saved_message")).isZero();
    }

    private Answers.SavedList list(String username, String query) {
        return office.as(username).get("/api/v1/saved" + query).as(Answers.SavedList.class);
    }

    private List<String> bodies(String username, String query) {
        return list(username, query).saved().stream().map(saved -> saved.message().body()).toList();
    }

    private Cursor head(String username) {
        return office.as(username).get("/api/v1/events").as(Answers.EventPage.class).cursor();
    }

    private List<Event> since(String username, Cursor cursor) {
        long now = head(username).pos();
        Await.until("all is told", () -> told(username, cursor).cursor().pos() >= now);
        return told(username, cursor).events().stream().map(LoggedEvent::event).toList();
    }

    private Answers.EventPage told(String username, Cursor cursor) {
        return Json.readEvents(office.as(username).get("/api/v1/events?after=" + cursor).bytes());
    }
}
