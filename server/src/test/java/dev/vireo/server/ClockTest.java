package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server's clock was a day ahead for a while, as after a bad answer from a time server, and was put right. */
final class ClockTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String POLL = "/api/users/messages/poll/rama";

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private TestOffice office;
    private TestChannel chat;

    @BeforeEach
    void open() {
        office = TestOffice.open(() -> Instant.now().plus(ahead.get()));
        chat = TestChannel.direct(office, "sita", "rama");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void messagesFollowItAgainAtOnceAndNumbersKeepTheirOrder() {
        Message before = chat.send("sita", "before");
        ahead.set(DAY);
        Message tomorrow = chat.send("sita", "tomorrow");
        ahead.set(Duration.ZERO);
        Message after = chat.send("sita", "after");

        assertThat(tomorrow.createdAt()).isAfter(Instant.now().plus(DAY).minusSeconds(120));
        assertThat(after.createdAt()).isAfter(before.createdAt()).isBefore(Instant.now().plusSeconds(1));
        assertThat(chat.history("rama", "").messages()).extracting(Message::id)
                .containsExactly(before.id(), tomorrow.id(), after.id());
        assertThat(List.of(before.number(), tomorrow.number(), after.number())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void itIsPutRightWhileTheServerIsStoppedToo() {
        ahead.set(DAY);
        chat.send("sita", "tomorrow");
        ahead.set(Duration.ZERO);
        office.restart();

        assertThat(chat.send("sita", "after").createdAt()).isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void anHourOfSilenceIsCountedFromNow() {
        ahead.set(DAY);
        chat.send("sita", "tomorrow");
        ahead.set(Duration.ZERO);
        Instant inAnHour = Instant.now().plus(Duration.ofHours(1));

        Member muted = office.as("rama").patch("/api/v1/channel/" + chat.id() + "/member/rama",
                new Requests.MemberChange(null, null, inAnHour)).as(Member.class);

        assertThat(muted.mutedUntil()).isBetween(inAnHour.minusSeconds(1), inAnHour.plusSeconds(1));
    }

    @Test
    void aSearchForWhatWasWrittenBeforeATimeFindsWhatIsNew() {
        ahead.set(DAY);
        chat.send("sita", "tomorrow");
        ahead.set(Duration.ZERO);
        Message after = chat.send("sita", "afterwards");
        String soon = Instant.now().plus(Duration.ofMinutes(5)).toString();

        Await.until("the message is found", () -> !office.as("rama").get("/api/v1/search?query=afterwards%20before:" + soon)
                .as(Answers.SearchResults.class).hits().isEmpty());
        assertThat(office.as("rama").get("/api/v1/search?query=afterwards%20before:" + soon).text()).contains(after.id());
    }

    /** Whoever polls gives the last time that was seen, which may be one of tomorrow. */
    @Test
    void aPollPassesOverNothingAndRepeatsNothing() {
        chat.send("sita", "before");
        ahead.set(DAY);
        String tomorrow = chat.send("sita", "tomorrow").createdAt().toString();
        ahead.set(Duration.ZERO);
        Message after = chat.send("sita", "after");
        Message last = chat.send("sita", "last");

        assertThat(polled(tomorrow)).containsExactly("after", "last");
        assertThat(polled(after.createdAt().toString())).containsExactly("last");
        assertThat(polled(last.createdAt().toString())).isEmpty();
    }

    private List<String> polled(String since) {
        return office.as("rama").get(POLL + "?since=" + since).as(Polled.class).messages().stream().map(Direct::message).toList();
    }

    private record Polled(List<Direct> messages) {
    }

    private record Direct(String from, String message, Instant timestamp, String messageId) {
    }

    @Test
    void aThreadNamesItsLatestReply() {
        Message first = chat.send("sita", "first");
        ahead.set(DAY);
        chat.reply("rama", first, "tomorrow");
        ahead.set(Duration.ZERO);
        Message reply = chat.reply("sita", first, "after");

        Message.Thread thread = chat.see("rama", first).thread();

        assertThat(thread).isEqualTo(new Message.Thread(2, reply.createdAt(), reply.id(), List.of("rama", "sita")));
    }
}
