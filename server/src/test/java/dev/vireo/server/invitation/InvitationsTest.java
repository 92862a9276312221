package dev.vireo.server.invitation;

import static dev.vireo.testing.TestOffice.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers.InvitationInfo;
import dev.vireo.protocol.Answers.InvitationList;
import dev.vireo.protocol.Answers.IssuedInvitation;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.InvitationLink;
import dev.vireo.protocol.InvitationState;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.server.MovableClock;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InvitationsTest {

    private static final String INVITATIONS = "/api/v1/invitations";
    private static final MovableClock clock = new MovableClock();

    @AutoClose private static final TestOffice office = TestOffice.open(clock);

    @BeforeEach
    void setTheClock() {
        clock.ahead(Duration.ZERO);
    }

    @Test
    void anInvitationHasACodeToReadAloudAndALinkWithTheSame() {
        Answer answer = office.as("shyam").post(INVITATIONS, "{\"role\":\"member\",\"note\":\"The new ones\"}");

        assertThat(answer.status()).isEqualTo(201);
        IssuedInvitation issued = answer.as(IssuedInvitation.class);
        assertThat(InvitationCode.read(issued.code())).isInstanceOf(InvitationCode.ReadCode.class);
        assertThat(InvitationLink.read(issued.link())).isInstanceOfSatisfying(InvitationLink.ReadLink.class, read -> {
            assertThat(read.link().code().text()).isEqualTo(issued.code());
            assertThat(read.link().addresses()).containsExactly(office.address().toString());
        });
        assertThat(issued.note()).isEqualTo("The new ones");
        assertThat(office.as("shyam").get(INVITATIONS).as(InvitationList.class).invitations().getFirst().note()).isEqualTo("The new ones");
        assertThat(issued.uses()).isEqualTo(50);
        assertThat(issued.expiresAt()).isBetween(Instant.now().plus(Duration.ofDays(7)).minusSeconds(60),
                Instant.now().plus(Duration.ofDays(7)));
    }

    @Test
    void itsCodeIsNowhereInTheListNorInTheDatabase() throws SQLException {
        IssuedInvitation issued = invite("{\"role\":\"member\"}");
        String secret = issued.code().replace("-", "").substring(16, 27);

        assertThat(office.as("shyam").get(INVITATIONS).text()).contains(issued.id()).doesNotContain(issued.code(), secret);
        assertThat(office.count("invitation WHERE id = '" + issued.id() + "'")).isEqualTo(1);
        assertThat(office.count("invitation WHERE code_hash LIKE '%" + secret + "%'")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"shyam,owner,201", "shyam,admin,201", "shyam,member,201", "sita,owner,403", "sita,admin,403", "sita,member,201",
        "rama,member,403", "rama,guest,403"})
    void nobodyGrantsMoreThanTheyHave(String inviter, String role, int status) {
        assertThat(office.as(inviter).post(INVITATIONS, "{\"role\":\"" + role + "\"}").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"role\":\"member\",\"hours\":0}", "{\"role\":\"member\",\"hours\":721}", "{\"role\":\"member\",\"uses\":0}",
        "{\"role\":\"member\",\"uses\":1001}", "{\"role\":\"guest\"}", "{\"role\":\"guest\",\"channels\":[]}", "{\"role\":\"king\"}", "{}",
        "{\"role\":\"member\",\"channels\":[null]}", "{\"role\":\"member\",\"note\":\"a\\nb\"}", "{\"role\":\"member\",\"hours\":1.5}"})
    void whatMakesNoSenseIsRefused(String body) {
        assertThat(office.as("shyam").post(INVITATIONS, body).status()).isEqualTo(400);
    }

    @Test
    void theLimitsThemselvesAreFine() {
        assertThat(invite("{\"role\":\"member\",\"hours\":1,\"uses\":1}").uses()).isEqualTo(1);
        assertThat(invite("{\"role\":\"member\",\"hours\":720,\"uses\":1000}").uses()).isEqualTo(1_000);
    }

    @Test
    void onlyToChannelsToWhichOneMayInvite() {
        Channel ramas = office.as("rama").post("/api/v1/channels", "{\"kind\":\"group\",\"name\":\"Rama's\"}").as(Channel.class);
        TestChannel ours = TestChannel.group(office, "Ours", "rama");
        Channel direct = office.as("shyam").post("/api/v1/direct/rama").as(Channel.class);

        assertThat(inviteTo(ours.id()).status()).isEqualTo(201);
        assertThat(inviteTo(ramas.id()).problem()).isEqualTo("channel_not_found");
        assertThat(inviteTo("999999").problem()).isEqualTo("channel_not_found");
        assertThat(inviteTo(direct.id()).problem()).isEqualTo("not_allowed");
        ours.archive();
        assertThat(inviteTo(ours.id()).problem()).isEqualTo("channel_archived");
    }

    @Test
    void theListSaysInWhatStateEachIs() {
        IssuedInvitation open = invite("{\"role\":\"member\"}");
        IssuedInvitation soonOver = invite("{\"role\":\"member\",\"hours\":1}");
        IssuedInvitation revoked = invite("{\"role\":\"member\"}");
        assertThat(office.as("sita").delete("/api/v1/invitation/" + revoked.id()).status()).isEqualTo(204);
        assertThat(office.as("sita").delete("/api/v1/invitation/" + revoked.id()).status()).as("again").isEqualTo(204);
        clock.ahead(Duration.ofHours(1));

        assertThat(state(open)).isEqualTo(InvitationState.OPEN);
        assertThat(state(soonOver)).isEqualTo(InvitationState.EXPIRED);
        assertThat(state(revoked)).isEqualTo(InvitationState.REVOKED);
        assertThat(office.as("sita").delete("/api/v1/invitation/none").problem()).isEqualTo("invitation_not_found");
        assertThat(office.as("rama").delete("/api/v1/invitation/" + open.id()).status()).isEqualTo(403);
        assertThat(state(open)).isEqualTo(InvitationState.OPEN);
    }

    @Test
    void itIsOverInTheVeryMomentThatItNames() {
        Instant end = Instant.parse("2026-11-30T12:00:00Z");
        Invitation invitation = new Invitation("id", OfficeRole.MEMBER, "", "shyam", end.minusSeconds(3_600), end, 1, 0, null, List.of());

        assertThat(invitation.state(end.minusNanos(1), OfficeRole.OWNER)).isEqualTo(InvitationState.OPEN);
        assertThat(invitation.state(end, OfficeRole.OWNER)).isEqualTo(InvitationState.EXPIRED);
    }

    @Test
    void whoMadeItAndLostTheRoleInvitesNobody() {
        office.add(person("angada", "Angada", OfficeRole.ADMIN));
        IssuedInvitation issued = office.as("angada").post(INVITATIONS, "{\"role\":\"member\"}").as(IssuedInvitation.class);

        office.as("shyam").patch("/api/v1/user/angada", "{\"role\":\"member\"}");
        assertThat(state(issued)).isEqualTo(InvitationState.REVOKED);

        office.as("shyam").patch("/api/v1/user/angada", "{\"role\":\"admin\"}");
        assertThat(state(issued)).isEqualTo(InvitationState.OPEN);
    }

    @Test
    void theListIsPagedFromTheNewest() {
        List<String> made = List.of(invite("{\"role\":\"member\"}").id(), invite("{\"role\":\"member\"}").id(),
                invite("{\"role\":\"member\"}").id());

        InvitationList first = office.as("shyam").get(INVITATIONS + "?limit=2").as(InvitationList.class);
        assertThat(first.invitations()).extracting(InvitationInfo::id).containsExactly(made.get(2), made.get(1));
        assertThat(first.more()).isTrue();
        assertThat(office.as("shyam").get(INVITATIONS + "?limit=1&after=" + made.get(1)).as(InvitationList.class).invitations())
                .extracting(InvitationInfo::id).containsExactly(made.get(0));
    }

    @Test
    void thereAreNoMoreThanCanBeLookedThroughAndThoseThatAreOverGiveWay() throws SQLException {
        long there = office.count("invitation");
        String rows = LongStream.range(there, Limits.INVITATIONS)
                .mapToObj(i -> "('many" + i + "', 'hash" + i + "', 'member', 'many', 'shyam', CURRENT_TIMESTAMP, "
                        + "TIMESTAMP WITH TIME ZONE '2999-01-01 00:00:00+00', 5)")
                .collect(Collectors.joining(", "));
        Rows.change(office.databaseUrl(),
                "INSERT INTO invitation (id, code_hash, role, note, maker, created_at, expires_at, uses) VALUES " + rows);
        Rows.change(office.databaseUrl(), "UPDATE invitation SET revoked_at = NULL, used = 0, expires_at = TIMESTAMP WITH TIME ZONE "
                + "'2999-01-01 00:00:00+00'");
        try {
            Answer refused = office.as("shyam").post(INVITATIONS, "{\"role\":\"member\"}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("too_many_invitations");

            Rows.change(office.databaseUrl(), "UPDATE invitation SET used = uses WHERE id = 'many" + (Limits.INVITATIONS - 1) + "'");

            assertThat(office.as("shyam").post(INVITATIONS, "{\"role\":\"member\"}").status()).isEqualTo(201);
            assertThat(office.count("invitation")).isEqualTo(Limits.INVITATIONS);
            assertThat(office.count("invitation WHERE id = 'many" + (Limits.INVITATIONS - 1) + "'")).isZero();
        } finally {
            Rows.change(office.databaseUrl(), "DELETE FROM invitation WHERE note = 'many'");
        }
    }

    private static Answer inviteTo(String channel) {
        return office.as("shyam").post(INVITATIONS, "{\"role\":\"guest\",\"channels\":[\"" + channel + "\"]}");
    }

    private static IssuedInvitation invite(String body) {
        return office.as("shyam").post(INVITATIONS, body).as(IssuedInvitation.class);
    }

    private static InvitationState state(IssuedInvitation issued) {
        return office.as("shyam").get(INVITATIONS).as(InvitationList.class).invitations().stream()
                .filter(info -> info.id().equals(issued.id())).findFirst().orElseThrow().state();
    }
}
