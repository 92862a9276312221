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
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.Requests.MemberChange;
import dev.vireo.protocol.Status;
import dev.vireo.protocol.Unread;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Joining and leaving channels, roles and preferences, and who is told of each change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChannelMembersTest {

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
    void anybodyJoinsAnOpenChannelAndNobodyAGroup() {
        Channel open = talk.open("rama", "Everybody's");
        Channel group = talk.group("rama", "Not everybody's");

        assertThat(talk.join("lakshman", open).as(Answers.Members.class).members()).extracting(Member::user)
                .containsExactly("lakshman", "rama");
        assertThat(talk.join("lakshman", open).status()).isEqualTo(200);
        assertThat(talk.join("lakshman", group).status()).isEqualTo(404);
        assertThat(talk.add("sita", open, "lakshman", "sita").status()).isEqualTo(404);
        talk.archive("rama", open);
        assertThat(talk.join("sita", open).problem()).isEqualTo("channel_archived");
    }

    @Test
    void whoComesHasNothingUnreadAndIsToldTheWholeChannel() {
        Channel channel = talk.group("rama", "Growing", "sita");
        Message old = talk.send("rama", channel, "Before you came");
        Cursor before = talk.now("rama");

        talk.add("sita", channel, "lakshman");

        Channel seen = talk.see("lakshman", channel);
        assertThat(seen.unread()).isZero();
        assertThat(Talk.member(seen, "lakshman").readNumber()).isEqualTo(old.number());
        assertThat(talk.toldSince("rama", before)).singleElement().isInstanceOfSatisfying(Event.MemberUpdated.class, told -> {
            assertThat(told.left()).isFalse();
            assertThat(told.member()).isEqualTo(new Member("lakshman", ChannelRole.MEMBER, null, null, old.number()));
        });
        Event.ChannelUpdated told = (Event.ChannelUpdated) talk.toldSince("lakshman", before).getLast();
        assertThat(told.channel().members()).isEqualTo(seen.members());
        assertThat(talk.toldSince("lakshman", before)).noneMatch(Event.NewMessage.class::isInstance);
        talk.send("rama", channel, "Now that you are here");
        assertThat(talk.see("lakshman", channel).unread()).isEqualTo(1);
    }

    @Test
    void severalWhoComeTogetherAreToldOfAtOnce() {
        Channel channel = talk.group("rama", "Crowded");
        Cursor before = talk.now("rama");

        talk.add("rama", channel, "sita", "lakshman", "rama");
        talk.add("rama", channel, "sita", "lakshman");

        for (String each : List.of("rama", "sita", "lakshman")) {
            assertThat(talk.toldSince(each, before)).singleElement().isInstanceOfSatisfying(Event.ChannelUpdated.class,
                    told -> assertThat(told.channel().members()).extracting(Member::user).containsExactly("lakshman", "rama", "sita"));
        }
    }

    @Test
    void whoComesBackFindsNothingUnreadAndCountsRightFromThere() {
        Channel channel = talk.group("rama", "Revolving door", "sita");
        talk.send("sita", channel, "My first");
        talk.send("rama", channel, "An answer");
        talk.send("sita", channel, "My second");
        talk.leave("sita", channel);
        talk.send("rama", channel, "While you were away");

        talk.add("rama", channel, "sita");
        assertThat(talk.see("sita", channel).unread()).isZero();
        Message mine = talk.send("sita", channel, "My third");
        talk.send("rama", channel, "@sita welcome back");

        assertThat(talk.see("sita", channel).unread()).isEqualTo(1);
        assertThat(talk.see("sita", channel).mentions()).isEqualTo(1);
        assertThat(talk.unread("sita", talk.history("sita", channel).getFirst())).isEqualTo(new Answers.ReadState(3, 1));
        assertThat(talk.read("sita", mine)).isEqualTo(new Answers.ReadState(1, 1));
        office.restart();
        assertThat(talk.see("sita", channel).unread()).isEqualTo(1);
    }

    @Test
    void aThreadOnceFollowedIsForgottenByLeaving() {
        Channel channel = talk.group("rama", "Threads", "sita");
        Message root = talk.send("sita", channel, "A question");
        talk.reply("rama", root, "An answer");
        assertThat(talk.see("sita", channel).unread()).isEqualTo(1);

        talk.leave("sita", channel);
        talk.add("rama", channel, "sita");

        assertThat(talk.see("sita", channel).unread()).isZero();
        assertThat(talk.see("sita", channel).threads()).isEmpty();
    }

    @Test
    void theLastOwnerGoesOnlyAfterNamingAnother() {
        Channel channel = talk.group("rama", "Owned", "sita");

        assertThat(talk.leave("rama", channel).problem()).isEqualTo("last_owner");
        assertThat(talk.give("rama", channel, "rama", ChannelRole.MEMBER).problem()).isEqualTo("last_owner");
        assertThat(talk.give("rama", channel, "sita", ChannelRole.OWNER).as(Member.class).role()).isEqualTo(ChannelRole.OWNER);
        assertThat(talk.leave("rama", channel).status()).isEqualTo(204);
        assertThat(talk.leave("sita", channel).problem()).isEqualTo("last_owner");
        assertThat(office.as("rama").get(Talk.of(channel)).status()).isEqualTo(404);
    }

    @Test
    void anOwnerWhoIsNotTheLastMayStepDown() {
        Channel channel = talk.group("rama", "Two owners", "sita");
        talk.give("rama", channel, "sita", ChannelRole.OWNER);

        assertThat(talk.give("rama", channel, "rama", ChannelRole.READER).as(Member.class).role()).isEqualTo(ChannelRole.READER);
        assertThat(talk.tries("rama", channel, "I only listen").problem()).isEqualTo("not_allowed");
    }

    @Test
    void moderatorsRemoveMembersButNotOwnersOrEachOther() {
        Channel channel = talk.group("rama", "Moderated", "sita", "lakshman", "shyam");
        talk.give("rama", channel, "sita", ChannelRole.MODERATOR);
        talk.give("rama", channel, "shyam", ChannelRole.MODERATOR);

        assertThat(talk.remove("sita", channel, "rama").problem()).isEqualTo("not_allowed");
        assertThat(talk.remove("sita", channel, "shyam").problem()).isEqualTo("not_allowed");
        assertThat(talk.remove("sita", channel, "lakshman").status()).isEqualTo(204);
        assertThat(talk.remove("sita", channel, "lakshman").problem()).isEqualTo("member_not_found");
        assertThat(talk.remove("rama", channel, "shyam").status()).isEqualTo(204);
    }

    @Test
    void aRoleIsToldToEverybodyAndAPreferenceToItsOwnerAlone() {
        Channel channel = talk.group("rama", "Quiet", "sita");
        Cursor before = talk.now("rama");
        Instant later = Instant.parse("2199-01-01T00:00:00Z");

        Member mine = talk.prefer("sita", channel, "sita", new MemberChange(null, NotificationPreference.MENTIONS, later))
                .as(Member.class);

        assertThat(mine.notifications()).isEqualTo(NotificationPreference.MENTIONS);
        assertThat(mine.mutedUntil()).isEqualTo(later);
        assertThat(talk.toldSince("rama", before)).isEmpty();
        assertThat(talk.toldSince("sita", before)).singleElement().isInstanceOfSatisfying(Event.MemberUpdated.class,
                told -> assertThat(told.member()).isEqualTo(mine));
        Member asOthersSee = Talk.member(talk.see("rama", channel), "sita");
        assertThat(asOthersSee.notifications()).isNull();
        assertThat(asOthersSee.mutedUntil()).isNull();
        assertThat(Talk.member(talk.see("sita", channel), "sita")).isEqualTo(mine);
        assertThat(office.as("rama").get(Talk.of(channel) + "/members").text()).doesNotContain("2199");

        talk.give("rama", channel, "sita", ChannelRole.MODERATOR);
        assertThat(talk.toldSince("rama", before)).singleElement().isInstanceOfSatisfying(Event.MemberUpdated.class,
                told -> assertThat(told.member()).isEqualTo(new Member("sita", ChannelRole.MODERATOR, null, null, 0)));
        assertThat(Talk.member(talk.see("sita", channel), "sita").mutedUntil()).isEqualTo(later);
    }

    @Test
    void membersSeeWhichOfThemAreThere() throws InterruptedException {
        Channel channel = talk.group("rama", "Present", "sita");
        try (OpenStream sita = OpenStream.of(office.address(), "sita", office.token("sita"));
                OpenStream lakshman = OpenStream.of(office.address(), "lakshman", office.token("lakshman"))) {
            sita.awaitLive();
            lakshman.awaitLive();
            assertThat(office.as("rama").get(Talk.of(channel) + "/online-members").as(Answers.OnlineUsers.class).users())
                    .extracting(Status::user).contains("sita").doesNotContain("lakshman");
            assertThat(office.as("lakshman").get(Talk.of(channel) + "/online-members").status()).isEqualTo(404);
        }
    }

    @Test
    void nobodyChoosesForAnother() {
        Channel channel = talk.group("rama", "Own will", "sita");

        assertThat(talk.prefer("rama", channel, "sita", new MemberChange(null, NotificationPreference.NONE, null)).problem())
                .isEqualTo("not_allowed");
        assertThat(talk.prefer("rama", channel, "lakshman", new MemberChange(ChannelRole.OWNER, null, null)).problem())
                .isEqualTo("member_not_found");
    }

    @Test
    void aTimeThatIsPastEndsTheSilence() {
        Channel channel = talk.group("rama", "Silent", "sita");
        talk.prefer("sita", channel, "sita", new MemberChange(null, null, Instant.parse("2199-01-01T00:00:00Z")));

        assertThat(talk.prefer("sita", channel, "sita", new MemberChange(null, null, Instant.EPOCH)).as(Member.class).mutedUntil())
                .isNull();
        assertThat(talk.prefer("sita", channel, "sita", new MemberChange(null, null, Instant.MAX)).as(Member.class).mutedUntil())
                .isEqualTo(Instant.parse("9999-01-01T00:00:00Z"));
    }

    @Test
    void aGuestSeesOnlyWhatTheyWereInvitedTo() {
        Channel open = talk.open("rama", "For the house", "sita");
        Channel group = talk.group("rama", "With a guest");
        office.add(TestOffice.person("visitor", "Visitor", OfficeRole.GUEST));

        assertThat(office.as("visitor").get("/api/v1/open-channels").status()).isEqualTo(403);
        assertThat(talk.join("visitor", open).status()).isEqualTo(404);
        assertThat(office.as("visitor").get(Talk.of(open)).status()).isEqualTo(404);
        assertThat(talk.make("visitor", ChannelKind.GROUP, "Mine").status()).isEqualTo(403);
        assertThat(talk.add("rama", group, "visitor").status()).isEqualTo(200);
        assertThat(talk.add("sita", open, "visitor").status()).isEqualTo(200);
        assertThat(talk.tries("visitor", group, "Good day").status()).isEqualTo(201);
        assertThat(talk.see("visitor", open).name()).isEqualTo("For the house");
    }

    @Test
    void whatIsMarkedUnreadCountsAgainAndShowsToNobodyElse() {
        Channel channel = talk.group("rama", "Later", "sita");
        Message first = talk.send("rama", channel, "One");
        Message second = talk.send("rama", channel, "Two @sita");
        talk.read("sita", second);
        Cursor before = talk.now("rama");

        assertThat(talk.unread("sita", first)).isEqualTo(new Answers.ReadState(2, 1));

        assertThat(talk.see("sita", channel).unread()).isEqualTo(2);
        assertThat(talk.toldSince("rama", before)).isEmpty();
        assertThat(Talk.member(talk.see("rama", channel), "sita").readNumber()).isEqualTo(second.number());
        assertThat(Talk.member(talk.see("sita", channel), "sita").readNumber()).isZero();
        assertThat(office.as("sita").get("/api/v1/unread").as(Unread.class).channels())
                .filteredOn(unread -> unread.channelId().equals(channel.id()))
                .singleElement().matches(unread -> unread.unread() == 2 && unread.mentions() == 1);
        assertThat(talk.read("sita", first)).isEqualTo(new Answers.ReadState(1, 1));
    }

    @Test
    void howFarOthersReadShowsOnlyWhileTheOfficeSaysSo() {
        Channel channel = talk.group("rama", "Discreet", "sita");
        Message message = talk.send("rama", channel, "Have you seen this?");
        setReceipts(false);
        try {
            Cursor before = talk.now("rama");
            talk.read("sita", message);
            assertThat(talk.toldSince("rama", before)).isEmpty();
            assertThat(talk.toldSince("sita", before)).singleElement().isInstanceOf(Event.ReadReceipt.class);
            assertThat(Talk.member(talk.see("rama", channel), "sita").readNumber()).isZero();
        } finally {
            setReceipts(true);
        }
        assertThat(Talk.member(talk.see("rama", channel), "sita").readNumber()).as("what was read in silence").isZero();
        Message next = talk.send("rama", channel, "And this?");
        talk.read("sita", next);
        assertThat(Talk.member(talk.see("rama", channel), "sita").readNumber()).isEqualTo(next.number());
    }

    private void setReceipts(boolean shown) {
        office.as("shyam").patch("/api/v1/office", new Requests.OfficeChange(null, shown, null, null));
    }

    @Test
    void inAChannelOfMoreThanAHundredNobodyIsToldHowFarOthersRead() {
        Requests.NewUser[] crowd = new Requests.NewUser[99];
        for (int i = 0; i < crowd.length; i++) {
            crowd[i] = new Requests.NewUser(String.format(Locale.ROOT, "guest-%03d", i), "Guest " + i, null, null, null, null);
        }
        office.as("shyam").post("/api/v1/users", List.of(crowd));
        Channel channel = talk.group("rama", "Assembly", List.of(crowd).stream().map(Requests.NewUser::username)
                .toArray(String[]::new));
        Message first = talk.send("rama", channel, "A hundred of us");
        talk.add("rama", channel, "sita");
        Cursor before = talk.now("rama");

        talk.read("sita", talk.send("rama", channel, "A hundred and one"));

        assertThat(talk.toldSince("rama", before)).noneMatch(Event.ReadReceipt.class::isInstance);
        assertThat(Talk.member(talk.see("rama", channel), "sita").readNumber()).isZero();
        talk.leave("sita", channel);
        Event.ChannelUpdated told = (Event.ChannelUpdated) talk.toldSince("rama", before).getLast();
        assertThat(Objects.requireNonNull(told.channel().members())).hasSize(100);
        assertThat(Talk.members(talk.see("rama", channel))).filteredOn(member -> !member.user().equals("rama"))
                .isEqualTo(Objects.requireNonNull(told.channel().members()).stream()
                        .filter(member -> !member.user().equals("rama")).toList());
        assertThat(first.number()).isEqualTo(1);
    }
}
