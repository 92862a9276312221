package dev.vireo.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.server.channel.Talk;
import dev.vireo.server.stream.Reader.Received;
import dev.vireo.testing.TestOffice;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is taken out of a channel gets nothing of it from then on, in no way. */
final class RemovedMemberTest {

    private TestOffice office;
    private Talk talk;
    private Channel channel;
    private Channel elsewhere;

    @BeforeEach
    void open() {
        office = TestOffice.open();
        talk = new Talk(office);
        channel = talk.group("rama", "Without Sita", "sita", "lakshman");
        elsewhere = talk.group("rama", "With Sita", "sita");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static boolean isLeft(Received frame) {
        return frame.event() instanceof Event.MemberUpdated told && told.left() && told.member().user().equals("sita");
    }

    private static boolean saysGoodbye(Received frame) {
        return frame.data().contains("That is all");
    }

    @Test
    void anOpenStreamTellsOfTheRemovalAndNothingAfterIt() {
        try (Reader sita = Reader.open(office, "sita"); Reader lakshman = Reader.open(office, "lakshman")) {
            sita.next(Event.Heartbeat.class);
            lakshman.next(Event.Heartbeat.class);
            talk.send("rama", channel, "While she is here");
            talk.remove("rama", channel, "sita");
            Message secret = talk.send("rama", channel, "Between us @channel");
            talk.reply("lakshman", secret, "Between us too");
            talk.rename("rama", channel, "Our secret");
            office.as("lakshman").post(Talk.of(channel) + "/typing");
            talk.send("rama", elsewhere, "That is all");

            assertThat(sita.until(RemovedMemberTest::isLeft)).anyMatch(frame -> frame.data().contains("While she is here"));
            List<Received> after = sita.until(RemovedMemberTest::saysGoodbye);
            assertThat(after).filteredOn(Received::isStored).noneMatch(frame -> frame.data().contains("\"" + channel.id() + "\""));
            assertThat(after).noneMatch(frame -> frame.data().contains("secret") || frame.data().contains("Between us")
                    || frame.event() instanceof Event.Typing);
            assertThat(lakshman.until(frame -> frame.data().contains("Our secret"))).filteredOn(RemovedMemberTest::isLeft).hasSize(1);
        }
    }

    @Test
    void aStreamThatResumesFromBeforeTheRemovalTellsNothingOfTheChannelButThat() {
        Cursor before = talk.now("sita");
        talk.send("rama", channel, "While she was here");
        talk.remove("rama", channel, "sita");
        talk.send("rama", channel, "Behind her back");
        talk.send("rama", elsewhere, "That is all");

        assertOnlyLeft(before);
        assertThat(talk.toldSince("sita", before)).hasSize(2);
        office.restart();
        assertOnlyLeft(before);
    }

    private void assertOnlyLeft(Cursor before) {
        try (Reader sita = Reader.open(office, "sita", before.toString())) {
            List<Received> told = sita.until(RemovedMemberTest::saysGoodbye).stream().filter(Received::isStored).toList();
            assertThat(told).hasSize(2);
            assertThat(told.getFirst()).matches(RemovedMemberTest::isLeft);
        }
    }

    @Test
    void whoWasRemovedAndCameBackIsToldOnlyWhatFollowed() {
        Cursor before = talk.now("sita");
        talk.send("rama", channel, "The first time");
        talk.remove("rama", channel, "sita");
        talk.send("rama", channel, "Behind her back");
        talk.add("rama", channel, "sita");
        talk.send("rama", channel, "Welcome back");
        talk.send("rama", elsewhere, "That is all");

        assertToldOnlyWhatFollowed(before);
        office.restart();
        assertToldOnlyWhatFollowed(before);
    }

    private void assertToldOnlyWhatFollowed(Cursor before) {
        try (Reader sita = Reader.open(office, "sita", before.toString())) {
            List<Received> told = sita.until(RemovedMemberTest::saysGoodbye).stream().filter(Received::isStored).toList();
            assertThat(told).noneMatch(frame -> frame.data().contains("first time") || frame.data().contains("Behind"));
            assertThat(told.getFirst()).matches(RemovedMemberTest::isLeft);
            assertThat(told).anyMatch(frame -> frame.event() instanceof Event.ChannelUpdated);
            assertThat(told).anyMatch(frame -> frame.data().contains("Welcome back"));
        }
        assertThat(talk.toldSince("sita", before)).filteredOn(Event.NewMessage.class::isInstance).hasSize(2);
    }

    @Test
    void nothingOfTheChannelCanBeReadAnyMore() {
        Message message = talk.send("rama", channel, "While she was here");
        talk.remove("rama", channel, "sita");

        for (String path : List.of(Talk.of(channel), Talk.of(channel) + "/messages", Talk.of(channel) + "/members",
                Talk.of(channel) + "/online-members", "/api/v1/message/" + message.id(), "/api/v1/message/" + message.id() + "/thread",
                "/api/v1/message/" + message.id() + "/versions")) {
            assertThat(office.as("sita").get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(office.as("sita").get("/api/v1/channels").text()).doesNotContain("Without Sita");
        assertThat(office.as("sita").get("/api/v1/unread").text()).doesNotContain("\"" + channel.id() + "\"");
        assertThat(talk.tries("sita", channel, "Let me in").status()).isEqualTo(404);
        assertThat(talk.join("sita", channel).status()).isEqualTo(404);
    }

    @Test
    void writingIsToldToTheOthersWhoAreThereAndKeptNowhere() {
        Cursor before = talk.now("lakshman");
        Message root = talk.send("rama", channel, "A thread");
        try (Reader lakshman = Reader.open(office, "lakshman"); Reader rama = Reader.open(office, "rama")) {
            lakshman.next(Event.Heartbeat.class);
            rama.next(Event.Heartbeat.class);

            assertThat(office.as("rama").post(Talk.of(channel) + "/typing", "{\"parent_id\":\"" + root.id() + "\"}").status())
                    .isEqualTo(204);
            assertThat(lakshman.next(Event.Typing.class)).isEqualTo(new Event.Typing(channel.id(), "rama", root.id()));
            assertThat(office.as("lakshman").post(Talk.of(channel) + "/typing").status()).isEqualTo(204);
            assertThat(rama.until(frame -> frame.event() instanceof Event.Typing)).last()
                    .extracting(Received::event).isEqualTo(new Event.Typing(channel.id(), "lakshman", null));
        }
        assertThat(talk.toldSince("lakshman", before)).noneMatch(Event.Typing.class::isInstance);
        assertThat(office.as("rama").post(Talk.of(channel) + "/typing", "{\"parent_id\":\"1\"}").status()).isEqualTo(404);
    }
}
