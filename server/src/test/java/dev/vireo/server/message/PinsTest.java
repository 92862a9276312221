package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pinned messages over HTTP. */
class PinsTest {

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
    void aPinnedMessageIsListedForEverybodyWithTheLastOneFirst() {
        Message first = group.send("rama", "The bridge is ready");
        Message reply = group.reply("sita", first, "At last");
        Cursor before = head("lakshman");

        Answers.Pin pinned = group.pin("sita", first).as(Answers.Pin.class);
        group.pin("rama", reply);

        assertThat(pinned.user()).isEqualTo("sita");
        assertThat(pinned.message().id()).isEqualTo(first.id());
        assertThat(group.pins("lakshman")).extracting(pin -> pin.message().body(), Answers.Pin::user)
                .containsExactly(tuple("At last", "rama"),
                        tuple("The bridge is ready", "sita"));
        assertThat(since("lakshman", before)).first().isEqualTo(
                new Event.MessagePinned(group.id(), first.id(), "sita", pinned.pinnedAt()));
        assertThat(group.unread("lakshman").unread()).as("a pin makes nothing unread").isEqualTo(1);
    }

    @Test
    void pinningAgainOrUnpinningWhatIsNotPinnedChangesNothing() {
        Message message = group.send("rama", "Once");
        Answers.Pin first = group.pin("sita", message).as(Answers.Pin.class);
        Cursor before = head("lakshman");

        assertThat(group.pin("rama", message).as(Answers.Pin.class)).isEqualTo(first);
        assertThat(since("lakshman", before)).isEmpty();
        assertThat(group.unpin("rama", message).status()).isEqualTo(204);
        assertThat(group.unpin("rama", message).status()).isEqualTo(204);
        assertThat(since("lakshman", before)).containsExactly(new Event.MessageUnpinned(group.id(), message.id(), "rama"));
        assertThat(group.pins("sita")).isEmpty();
    }

    @Test
    void whoMayNotWriteMayNotPin() {
        Message message = group.send("rama", "For all to see");
        group.pin("rama", message);
        group.role("lakshman", ChannelRole.READER);

        assertThat(group.pin("lakshman", message).problem()).isEqualTo("not_allowed");
        assertThat(group.unpin("lakshman", message).problem()).isEqualTo("not_allowed");
        assertThat(group.pins("lakshman")).hasSize(1);
        Message between = TestChannel.direct(office, "rama", "shyam").send("rama", "Between us");
        assertThat(group.pin("sita", between).status()).isEqualTo(404);
        group.archive();
        assertThat(group.unpin("rama", message).problem()).isEqualTo("channel_archived");
        assertThat(group.pins("sita")).hasSize(1);
    }

    @Test
    void aDeletedMessageIsNoLongerPinned() {
        Message message = group.send("rama", "Soon gone");
        group.pin("sita", message);
        group.delete("rama", message);

        assertThat(group.pins("sita")).isEmpty();
        assertThat(group.pin("sita", message).problem()).isEqualTo("message_deleted");
    }

    @Test
    void whatRetentionDeletesIsNoLongerPinned() {
        Message old = group.send("rama", "Old");
        Message reply = group.reply("sita", old, "As old as its thread");
        group.pin("sita", old);
        group.pin("sita", reply);
        office.as("shyam").patch("/api/v1/office", new Requests.OfficeChange(null, null, 30, null));
        passed.set(Duration.ofDays(31));
        Message young = group.send("rama", "Young");
        group.pin("sita", young);

        office.tidyUp();

        assertThat(group.pins("sita")).extracting(pin -> pin.message().id()).containsExactly(young.id());
    }

    @Test
    void aConversationHasFiftyPinsAndNotOneMore() {
        Message last = group.send("rama", "One too many");
        for (int i = 0; i < Limits.PINS; i++) {
            assertThat(group.pin("sita", group.send("rama", "Number " + i)).status()).isEqualTo(200);
        }
        Answer refused = group.pin("sita", last);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("too_many_pins");

        group.unpin("sita", group.pins("sita").getLast().message());
        assertThat(group.pin("sita", last).status()).isEqualTo(200);
        assertThat(group.pins("sita")).hasSize(Limits.PINS);
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
