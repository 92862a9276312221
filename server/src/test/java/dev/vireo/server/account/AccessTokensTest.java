package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Making, seeing and ending access tokens: who may, and whose. */
final class AccessTokensTest {

    private static final Requests.NewToken NAMED = new Requests.NewToken("backup script");

    private static TestOffice office;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
        office.as("shyam").post("/api/v1/users", List.of(Requests.NewUser.bot("weather", "Weather"))).as(Answers.UserList.class);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void everybodyMakesListsAndEndsTheirOwn() {
        Answers.AccessToken token = make("rama", "rama").as(Answers.AccessToken.class);
        assertThat(office.with(token.token()).get("/api/v1/unread").status()).isEqualTo(200);

        Answer listed = office.as("rama").get("/api/v1/user/rama/tokens");
        assertThat(listed.as(Answers.TokenList.class).tokens()).extracting(Answers.TokenInfo::id).contains(token.id());
        assertThat(listed.as(Answers.TokenList.class).tokens()).extracting(Answers.TokenInfo::name).contains("backup script");
        assertThat(listed.text()).doesNotContain(token.token());

        assertThat(end("rama", "rama", token.id()).status()).isEqualTo(204);
        assertThat(office.with(token.token()).get("/api/v1/unread").status()).isEqualTo(401);
        assertThat(end("rama", "rama", token.id()).problem()).isEqualTo("token_not_found");
    }

    @Test
    void nobodyMakesOneForAnotherPerson() {
        for (String caller : List.of("shyam", "sita", "lakshman")) {
            assertThat(make(caller, "rama").status()).as(caller).isEqualTo(403);
        }
        assertThat(make("sita", "shyam").status()).isEqualTo(403);
        assertThat(make("shyam", "ravana").problem()).isEqualTo("user_not_found");
        assertThat(office.as("rama").post("/api/v1/user/rama/tokens", "{\"name\":\" \"}").problem()).isEqualTo("invalid_name");
    }

    @Test
    void ownersMakeThoseOfBots() {
        String token = make("shyam", "weather").as(Answers.AccessToken.class).token();

        assertThat(office.with(token).get("/api/v1/user/weather").as(User.class).bot()).isTrue();
        assertThat(make("sita", "weather").status()).as("an admin").isEqualTo(403);
        assertThat(make("rama", "weather").status()).isEqualTo(403);
        assertThat(office.with(token).post("/api/v1/user/weather/tokens", NAMED).status()).as("the bot itself").isEqualTo(403);
    }

    @Test
    void ownersAndAdminsSeeAndEndThoseOfPeopleBelowThem() {
        Answers.AccessToken rama = make("rama", "rama").as(Answers.AccessToken.class);
        Answers.AccessToken sita = make("sita", "sita").as(Answers.AccessToken.class);

        assertThat(office.as("sita").get("/api/v1/user/rama/tokens").text()).contains(rama.id());
        assertThat(end("lakshman", "rama", rama.id()).status()).isEqualTo(403);
        assertThat(end("sita", "rama", rama.id()).status()).isEqualTo(204);
        assertThat(office.with(rama.token()).get("/api/v1/unread").status()).isEqualTo(401);
        assertThat(office.as("rama").get("/api/v1/user/sita/tokens").status()).isEqualTo(403);
        assertThat(office.as("sita").get("/api/v1/user/shyam/tokens").status()).isEqualTo(403);
        assertThat(end("shyam", "sita", sita.id()).status()).isEqualTo(204);
    }

    @Test
    void aDeviceIsNoTokenAndIsNotEndedAsOne() {
        String device = office.signIn("lakshman");
        String id = office.with(device).get("/api/v1/sessions").as(Answers.SessionList.class).sessions().stream()
                .filter(Answers.SessionInfo::current).findFirst().orElseThrow().id();

        assertThat(end("lakshman", "lakshman", id).problem()).isEqualTo("token_not_found");
        assertThat(office.with(device).get("/api/v1/unread").status()).isEqualTo(200);
    }

    @Test
    void aBotIsMarkedEverywhereAndNeverSignsIn() {
        make("shyam", "weather").as(Answers.AccessToken.class);

        assertThat(office.as("rama").get("/api/v1/users").as(Answers.UserList.class).users())
                .filteredOn(User::bot).extracting(User::username).contains("weather").doesNotContain("rama");
        Answer signedIn = office.anybody().post("/api/v1/session", new Requests.SignIn("weather", TestOffice.PASSWORD));
        assertThat(signedIn.problem()).isEqualTo("wrong_credentials");
        String events = office.as("rama").get("/api/v1/events?after=" + office.as("rama").get("/api/v1/channels")
                .as(Answers.ChannelList.class).cursor().epoch() + "-0").text();
        assertThat(events).containsPattern("\"username\":\"weather\"[^}]*\"bot\":true");
    }

    @Test
    void aBotKeepsItsMarkWhenItsProfileChanges() {
        office.as("shyam").patch("/api/v1/user/weather", "{\"title\":\"Forecasts\"}").as(User.class);

        assertThat(office.as("rama").get("/api/v1/user/weather").as(User.class).bot()).isTrue();
    }

    @Test
    void aBotHasNoPasswordAndOwnsNothing() {
        assertThat(office.as("shyam").post("/api/v1/users", new Requests.NewUser("clock", "Clock", null, null, null,
                TestOffice.PASSWORD, true)).problem()).isEqualTo("invalid_password");
        assertThat(office.as("shyam").post("/api/v1/users", new Requests.NewUser("clock", "Clock", null, null, OfficeRole.OWNER,
                null, true)).problem()).isEqualTo("invalid_role");
        assertThat(office.as("shyam").patch("/api/v1/user/weather", "{\"role\":\"owner\"}").problem()).isEqualTo("invalid_role");
    }

    @Test
    void ownersStaySeparateFromWhatPeopleWriteToEachOther() {
        String channel = office.as("rama").post("/api/v1/direct/lakshman").as(Channel.class).id();

        assertThat(office.as("shyam").get("/api/v1/channel/" + channel + "/messages").status()).isEqualTo(404);
        assertThat(make("shyam", "rama").status()).isEqualTo(403);
    }

    @Test
    void aProfileOfBeforeThereWereBotsIsOneOfAPerson() {
        User read = Json.read("{\"username\":\"rama\",\"display_name\":\"Rama\",\"title\":\"\",\"department\":\"\","
                + "\"role\":\"member\",\"status_text\":\"\"}", User.class);

        assertThat(read.bot()).isFalse();
    }

    private static Answer make(String caller, String username) {
        return office.as(caller).post("/api/v1/user/" + username + "/tokens", NAMED);
    }

    private static Answer end(String caller, String username, String id) {
        return office.as(caller).delete("/api/v1/user/" + username + "/token/" + id);
    }
}
