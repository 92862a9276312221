package dev.vireo.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Once the office keeps it to itself, nobody learns from anywhere how far others have read, or had read before. */
final class ReceiptsOffTest {

    private static TestOffice office;
    private static Talk talk;
    private static Channel channel;
    private static Cursor before;
    private static Message read;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
        talk = new Talk(office);
        before = talk.now("rama");
        channel = talk.open("rama", "Discreet", "sita");
        talk.send("rama", channel, "One");
        read = talk.send("rama", channel, "Two");
        talk.read("sita", read);
        talk.add("rama", channel, "shyam", "lakshman");
        talk.give("rama", channel, "sita", ChannelRole.MODERATOR);
        assertThat(Talk.member(talk.see("rama", channel), "sita").readNumber()).isEqualTo(2);
        office.as("shyam").patch("/api/v1/office", new Requests.OfficeChange(null, false, null, null));
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void noListOfMembersShowsIt() {
        String path = "/api/v1/channel/" + channel.id();
        assertHidden(office.as("rama").get("/api/v1/channels").as(Answers.ChannelList.class).channels().stream()
                .filter(one -> one.id().equals(channel.id())).findFirst().orElseThrow().members());
        assertHidden(talk.see("rama", channel).members());
        assertHidden(office.as("rama").get(path + "/members").as(Answers.Members.class).members());
        assertHidden(office.as("rama").post(path + "/members", "{\"users\":[\"shyam\"]}").as(Answers.Members.class).members());
        assertHidden(office.as("rama").patch(path, "{\"description\":\"Nobody looks\"}").as(Channel.class).members());
        assertHidden(List.of(office.as("rama").patch(path + "/member/sita", "{\"role\":\"member\"}").as(Member.class)));
    }

    @Test
    void onesOwnPlaceStaysKnown() {
        assertThat(Talk.member(talk.see("sita", channel), "sita").readNumber()).isEqualTo(2);
        assertThat(talk.toldSince("sita", before)).anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(Event.ReadReceipt.class,
                receipt -> assertThat(receipt.user()).isEqualTo("sita")));
    }

    @Test
    void whatWasToldBeforeIsNotToldAgain() {
        List<Event> told = talk.toldSince("rama", before);

        assertThat(told).noneMatch(event -> event instanceof Event.ReadReceipt receipt && !receipt.user().equals("rama"));
        assertThat(told).filteredOn(Event.ChannelUpdated.class::isInstance).isNotEmpty().allSatisfy(event -> {
            List<Member> members = ((Event.ChannelUpdated) event).channel().members();
            if (members != null) {
                assertHidden(members);
            }
        });
        assertThat(told).filteredOn(Event.MemberUpdated.class::isInstance).isNotEmpty()
                .allSatisfy(event -> assertHidden(List.of(((Event.MemberUpdated) event).member())));
    }

    @Test
    void aStreamThatBeginsBeforeDoesNotTellItEither() throws Exception {
        try (OpenStream stream = OpenStream.of(office.address(), "rama?after=" + before, office.token("rama"))) {
            StringBuilder told = new StringBuilder();
            stream.awaitLine(line -> {
                told.append(line).append('\n');
                return line.contains("heartbeat");
            });
            assertThat(told.toString()).contains("Discreet").doesNotContain("\"type\":\"read_receipt\"")
                    .doesNotContainPattern("\"user\":\"(sita|shyam|lakshman)\"[^}]*\"read_number\":[1-9]");
        }
    }

    private static void assertHidden(List<Member> members) {
        assertThat(Objects.requireNonNull(members)).filteredOn(member -> !member.user().equals("rama"))
                .allSatisfy(member -> assertThat(member.readNumber()).as(member.user()).isZero());
    }
}
