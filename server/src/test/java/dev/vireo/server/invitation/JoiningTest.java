package dev.vireo.server.invitation;

import static dev.vireo.testing.TestOffice.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Answers.InvitationInfo;
import dev.vireo.protocol.Answers.InvitationJoin;
import dev.vireo.protocol.Answers.InvitationList;
import dev.vireo.protocol.Answers.IssuedInvitation;
import dev.vireo.protocol.Answers.JoinPreview;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.InvitationState;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.server.MovableClock;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.security.SecureRandom;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JoiningTest {

    private static final String PASSWORD = "a bow for the king";
    private static final MovableClock clock = new MovableClock();

    @AutoClose private static final TestOffice office = TestOffice.open(clock);

    @BeforeEach
    void setTheClock() {
        clock.ahead(Duration.ZERO);
    }

    @Test
    void whoHasTheCodeJoinsIsSignedInAndInTheInvitationsChannelsOnly() throws SQLException {
        TestChannel ours = TestChannel.group(office, "Ours", "rama");
        TestChannel also = TestChannel.group(office, "Also ours", "rama");
        TestChannel.group(office, "Not theirs", "rama");
        IssuedInvitation issued = invite("member", 2, ours.id(), also.id());

        Answer answer = join(issued.code(), "hanuman", "Hanuman");

        assertThat(answer.status()).isEqualTo(201);
        Answers.SignedIn joined = answer.as(Answers.SignedIn.class);
        assertThat(joined.user().role()).isEqualTo(OfficeRole.MEMBER);
        Http hanuman = office.with(joined.token());
        assertThat(hanuman.get("/api/v1/channels").as(Answers.ChannelList.class).channels()).extracting(Channel::id)
                .containsExactlyInAnyOrder(ours.id(), also.id());
        assertThat(hanuman.post("/api/v1/channel/" + ours.id() + "/messages", "{\"body\":\"Here I am\"}").status()).isEqualTo(201);
        assertThat(office.anybody().post("/api/v1/session", new Requests.SignIn("hanuman", PASSWORD)).status()).isEqualTo(201);
        InvitationInfo info = info(issued);
        assertThat(info.used()).isEqualTo(1);
        assertThat(info.state()).isEqualTo(InvitationState.OPEN);
        assertThat(info.joined()).extracting(InvitationJoin::user).containsExactly("hanuman");
        assertThat(office.count("audit_entry WHERE action = 'joined' AND actor = 'hanuman' AND details = '{\"invitation\":\"" + issued.id()
                + "\",\"invited_by\":\"shyam\",\"role\":\"member\"}'")).isEqualTo(1);
    }

    @Test
    void theCodeIsTakenAsItIsTyped() {
        IssuedInvitation issued = invite("member", 1);

        assertThat(
                join(issued.code().toLowerCase(java.util.Locale.ROOT).replace('-', ' ').replace('0', 'o'), "jambavan", "Jambavan").status())
                .isEqualTo(201);
    }

    @Test
    void eachReasonForWhichItDoesNotWorkHasItsOwnAnswer() {
        IssuedInvitation once = invite("member", 1);
        assertThat(join(once.code(), "sugriva", "Sugriva").status()).isEqualTo(201);
        IssuedInvitation revoked = invite("member", 1);
        office.as("shyam").delete("/api/v1/invitation/" + revoked.id());
        IssuedInvitation short1 = invite("member", 1);

        assertGone(join(once.code(), "vali", "Vali"), "invitation_used_up");
        assertGone(join(revoked.code(), "vali", "Vali"), "invitation_revoked");
        clock.ahead(Duration.ofDays(7));
        assertGone(join(short1.code(), "vali", "Vali"), "invitation_expired");
        assertGone(check(once.code(), null, null), "invitation_used_up");
        assertGone(check(revoked.code(), null, null), "invitation_revoked");
        assertGone(check(short1.code(), null, null), "invitation_expired");
        assertThat(office.as("shyam").get("/api/v1/user/vali").status()).isEqualTo(404);
    }

    @Test
    void aMistypedCodeIsToldFromAnUnknownOne() {
        String code = invite("member", 1).code();
        String mistyped = code.substring(0, code.length() - 1) + (code.endsWith("7") ? "8" : "7");
        String unknown = InvitationCode.issue(head(code), new SecureRandom()).text();
        String foreign = InvitationCode.issue(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, new SecureRandom()).text();

        assertThat(join(mistyped, "vali", "Vali").status()).isEqualTo(400);
        assertThat(join(mistyped, "vali", "Vali").text()).contains("invalid_code", "\"reason\":\"wrong_check\"");
        assertThat(join(unknown, "vali", "Vali").status()).isEqualTo(404);
        assertThat(join(unknown, "vali", "Vali").problem()).isEqualTo("invitation_unknown");
        assertThat(join(foreign, "vali", "Vali").text()).contains("invitation_unknown", "another office");
        assertThat(office.anybody().post("/api/v1/join", "{}").problem()).isEqualTo("invalid_code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rama|Somebody|409|username_taken", "rarna|Somebody|409|name_too_similar",
        "angada|R\u0430ma|409|name_too_similar",
        "admin|Somebody|400|username_reserved", "angada|Vireo|400|display_name_reserved", "An|Somebody|400|invalid_username",
        "angada||400|invalid_display_name"})
    void aNameThatCannotBeHadUsesNothingUp(String line) {
        String[] parts = line.split("\\|");
        IssuedInvitation issued = invite("member", 1);

        Answer answer = join(issued.code(), parts[0], parts[1]);

        assertThat(answer.status()).isEqualTo(Integer.parseInt(parts[2]));
        assertThat(answer.problem()).isEqualTo(parts[3]);
        assertThat(info(issued).used()).isZero();
    }

    @Test
    void aWeakPasswordIsRefusedAsElsewhere() {
        IssuedInvitation issued = invite("member", 1);

        Answer answer = office.anybody().post("/api/v1/join", new Requests.Join(issued.code(), "angada", "Angada", "angada angada"));

        assertThat(answer.problem()).isEqualTo("invalid_password");
        assertThat(answer.text()).contains("\"reason\":\"personal\"");
        assertThat(info(issued).used()).isZero();
    }

    @Test
    void beforeJoiningOneSeesWhereOneIsGoingAndWhetherTheNamesAreFree() {
        IssuedInvitation issued = invite("member", 1);

        JoinPreview preview = check(issued.code(), "rama", "R\u0430ma").as(JoinPreview.class);

        assertThat(preview.office()).isEqualTo(TestOffice.NAME);
        assertThat(preview.role()).isEqualTo(OfficeRole.MEMBER);
        assertThat(preview.invitedBy()).isEqualTo("Shyam");
        assertThat(preview.expiresAt()).isEqualTo(issued.expiresAt());
        assertThat(preview.username().free()).isFalse();
        assertThat(preview.username().problem().code()).isEqualTo("username_taken");
        assertThat(preview.displayName().problem().code()).isEqualTo("name_too_similar");
        assertThat(check(issued.code(), "bharata", "Bharata").as(JoinPreview.class)).satisfies(free -> {
            assertThat(free.username().free()).isTrue();
            assertThat(free.displayName().free()).isTrue();
        });
        assertThat(check(issued.code(), null, null).as(JoinPreview.class).username()).isNull();
        assertThat(info(issued).used()).isZero();
    }

    @Test
    void whoHasNoCodeSeesNothing() {
        String unknown = InvitationCode.issue(head(invite("member", 1).code()), new SecureRandom()).text();

        Answer answer = check(unknown, "rama", null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain(TestOffice.NAME, "taken");
    }

    @Test
    void ofThoseWhoRaceForTheLastUseExactlyOneGetsIt() throws Exception {
        IssuedInvitation issued = invite("member", 1);
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> attempts = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(i -> () -> join(issued.code(), "racer" + "abcd".charAt(i), "Racer " + i).status())
                    .toList();
            assertThat(racers.invokeAll(attempts).stream().map(Future::resultNow).sorted().toList()).containsExactly(201, 410, 410, 410);
        }
        assertThat(info(issued).used()).isEqualTo(1);
        assertThat(info(issued).joined()).hasSize(1);
    }

    @Test
    void whoseInviterHasLostTheRoleDoesNotGetIn() {
        office.add(person("kumbhakarna", "Kumbhakarna", OfficeRole.ADMIN));
        IssuedInvitation issued = office.as("kumbhakarna").post("/api/v1/invitations", "{\"role\":\"member\"}").as(IssuedInvitation.class);
        office.as("shyam").patch("/api/v1/user/kumbhakarna", "{\"role\":\"member\"}");

        assertGone(join(issued.code(), "vali", "Vali"), "invitation_revoked");
    }

    @Test
    void whoseInviterHasLeftDoesNotGetInUntilTheyAreBack() {
        office.add(person("maricha", "Maricha", OfficeRole.ADMIN));
        IssuedInvitation issued = office.as("maricha").post("/api/v1/invitations", "{\"role\":\"member\"}").as(IssuedInvitation.class);
        assertThat(office.as("shyam").post("/api/v1/user/maricha/deactivate").status()).isEqualTo(200);

        assertGone(join(issued.code(), "subahu", "Subahu"), "invitation_revoked");
        office.as("shyam").post("/api/v1/user/maricha/reactivate");
        assertThat(join(issued.code(), "subahu", "Subahu").status()).isEqualTo(201);
    }

    @Test
    void aNameOfSomebodyWhoHasLeftIsNotFree() {
        office.add(person("tataka", "Tataka", OfficeRole.MEMBER));
        office.as("shyam").post("/api/v1/user/tataka/deactivate");

        assertThat(join(invite("member", 1).code(), "khara", "T\u0430taka").problem()).isEqualTo("name_too_similar");
        assertThat(join(invite("member", 1).code(), "tataka", "Khara").problem()).isEqualTo("username_taken");
    }

    @Test
    void aChannelToWhichTheInviterMayNotInviteAnyMoreIsLeftOut() {
        TestChannel kept = TestChannel.group(office, "Kept", "rama");
        TestChannel archived = TestChannel.group(office, "Archived", "rama");
        IssuedInvitation both = invite("member", 1, kept.id(), archived.id());
        IssuedInvitation guests = invite("guest", 1, archived.id());
        archived.archive();

        Answers.SignedIn joined = join(both.code(), "nala", "Nala").as(Answers.SignedIn.class);

        assertThat(office.with(joined.token()).get("/api/v1/channels").as(Answers.ChannelList.class).channels())
                .extracting(Channel::id).containsExactly(kept.id());
        assertGone(join(guests.code(), "nila", "Nila"), "invitation_revoked");
    }

    @Test
    void aGuestIsInTheChannelsOfTheInvitation() {
        TestChannel ours = TestChannel.group(office, "With guests", "rama", "sita");
        IssuedInvitation issued = office.as("sita").post("/api/v1/invitations",
                "{\"role\":\"guest\",\"channels\":[\"" + ours.id() + "\"]}").as(IssuedInvitation.class);

        Answers.SignedIn joined = join(issued.code(), "vibhishana", "Vibhishana").as(Answers.SignedIn.class);

        assertThat(joined.user().role()).isEqualTo(OfficeRole.GUEST);
        assertThat(office.with(joined.token()).get("/api/v1/channel/" + ours.id()).status()).isEqualTo(200);
        assertThat(office.as("rama").get("/api/v1/channel/" + ours.id() + "/members").text()).contains("vibhishana");
    }

    @Test
    void theyAreToldToEverybodyAtOnce() throws SQLException, IOException {
        String before = office.as("lakshman").get("/api/v1/channels").as(Answers.ChannelList.class).cursor().toString();
        IssuedInvitation issued = invite("member", 1);

        join(issued.code(), "tara", "Tara");

        assertThat(office.as("lakshman").get("/api/v1/events?after=" + before).text()).contains("user_updated", "\"tara\"");
        assertThat(office.isInLog(issued.code().substring(20, 29))).isFalse();
        assertThat(office.isInLog(issued.code().substring(20, 24) + issued.code().substring(25, 29))).isFalse();
    }

    static Answer join(String code, String username, String displayName) {
        return office.anybody().post("/api/v1/join", new Requests.Join(code, username, displayName, PASSWORD));
    }

    private static Answer check(String code, String username, String displayName) {
        return office.anybody().post("/api/v1/join/check", new Requests.JoinCheck(code, username, displayName));
    }

    private static void assertGone(Answer answer, String problem) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(410);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static byte[] head(String code) {
        return ((InvitationCode.ReadCode) InvitationCode.read(code)).code().head();
    }

    private static IssuedInvitation invite(String role, int uses, String... channels) {
        return office.as("shyam").post("/api/v1/invitations",
                new Requests.NewInvitation(OfficeRole.valueOf(role.toUpperCase(java.util.Locale.ROOT)), List.of(channels), null, uses,
                        null))
                .as(IssuedInvitation.class);
    }

    private static InvitationInfo info(IssuedInvitation issued) {
        return office.as("shyam").get("/api/v1/invitations").as(InvitationList.class).invitations().stream()
                .filter(info -> info.id().equals(issued.id())).findFirst().orElseThrow();
    }
}
