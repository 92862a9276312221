package dev.vireo.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Requests.ChannelChange;
import dev.vireo.protocol.Unread;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expired messages are deleted for good, through the log, and nothing else that counts goes with them. */
final class RetentionTest {

    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private TestOffice office;
    private Talk talk;

    @BeforeEach
    void open() {
        office = TestOffice.open(() -> Instant.now().plus(passed.get()));
        talk = new Talk(office);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void days(int days) {
        passed.updateAndGet(before -> before.plus(Duration.ofDays(days)));
    }

    private void keepInTheOffice(int days) {
        office.as("shyam").patch("/api/v1/office", new Requests.OfficeChange(null, null, days, null));
    }

    @Test
    void messagesPastTheOfficesRetentionAreDeletedAndNoLongerUnread() throws InterruptedException {
        keepInTheOffice(30);
        Channel channel = talk.group("rama", "Fleeting", "sita");
        Message old = talk.send("rama", channel, "Old @sita");
        talk.send("rama", channel, "Just as old");
        days(31);
        Message young = talk.send("rama", channel, "Young @sita");
        Cursor before = talk.now("sita");

        office.tidyUp();

        assertThat(talk.history("sita", channel)).extracting(Message::id).containsExactly(young.id());
        assertThat(office.as("sita").get("/api/v1/message/" + old.id()).status()).isEqualTo(404);
        Channel seen = talk.see("sita", channel);
        assertThat(seen.unread()).isEqualTo(1);
        assertThat(seen.mentions()).isEqualTo(1);
        assertThat(Talk.member(seen, "sita").readNumber()).isEqualTo(2);
        assertThat(Talk.member(talk.see("rama", channel), "sita").readNumber()).as("to others she has read nothing").isZero();
        assertThat(talk.toldSince("sita", before)).satisfiesExactly(
                told -> assertThat(told).isInstanceOfSatisfying(Event.ReadReceipt.class, receipt -> {
                    assertThat(receipt.number()).isEqualTo(2);
                    assertThat(receipt.unread()).isEqualTo(1);
                    assertThat(receipt.mentions()).isEqualTo(1);
                }),
                told -> assertThat(told).isEqualTo(new Event.MessagesExpired(channel.id(), 2)));
        assertTheStreamCountsAlike("sita");
        talk.read("sita", young);
        assertThat(talk.see("sita", channel).unread()).isZero();
    }

    @Test
    void aClockThatWasBehindForAWhileTakesNothingWithIt() {
        keepInTheOffice(30);
        Channel channel = talk.group("rama", "Fleeting", "sita");
        Message before = talk.send("rama", channel, "Before");
        days(-365);
        Message meanwhile = talk.send("rama", channel, "While the clock was a year behind");
        days(365);
        Message after = talk.send("rama", channel, "After");

        office.tidyUp();

        assertThat(talk.history("sita", channel)).extracting(Message::id).containsExactly(before.id(), meanwhile.id(), after.id());
        days(31);
        office.tidyUp();
        assertThat(talk.history("sita", channel)).isEmpty();
    }

    @Test
    void aClockThatWasAheadForAWhileHoldsNothingUp() {
        keepInTheOffice(30);
        Channel channel = talk.group("rama", "Fleeting", "sita");
        days(365);
        talk.send("rama", channel, "While the clock was a year ahead");
        days(-365);
        talk.send("rama", channel, "After");
        days(31);
        Message young = talk.send("rama", channel, "Young");

        office.tidyUp();

        assertThat(talk.history("sita", channel)).extracting(Message::id).containsExactly(young.id());
    }

    @Test
    void aThreadExpiresWithItsFirstMessage() throws InterruptedException {
        keepInTheOffice(30);
        Channel channel = talk.group("rama", "Threads", "sita");
        Message old = talk.send("sita", channel, "A question");
        days(20);
        Message kept = talk.send("sita", channel, "Another");
        talk.reply("rama", kept, "Kept");
        days(11);
        talk.reply("rama", old, "A late answer");
        assertThat(talk.see("sita", channel).unread()).isEqualTo(2);
        Cursor before = talk.now("sita");

        office.tidyUp();

        assertThat(talk.history("sita", channel)).extracting(Message::body).containsExactly("Another", "Kept");
        assertThat(talk.see("sita", channel).unread()).isEqualTo(1);
        assertThat(talk.see("sita", channel).threads()).singleElement().matches(thread -> thread.unread() == 1);
        assertThat(talk.toldSince("sita", before)).first().isInstanceOfSatisfying(Event.ReadReceipt.class, receipt -> {
            assertThat(receipt.parentId()).isEqualTo(old.id());
            assertThat(receipt.unread()).isEqualTo(1);
        });
        assertTheStreamCountsAlike("sita");
    }

    @Test
    void aChannelsRetentionOverridesTheOfficesAndWithoutEitherMessagesStay() {
        Channel short7 = talk.group("rama", "A week", "sita");
        Channel any = talk.group("rama", "For ever", "sita");
        talk.change("rama", short7, new ChannelChange(null, null, null, 7));
        talk.send("sita", short7, "Soon gone");
        talk.send("sita", any, "Here to stay");
        days(8);

        office.tidyUp();
        assertThat(talk.history("rama", short7)).isEmpty();
        assertThat(talk.see("rama", short7).lastMessage()).isNull();
        assertThat(talk.history("rama", any)).hasSize(1);

        keepInTheOffice(30);
        days(30);
        office.tidyUp();
        assertThat(talk.history("rama", any)).isEmpty();
        keepInTheOffice(0);
        talk.send("sita", any, "And again");
        days(1_000);
        office.tidyUp();
        assertThat(talk.history("rama", any)).hasSize(1);
    }

    @Test
    void countsAreRightForWhoComesBackWhenAllTheirMessagesAreGone() {
        keepInTheOffice(10);
        Channel channel = talk.group("rama", "Renewed", "sita");
        talk.send("sita", channel, "One");
        talk.send("sita", channel, "Two");
        talk.leave("sita", channel);
        days(11);
        office.tidyUp();
        talk.add("rama", channel, "sita");

        Message mine = talk.send("sita", channel, "Three");
        talk.send("rama", channel, "Four");

        assertThat(mine.number()).isEqualTo(3);
        assertThat(talk.see("sita", channel).unread()).isEqualTo(1);
    }

    @Test
    void theFilesOfAMessageGoWithIt() {
        keepInTheOffice(10);
        Channel channel = talk.group("rama", "Papers", "sita");
        Message.Attachment file = office.as("rama").send("POST", "/api/v1/attachments?name=plan.txt", Optional.of("text/plain"),
                "The plan".getBytes(StandardCharsets.UTF_8)).as(Message.Attachment.class);
        office.as("rama").post(Talk.of(channel) + "/messages",
                new Requests.MessageToSend(null, "See here", null, List.of(file.id()))).as(Message.class);
        assertThat(office.as("sita").get("/api/v1/attachment/" + file.id()).status()).isEqualTo(200);
        days(11);

        office.tidyUp();

        assertThat(office.as("sita").get("/api/v1/attachment/" + file.id()).status()).isEqualTo(404);
        assertThat(office.as("rama").get("/api/v1/attachment/" + file.id()).status()).isEqualTo(404);
    }

    @Test
    void expiredTextIsRemovedFromTheLogToo() {
        Channel channel = talk.group("rama", "Discreet", "sita");
        Cursor before = talk.now("sita");
        talk.send("rama", channel, "Burn after reading");
        keepInTheOffice(2);
        days(3);
        talk.send("rama", channel, "Something else");

        office.tidyUp();

        assertThat(office.as("sita").get("/api/v1/events?after=" + before).text())
                .contains("resync").doesNotContain("Burn after reading");
    }

    private void assertTheStreamCountsAlike(String username) throws InterruptedException {
        String digest = office.as(username).get("/api/v1/unread").as(Unread.class).digest();
        try (OpenStream stream = OpenStream.of(office.address(), username, office.token(username))) {
            stream.awaitLine(line -> line.contains("heartbeat") && line.contains(digest));
        }
    }
}
