package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Problem;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wherever a password is set, it is none that is guessed first. */
final class NewPasswordsTest {

    private static TestOffice office;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @ParameterizedTest
    @CsvSource({"1111111111,repeated", "qwertyuiop,sequence", "'          ',repeated", "bharata1234,personal", "ayodhya2026,personal",
        "password123,common", "short,too_short"})
    void addingPeopleRefusesWhatIsGuessedFirst(String password, String reason) {
        assertRefused(office.as("shyam").post("/api/v1/users",
                new Requests.NewUser("bharata", "Bharata", null, null, null, password)), reason);
        assertThat(office.as("shyam").get("/api/v1/user/bharata").status()).isEqualTo(404);
    }

    @Test
    void settingUpRefusesItToo() {
        try (TestOffice empty = TestOffice.openEmpty(UnaryOperator.identity())) {
            String code = empty.server().setupCode().orElseThrow();
            assertRefused(empty.anybody().post("/api/v1/setup",
                    new Requests.Setup(code, "Ayodhya", "shyam", "Shyam", "shyamayodhya")), "personal");
            assertThat(empty.anybody().post("/api/v1/setup",
                    new Requests.Setup(code, "Ayodhya", "shyam", "Shyam", TestOffice.PASSWORD)).status()).isEqualTo(201);
        }
    }

    @Test
    void anUnusualSpaceIsTheSameSpace() {
        office.as("shyam").post("/api/v1/users",
                new Requests.NewUser("urmila", "Urmila", null, null, null, "tea\u00a0in the garden")).as(Answers.UserList.class);

        for (String typed : new String[] {"tea in the garden", "tea\u00a0in the garden", "tea\u3000in the garden"}) {
            assertThat(office.anybody().post("/api/v1/session", new Requests.SignIn("urmila", typed)).status()).isEqualTo(201);
        }
        assertThat(office.anybody().post("/api/v1/session", new Requests.SignIn("urmila", "teain the garden")).status()).isEqualTo(401);
    }

    private static void assertRefused(Answer answer, String reason) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        Problem.Details problem = Json.read(answer.bytes(), Problem.class).error();
        assertThat(problem.code()).isEqualTo("invalid_password");
        assertThat(problem.details()).containsEntry("reason", reason);
    }
}
