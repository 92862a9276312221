package dev.vireo.server.account;

import static dev.vireo.server.TestOffice.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.server.Http.Answer;
import dev.vireo.server.RawConnection;
import dev.vireo.server.TestOffice;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class UsersTest {

    @AutoClose
    private final TestOffice office = TestOffice.open();

    @Test
    void aThousandPeopleAreAddedByOneCall() {
        Answer answer = office.as("shyam").post("/api/v1/users", crowd(1_000));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.as(Answers.Users.class).users()).hasSize(1_000);
        assertThat(usernames("/api/v1/users")).hasSize(1_004);
    }

    @Test
    void oneMoreThanAThousandAreNot() {
        Answer answer = office.as("shyam").post("/api/v1/users", crowd(1_001));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(usernames("/api/v1/users")).hasSize(4);
    }

    @Test
    void oneWrongPersonAmongManyAndNobodyIsAdded() {
        List<Requests.NewUser> people = List.of(newUser("hanuman"), newUser("NOT A NAME"));

        assertThat(office.as("shyam").post("/api/v1/users", people).problem()).isEqualTo("invalid_username");
        assertThat(usernames("/api/v1/users")).hasSize(4);
    }

    @Test
    void takenAndDoubledUsernamesAreNamedAndNobodyIsAdded() {
        List<Requests.NewUser> people = List.of(newUser("hanuman"), newUser("rama"), newUser("hanuman"));

        Answer answer = office.as("shyam").post("/api/v1/users", people);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("username_taken");
        assertThat(answer.text()).contains("\"hanuman\"", "\"rama\"");
        assertThat(usernames("/api/v1/users")).hasSize(4);
    }

    @Test
    void whoIsAddedIsToldToEverybody() {
        String cursor = office.as("rama").get("/api/v1/events").as(Cursors.class).cursor();

        office.as("shyam").post("/api/v1/users", newUser("hanuman"));

        assertThat(Json.readEvents(office.as("rama").get("/api/v1/events?after=" + cursor).bytes()).events())
                .singleElement()
                .satisfies(logged -> assertThat(logged.event()).isInstanceOfSatisfying(Event.UserUpdated.class,
                        updated -> assertThat(updated.user().username()).isEqualTo("hanuman")));
    }

    private record Cursors(String cursor) {
    }

    @Test
    void onlyOwnersAndAdminsAddPeopleAndOnlyOwnersAddAdmins() {
        assertThat(office.as("rama").post("/api/v1/users", newUser("hanuman")).status()).isEqualTo(403);
        assertThat(office.as("sita").post("/api/v1/users", person("vali", "Vali", OfficeRole.ADMIN)).status())
                .isEqualTo(403);
        assertThat(office.as("sita").post("/api/v1/users", person("angada", "Angada", OfficeRole.GUEST)).status())
                .isEqualTo(201);
        assertThat(office.as("shyam").post("/api/v1/users", person("vali", "Vali", OfficeRole.ADMIN)).status())
                .isEqualTo(201);
    }

    @Test
    void peopleChangeTheirOwnNameAndStatusTextButNotTheirTitleOrRole() {
        User changed = office.as("rama").patch("/api/v1/user/rama",
                "{\"display_name\":\"Ramachandra\",\"status_text\":\"In the forest\"}").as(User.class);

        assertThat(changed.displayName()).isEqualTo("Ramachandra");
        assertThat(changed.statusText()).isEqualTo("In the forest");
        assertThat(patch("rama", "rama", "{\"title\":\"King\"}")).isEqualTo(403);
        assertThat(patch("rama", "rama", "{\"role\":\"owner\"}")).isEqualTo(403);
        assertThat(patch("rama", "lakshman", "{\"display_name\":\"Brother\"}")).isEqualTo(403);
    }

    @Test
    void adminsManageMembersAndOwnersManageEverybody() {
        assertThat(patch("sita", "rama", "{\"title\":\"King\",\"role\":\"guest\"}")).isEqualTo(200);
        assertThat(patch("sita", "rama", "{\"role\":\"admin\"}")).isEqualTo(403);
        assertThat(patch("sita", "shyam", "{\"title\":\"Nobody\"}")).isEqualTo(403);
        assertThat(patch("sita", "rama", "{\"status_text\":\"not my words\"}")).isEqualTo(403);
        assertThat(patch("shyam", "sita", "{\"role\":\"owner\"}")).isEqualTo(200);
        assertThat(patch("sita", "shyam", "{\"role\":\"member\"}")).isEqualTo(200);
    }

    @Test
    void theLastOwnerStaysOwner() {
        Answer answer = office.as("shyam").patch("/api/v1/user/shyam", "{\"role\":\"member\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("last_owner");
    }

    @Test
    void aRoleTakenAwayHoldsForTokensInUse() {
        assertThat(office.as("sita").get("/metrics").status()).isEqualTo(200);

        patch("shyam", "sita", "{\"role\":\"member\"}");

        assertThat(office.as("sita").get("/metrics").status()).isEqualTo(403);
    }

    @Test
    void theDirectoryIsSearchedByNameTitleAndDepartment() {
        patch("shyam", "rama", "{\"display_name\":\"R\u0101ma 100%\",\"title\":\"King\",\"department\":\"Court_1\"}");

        assertThat(usernames("/api/v1/users?query=KING")).containsExactly("rama");
        assertThat(usernames("/api/v1/users?query=court_")).containsExactly("rama");
        assertThat(usernames("/api/v1/users?query=100%25")).containsExactly("rama");
        assertThat(usernames("/api/v1/users?query=%25")).as("no wildcard").containsExactly("rama");
        assertThat(usernames("/api/v1/users?query=nobody")).isEmpty();
        assertThat(usernames("/api/v1/users?limit=2")).containsExactly("lakshman", "rama");
        assertThat(usernames("/api/v1/users?limit=2&after=rama")).containsExactly("shyam", "sita");
    }

    @Test
    void brokenQueriesAreRefused() {
        for (String query : List.of("limit=0", "limit=101", "limit=x", "query=%zz", "query=%00", "query=" + "a".repeat(201))) {
            assertThat(raw("/api/v1/users?" + query)).as(query).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void anUnknownPersonIsNotFound() {
        assertThat(office.as("rama").get("/api/v1/user/ravana").problem()).isEqualTo("user_not_found");
        assertThat(office.as("rama").get("/api/v1/user/a%0d%0ab").status()).isBetween(400, 404);
        assertThat(office.as("shyam").patch("/api/v1/user/ravana", "{\"title\":\"King\"}").problem())
                .isEqualTo("user_not_found");
    }

    /** Sends what no proper client would let out. */
    private String raw(String path) {
        return RawConnection.exchange(office.address(), "GET " + path + " HTTP/1.1\r\nHost: vireo\r\n"
                + "Authorization: Bearer " + office.token("rama") + "\r\nConnection: close\r\n\r\n");
    }

    private int patch(String caller, String username, String change) {
        return office.as(caller).patch("/api/v1/user/" + username, change).status();
    }

    private List<String> usernames(String path) {
        return office.as("lakshman").get(path).as(Answers.Users.class).users().stream().map(User::username).toList();
    }

    private static List<Requests.NewUser> crowd(int size) {
        return IntStream.range(0, size).mapToObj(i -> newUser("monkey." + i)).toList();
    }

    private static Requests.NewUser newUser(String username) {
        return new Requests.NewUser(username, "Somebody", null, null, null, null);
    }
}
