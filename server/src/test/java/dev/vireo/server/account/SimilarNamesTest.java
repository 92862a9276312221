package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cast is there: Shyam, Sita, Rama and Lakshman. */
final class SimilarNamesTest {

    private static final String USERS = "/api/v1/users";

    @AutoClose private static final TestOffice office = TestOffice.open();

    @BeforeAll
    static void addAngada() {
        office.add(TestOffice.person("angada", "Angada", OfficeRole.MEMBER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rarna", "shyarn", "rama.", "lakshrnan-"})
    void aUsernameThatLooksLikeAnotherIsRefused(String username) {
        assertSimilar(add(username, "Somebody"), "username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R\u0430ma", "Rarna", "\u0405ita", "SHYARN", "Iakshman", "Rama."})
    void aDisplayNameThatOnlyLooksLikeAnotherIsRefused(String name) {
        assertSimilar(add("ravana", name), "display_name");
        assertSimilar(office.as("angada").patch("/api/v1/user/angada", new Requests.UserChange(name, null, null, null, null)),
                "display_name");
    }

    @Test
    void twoColleaguesMayBeCalledTheSame() {
        assertThat(add("rama.s", "Rama").status()).isEqualTo(201);
        assertThat(add("rama.t", "RAMA").status()).isEqualTo(201);
        assertThat(office.as("lakshman").patch("/api/v1/user/lakshman", "{\"display_name\":\"Rama\"}").status()).isEqualTo(200);
        assertThat(office.as("lakshman").patch("/api/v1/user/lakshman", "{\"display_name\":\"Lakshman\"}").status()).isEqualTo(200);
    }

    @Test
    void aUsernameIsNotWhatSomebodyElseIsCalled() {
        assertThat(add("j.smith", "Jos\u00e9 Smith").status()).isEqualTo(201);

        assertSimilar(add("jose.smith", "Somebody"), "username");
        assertSimilar(add("ravana", "J. Smith"), "display_name");
    }

    @Test
    void oneMayChangeHowOnesOwnNameIsWritten() {
        assertThat(office.as("sita").patch("/api/v1/user/sita", "{\"display_name\":\"S\u0456ta\"}").status()).isEqualTo(200);
        assertThat(office.as("sita").patch("/api/v1/user/sita", "{\"display_name\":\"Sita\"}").status()).isEqualTo(200);
    }

    @Test
    void namesThatComeTogetherAreComparedToo() {
        Answer answer = office.as("shyam").post(USERS, List.of(
                new Requests.NewUser("hanuman", "Hanuman", null, null, null, null),
                new Requests.NewUser("hanurnan", "Another", null, null, null, null)));

        assertSimilar(answer, "username");
        assertThat(answer.text()).contains("\"usernames\":[\"hanurnan\"]");
        assertThat(office.as("shyam").get("/api/v1/user/hanuman").status()).isEqualTo(404);
    }

    @Test
    void reservedNamesAreRefusedWhereverNamesAreGiven() {
        assertThat(add("admin", "Somebody").problem()).isEqualTo("username_reserved");
        assertThat(add("ravana", "Vireo").problem()).isEqualTo("display_name_reserved");
        assertThat(office.as("rama").patch("/api/v1/user/rama", "{\"display_name\":\"Everyone\"}").problem())
                .isEqualTo("display_name_reserved");
    }

    private static Answer add(String username, String displayName) {
        return office.as("shyam").post(USERS, new Requests.NewUser(username, displayName, null, null, null, null));
    }

    private static void assertSimilar(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("name_too_similar");
        assertThat(answer.text()).contains("\"field\":\"" + field + "\"");
    }
}
