package dev.vireo.server.account;

import static dev.vireo.testing.TestOffice.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.RawConnection;
import dev.vireo.testing.TestOffice;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class UsersTest {

    @AutoClose private static final TestOffice office = TestOffice.open();

    @Test
    void aThousandPeopleAreAddedByOneCall() {
        int before = usernames("/api/v1/users").size();

        Answer answer = office.as("shyam").post("/api/v1/users", crowd(1_000));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.as(Answers.UserList.class).users()).hasSize(1_000);
        assertThat(usernames("/api/v1/users")).hasSize(before + 1_000);
    }

    @Test
    void oneMoreThanAThousandAreNot() {
        List<String> before = usernames("/api/v1/users");

        Answer answer = office.as("shyam").post("/api/v1/users", crowd(1_001));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(usernames("/api/v1/users")).isEqualTo(before);
    }

    @Test
    void oneWrongPersonAmongManyAndNobodyIsAdded() {
        List<Requests.NewUser> people = List.of(newUser("kumbhakarna"), newUser("NOT A NAME"));

        assertThat(office.as("shyam").post("/api/v1/users", people).problem()).isEqualTo("invalid_username");
        assertThat(usernames("/api/v1/users")).doesNotContain("kumbhakarna");
    }

    @Test
    void takenAndDoubledUsernamesAreNamedAndNobodyIsAdded() {
        List<Requests.NewUser> people = List.of(newUser("maricha"), newUser("rama"), newUser("maricha"), newUser("tataka"));

        Answer answer = office.as("shyam").post("/api/v1/users", people);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("username_taken");
        assertThat(answer.text()).contains("\"maricha\"", "\"rama\"").doesNotContain("tataka");
        assertThat(usernames("/api/v1/users")).doesNotContain("maricha", "tataka");
    }

    @Test
    void whoIsAddedIsToldToEverybody() {
        // Of the database: what the tests before did may be told only now.
        Cursor before = office.as("rama").get("/api/v1/channels").as(Answers.ChannelList.class).cursor();

        office.as("shyam").post("/api/v1/users", newUser("hanuman"));

        List<LoggedEvent> told = Stream
                .generate(() -> Json.readEvents(office.as("rama").get("/api/v1/events?after=" + before).bytes()).events())
                .filter(events -> !events.isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(told)
                .singleElement()
                .satisfies(logged -> assertThat(logged.event()).isInstanceOfSatisfying(Event.UserUpdated.class,
                        updated -> assertThat(updated.user().username()).isEqualTo("hanuman")));
    }

    @Test
    void onlyOwnersAndAdminsAddPeopleAndOnlyOwnersAddAdmins() {
        assertThat(office.as("rama").post("/api/v1/users", newUser("nala")).status()).isEqualTo(403);
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
        office.add(person("bharata", "Bharata", OfficeRole.ADMIN), person("vibhishana", "Vibhishana", OfficeRole.MEMBER));

        assertThat(patch("bharata", "vibhishana", "{\"title\":\"King\",\"role\":\"guest\"}")).isEqualTo(200);
        assertThat(patch("bharata", "vibhishana", "{\"role\":\"admin\"}")).isEqualTo(403);
        assertThat(patch("bharata", "shyam", "{\"title\":\"Nobody\"}")).isEqualTo(403);
        assertThat(patch("bharata", "vibhishana", "{\"status_text\":\"not my words\"}")).isEqualTo(403);
        assertThat(patch("shyam", "bharata", "{\"role\":\"owner\"}")).isEqualTo(200);
        assertThat(patch("shyam", "bharata", "{\"role\":\"member\"}")).as("one of two owners").isEqualTo(200);
    }

    @Test
    void theLastOwnerStaysOwner() {
        Answer answer = office.as("shyam").patch("/api/v1/user/shyam", "{\"role\":\"member\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("last_owner");
    }

    @Test
    void aRoleTakenAwayHoldsForTokensInUse() {
        office.add(person("manthara", "Manthara", OfficeRole.ADMIN));
        assertThat(office.as("manthara").get("/metrics").status()).isEqualTo(200);

        patch("shyam", "manthara", "{\"role\":\"member\"}");

        assertThat(office.as("manthara").get("/metrics").status()).isEqualTo(403);
    }

    @Test
    void theDirectoryIsSearchedByNameTitleAndDepartment() {
        office.as("shyam").post("/api/v1/users", List.of(
                new Requests.NewUser("sugriva", "Sugr\u012Bva 100%", "Regent", "Cave_1", null, null),
                new Requests.NewUser("tara", "Tara", "Queen", "Cave_1", null, null),
                new Requests.NewUser("ruma", "Ruma", "Queen", "Cavern", null, null)));

        assertThat(usernames("/api/v1/users?query=REGENT")).containsExactly("sugriva");
        assertThat(usernames("/api/v1/users?query=sugr%C4%ABVA")).containsExactly("sugriva");
        assertThat(usernames("/api/v1/users?query=cave_")).as("no wildcard").containsExactly("sugriva", "tara");
        assertThat(usernames("/api/v1/users?query=%25")).as("no wildcard").containsExactly("sugriva");
        assertThat(usernames("/api/v1/users?query=nobody")).isEmpty();
        assertThat(usernames("/api/v1/users?query=cave&limit=2")).containsExactly("ruma", "sugriva");
        assertThat(usernames("/api/v1/users?query=cave&limit=2&after=sugriva")).containsExactly("tara");
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
        return office.as("lakshman").get(path).as(Answers.UserList.class).users().stream().map(User::username).toList();
    }

    private static List<Requests.NewUser> crowd(int size) {
        return IntStream.range(0, size).mapToObj(i -> newUser("monkey." + i)).toList();
    }

    private static Requests.NewUser newUser(String username) {
        return new Requests.NewUser(username, "Somebody", null, null, null, null);
    }
}
