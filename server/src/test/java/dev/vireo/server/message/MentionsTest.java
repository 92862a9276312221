package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.text.CallCases;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calling people by name, and a whole channel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MentionsTest {

    private TestOffice office;
    private TestChannel group;

    @BeforeAll
    void open() {
        office = TestOffice.open();
        office.add(TestOffice.person("hanuman", "Hanuman", OfficeRole.MEMBER));
        group = TestChannel.group(office, "Lanka", "rama", "sita", "lakshman");
    }

    @AfterAll
    void close() {
        office.close();
    }

    static List<CallCases.Case> cases() {
        return CallCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whoIsShownAsCalledIsCounted(CallCases.Case each) {
        int before = group.unread("sita").mentions();
        Message sent = group.send("shyam", each.text());
        assertThat(sent.mentions()).containsExactlyInAnyOrderElementsOf(each.called());
        boolean sita = each.called().contains("sita") || each.called().contains(Message.EVERYONE);
        assertThat(group.unread("sita").mentions()).isEqualTo(before + (sita ? 1 : 0));
    }

    @Test
    void whoIsNoMemberIsNotCalled() {
        assertThat(group.send("lakshman", "@hanuman and @sita").mentions()).containsExactly("sita");
    }

    @Test
    void mentioningOneselfCountsForNobody() {
        int before = group.unread("rama").mentions();
        group.send("rama", "@rama was here");
        assertThat(group.unread("rama").mentions()).isEqualTo(before);
    }

    @Test
    void theWholeChannelIsCalledByWhoMayDoSo() {
        int before = group.unread("sita").mentions();
        assertThat(group.send("rama", "@channel listen").mentions()).as("by a member").isEmpty();
        assertThat(group.send("shyam", "@channel listen, @rama first").mentions()).containsExactly(Message.EVERYONE, "rama");
        assertThat(group.unread("sita").mentions()).isEqualTo(before + 1);

        group.role("rama", ChannelRole.MODERATOR);
        int owners = group.unread("shyam").mentions();
        assertThat(group.send("rama", "@channel listen").mentions()).containsExactly(Message.EVERYONE);
        assertThat(group.unread("shyam").mentions()).isEqualTo(owners + 1);
        group.role("rama", ChannelRole.MEMBER);

        TestChannel direct = TestChannel.direct(office, "shyam", "rama");
        assertThat(direct.send("shyam", "@channel @here").mentions()).as("two need no calling").isEmpty();
    }

    @Test
    void hereCallsThoseWhoAreThereWhenItIsSaid() {
        office.as("sita").get("/api/v1/events");
        office.as("shyam").get("/api/v1/events");
        int away = group.unread("lakshman").mentions();

        assertThat(group.send("rama", "@here").mentions()).as("by a member").isEmpty();
        Message called = group.send("shyam", "@here and @rama");
        assertThat(called.mentions()).containsExactly("rama", "sita");
        assertThat(group.send("shyam", "@here @channel").mentions()).contains(Message.EVERYONE);

        office.as("lakshman").get("/api/v1/events");
        assertThat(group.see("lakshman", called).mentions()).as("whoever comes later").containsExactly("rama", "sita");
        assertThat(group.unread("lakshman").mentions()).isEqualTo(away + 1);
    }

    @Test
    void inAThreadThereIsNoCallingOfAll() {
        Message parent = group.send("shyam", "A question");
        assertThat(group.reply("shyam", parent, "@channel @here @sita").mentions()).containsExactly("sita");
    }

    @Test
    void anEditNeitherAddsNorRemovesMentions() {
        Message message = group.send("rama", "@sita look");
        int sitas = group.unread("sita").mentions();
        int lakshmans = group.unread("lakshman").mentions();

        assertThat(group.edit("rama", message, "@lakshman look").as(Message.class).mentions()).isEqualTo(List.of("sita"));
        assertThat(group.unread("sita").mentions()).isEqualTo(sitas);
        assertThat(group.unread("lakshman").mentions()).isEqualTo(lakshmans);
    }
}
