package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.server.http.TrustedProxies;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class PasswordSignInTest {

    @AutoClose private static final TestOffice office = TestOffice.open();

    @Test
    void theRightPasswordGivesATokenThatWorks() {
        Answer answer = signIn("rama", TestOffice.PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        Answers.SignedIn signedIn = answer.as(Answers.SignedIn.class);
        assertThat(signedIn.user().username()).isEqualTo("rama");
        assertThat(signedIn.token()).startsWith("vireo_").hasSizeGreaterThan(45);
        assertThat(office.with(signedIn.token()).get("/api/v1/unread").status()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndNobodysUsernameAreToldApartByNothing() {
        Answer wrong = signIn("rama", "not the password");
        Answer nobody = signIn("ravana", "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(nobody.text()).isEqualTo(wrong.text());
    }

    @Test
    void aPersonWithoutAPasswordCannotSignIn() {
        office.as("shyam").post("/api/v1/users", new Requests.NewUser("bot", "Bot", null, null, null, null));

        assertThat(signIn("bot", "whatever it may be").status()).isEqualTo(401);
    }

    @Test
    void anAccentMayBeTypedEitherWay() {
        office.as("shyam").post("/api/v1/users",
                new Requests.NewUser("urmila", "Urmila", null, null, OfficeRole.MEMBER, "caf\u00e9 by the river"));

        assertThat(signIn("urmila", "cafe\u0301 by the river").status()).isEqualTo(201);
    }

    @Test
    void guessingIsSlowedDownAndSaysForHowLong() {
        Answer limited = Stream.generate(() -> signIn("lakshman", "not the password"))
                .limit(15)
                .dropWhile(answer -> answer.status() == 401)
                .findFirst()
                .orElseThrow();

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.problem()).isEqualTo("too_many_requests");
        assertThat(limited.header("Retry-After").orElseThrow()).matches("[1-9][0-9]?");
        assertThat(signIn("sita", TestOffice.PASSWORD).status()).as("others are not held up").isEqualTo(201);
        assertThat(office.as("lakshman").get("/api/v1/unread").status()).as("who is signed in stays so").isEqualTo(200);
    }

    @Test
    void anAddressThatAnybodyCanClaimCountsOnlyFromATrustedProxy() {
        List<Integer> claimed = guessFromManyAddresses(office);
        assertThat(claimed).as("each with an address of its own making").contains(429);

        try (TestOffice behindAProxy = TestOffice.open(config -> config.with(TrustedProxies.of("127.0.0.0/8")))) {
            assertThat(guessFromManyAddresses(behindAProxy)).as("each from an address of its own").containsOnly(401);
        }
    }

    private static List<Integer> guessFromManyAddresses(TestOffice office) {
        return IntStream.range(1, 16)
                .mapToObj(i -> office.anybody().send("POST", "/api/v1/session", Optional.of("application/json"),
                        "{\"username\":\"hanuman\",\"password\":\"not the password\"}".getBytes(StandardCharsets.UTF_8),
                        "X-Forwarded-For", "1.1.1.1, 198.51.100." + i).status())
                .toList();
    }

    @Test
    void brokenRequestsAreRefused() {
        assertThat(signIn("Rama!", TestOffice.PASSWORD).problem()).isEqualTo("invalid_username");
        assertThat(signIn("rama", "short").problem()).isEqualTo("invalid_password");
        assertThat(office.anybody().post("/api/v1/session", "{}").status()).isEqualTo(400);
        assertThat(office.anybody().post("/api/v1/session").status()).isEqualTo(400);
        assertThat(office.anybody().post("/api/v1/session", "{\"username\":7,\"password\":true}").problem())
                .isEqualTo("invalid_json");
    }

    private Answer signIn(String username, String password) {
        return office.anybody().post("/api/v1/session", new Requests.SignIn(username, password));
    }
}
