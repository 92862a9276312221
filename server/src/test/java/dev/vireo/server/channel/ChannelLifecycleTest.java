package dev.vireo.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Requests.ChannelChange;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making, naming, describing, archiving and finding channels. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChannelLifecycleTest {

    private TestOffice office;
    private Talk talk;

    @BeforeAll
    void open() {
        office = TestOffice.open();
        talk = new Talk(office);
    }

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    void whoMakesAChannelOwnsItAndTheOthersAreMembers() {
        Cursor before = talk.now("sita");
        Channel made = talk.group("rama", "Bridge builders", "sita", "rama", "sita");

        assertThat(made.kind()).isEqualTo(ChannelKind.GROUP);
        assertThat(made.name()).isEqualTo("Bridge builders");
        assertThat(made.members()).extracting(Member::user).containsExactly("rama", "sita");
        assertThat(Talk.member(made, "rama").role()).isEqualTo(ChannelRole.OWNER);
        assertThat(Talk.member(made, "sita").role()).isEqualTo(ChannelRole.MEMBER);
        assertThat(made.unread()).isZero();
        assertThat(talk.toldSince("sita", before)).singleElement().isInstanceOfSatisfying(Event.ChannelUpdated.class,
                told -> assertThat(told.channel().members()).hasSize(2));
        assertThat(office.as("lakshman").get(Talk.of(made)).status()).isEqualTo(404);
    }

    @Test
    void aChannelCanBeginWithItsOwnerAlone() {
        Channel made = office.as("rama").post("/api/v1/channels", "{\"kind\":\"group\",\"name\":\"Alone\"}").as(Channel.class);

        assertThat(made.members()).extracting(Member::user).containsExactly("rama");
        assertThat(made.description()).isEmpty();
    }

    @Test
    void aChannelIsMadeWithEverybodyOrNotAtAll() {
        Answer refused = talk.make("rama", ChannelKind.GROUP, "With a stranger", "sita", "nobody");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problem()).isEqualTo("user_not_found");
        assertThat(office.as("sita").get("/api/v1/channels").text()).doesNotContain("With a stranger");
        assertThat(office.as("rama").post("/api/v1/channels", "{\"kind\":\"direct\",\"name\":\"Two\"}").problem())
                .isEqualTo("invalid_kind");
        assertThat(office.as("rama").post("/api/v1/channels", "{\"name\":\"Neither\"}").problem()).isEqualTo("invalid_kind");
        assertThat(office.as("rama").post("/api/v1/channels", "{\"kind\":\"group\",\"name\":\"x\",\"members\":[null]}").problem())
                .isEqualTo("invalid_members");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\\nlines", "\\u202egnorw", "zero\\u200bwidth", "...",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aNameHidesNothingAndFits(String name) {
        assertThat(office.as("rama").post("/api/v1/channels", "{\"kind\":\"group\",\"name\":\"" + name + "\"}").problem())
                .isEqualTo("invalid_name");
    }

    @Test
    void aDescriptionMayHaveSeveralLinesButTurnsNoDirections() {
        Channel channel = talk.group("rama", "Described");

        assertThat(talk.change("rama", channel, new ChannelChange(null, "First\nsecond", null, null)).as(Channel.class).description())
                .isEqualTo("First\nsecond");
        assertThat(talk.change("rama", channel, new ChannelChange(null, "\u202Ednoces", null, null)).problem())
                .isEqualTo("invalid_description");
        assertThat(talk.change("rama", channel, new ChannelChange(null, "d".repeat(1_001), null, null)).problem())
                .isEqualTo("invalid_description");
    }

    @Test
    void aChangeIsToldToTheMembersAndLeavesThemAsTheyAre() {
        Channel channel = talk.group("rama", "Before", "sita");
        Cursor before = talk.now("sita");

        Channel renamed = talk.rename("rama", channel, "After").as(Channel.class);
        talk.rename("rama", channel, "After");

        assertThat(renamed.name()).isEqualTo("After");
        assertThat(talk.see("sita", channel).name()).isEqualTo("After");
        assertThat(talk.toldSince("sita", before)).singleElement().isInstanceOfSatisfying(Event.ChannelUpdated.class, told -> {
            assertThat(told.channel().name()).isEqualTo("After");
            assertThat(told.channel().members()).isNull();
        });
    }

    @Test
    void anArchivedChannelCanOnlyBeReadUntilItComesBack() {
        Channel channel = talk.group("rama", "Long ago", "sita");
        talk.send("sita", channel, "Those were the days");

        assertThat(talk.archive("rama", channel).status()).isEqualTo(204);
        assertThat(talk.archive("rama", channel).status()).isEqualTo(204);
        assertThat(talk.see("sita", channel).archived()).isTrue();
        assertThat(talk.history("sita", channel)).hasSize(1);
        for (Answer refused : List.of(
                talk.tries("sita", channel, "Still there?"),
                talk.add("rama", channel, "lakshman"),
                talk.rename("rama", channel, "Older still"),
                talk.give("rama", channel, "sita", ChannelRole.MODERATOR),
                office.as("sita").post(Talk.of(channel) + "/typing"))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("channel_archived");
        }
        assertThat(talk.reopen("sita", channel).problem()).isEqualTo("not_allowed");
        assertThat(talk.reopen("rama", channel).as(Channel.class).archived()).isFalse();
        assertThat(talk.tries("sita", channel, "Here again").status()).isEqualTo(201);
    }

    @Test
    void oneCanLeaveAnArchivedChannel() {
        Channel channel = talk.group("rama", "Over", "sita");
        talk.archive("rama", channel);

        assertThat(talk.leave("sita", channel).status()).isEqualTo(204);
    }

    @Test
    void openChannelsThatLookTheSameAreTheSame() {
        talk.open("rama", "Rose \u2764");
        assertThat(talk.make("sita", ChannelKind.OPEN, "Rose \u2764\uFE0F").problem()).isEqualTo("name_taken");
        assertThat(talk.make("sita", ChannelKind.OPEN, "ROSE\u00A0\u2764").problem()).isEqualTo("name_taken");
        assertThat(talk.make("sita", ChannelKind.OPEN, "Rose\u200D").problem()).isEqualTo("invalid_name");
        assertThat(talk.make("sita", ChannelKind.OPEN, "\u3164").problem()).isEqualTo("invalid_name");
    }

    @Test
    void namesOfOpenChannelsAreTheirOwnWhateverTheirCase() {
        Channel open = talk.open("rama", "Kitchen");

        assertThat(talk.make("sita", ChannelKind.OPEN, "kitchen").problem()).isEqualTo("name_taken");
        assertThat(talk.make("sita", ChannelKind.GROUP, "Kitchen").status()).isEqualTo(201);
        Channel other = talk.open("sita", "Pantry");
        assertThat(talk.rename("sita", other, "KITCHEN").problem()).isEqualTo("name_taken");
        assertThat(talk.rename("rama", open, "KITCHEN").status()).isEqualTo(200);

        talk.archive("rama", open);
        assertThat(talk.rename("sita", other, "Kitchen").status()).isEqualTo(200);
        assertThat(talk.reopen("rama", open).problem()).isEqualTo("name_taken");
        Channel back = talk.change("rama", open, new ChannelChange("Old kitchen", null, false, null)).as(Channel.class);
        assertThat(back.name()).isEqualTo("Old kitchen");
        assertThat(back.archived()).isFalse();
    }

    @Test
    void openChannelsAreFoundByNameAndDescriptionPageByPage() {
        for (String name : List.of("browse-c", "Browse-A", "browse-b")) {
            talk.open("rama", name, "sita");
        }
        talk.group("rama", "browse-private");
        talk.archive("rama", talk.open("rama", "browse-gone"));
        Channel described = talk.open("rama", "Something else");
        talk.change("rama", described, new ChannelChange(null, "100% for browsers", null, null));

        Answers.OpenChannelPage all = browse("lakshman", "?query=BROWSE");
        assertThat(all.channels()).extracting(Answers.OpenChannel::name)
                .containsExactly("Browse-A", "browse-b", "browse-c", "Something else");
        assertThat(all.channels()).first().satisfies(first -> {
            assertThat(first.members()).isEqualTo(2);
            assertThat(first.joined()).isFalse();
        });
        assertThat(browse("sita", "?query=browse-a").channels()).first().matches(Answers.OpenChannel::joined);
        assertThat(browse("sita", "?query=100%25").channels()).extracting(Answers.OpenChannel::name)
                .containsExactly("Something else");

        Answers.OpenChannelPage page = browse("lakshman", "?query=browse&limit=2");
        assertThat(page.more()).isTrue();
        Answers.OpenChannelPage rest = browse("lakshman", "?query=browse&limit=2&after=" + page.channels().getLast().name());
        assertThat(rest.channels()).extracting(Answers.OpenChannel::name).containsExactly("browse-c", "Something else");
        assertThat(rest.more()).isFalse();
    }

    private Answers.OpenChannelPage browse(String username, String query) {
        return office.as(username).get("/api/v1/open-channels" + query).as(Answers.OpenChannelPage.class);
    }

    @Test
    void theRuleForKeepingMessagesIsInDaysAndCanBeTakenBack() {
        Channel channel = talk.group("rama", "Forgetful");

        assertThat(talk.change("rama", channel, new ChannelChange(null, null, null, 30)).as(Channel.class).retentionDays())
                .isEqualTo(30);
        assertThat(talk.change("rama", channel, new ChannelChange(null, null, null, 0)).as(Channel.class).retentionDays()).isNull();
        assertThat(talk.change("rama", channel, new ChannelChange(null, null, null, -1)).problem())
                .isEqualTo("invalid_retention_days");
    }

    @Test
    void aDirectChannelStaysAsItIs() {
        Channel direct = talk.direct("rama", "sita");

        assertThat(talk.rename("rama", direct, "Us").problem()).isEqualTo("not_allowed");
        assertThat(talk.archive("rama", direct).problem()).isEqualTo("not_allowed");
        assertThat(talk.leave("rama", direct).problem()).isEqualTo("not_allowed");
        assertThat(talk.add("rama", direct, "lakshman").problem()).isEqualTo("not_allowed");
        assertThat(talk.prefer("rama", direct, "rama", new Requests.MemberChange(null, NotificationPreference.NONE, null)).status())
                .isEqualTo(200);
    }
}
