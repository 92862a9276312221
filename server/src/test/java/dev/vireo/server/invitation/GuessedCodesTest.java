package dev.vireo.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers.IssuedInvitation;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.Requests;
import dev.vireo.server.Config;
import dev.vireo.server.http.TrustedProxies;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guessers at one address and at many. */
final class GuessedCodesTest {

    private static final String CHECK = "/api/v1/join/check";

    @Test
    void whoGuessesAtOneAddressWaitsAndWhoHasACodeDoesNot() {
        try (TestOffice office = TestOffice.open()) {
            String code = code(office);
            for (int i = 0; i < 11; i++) {
                assertThat(guess(office, "127.0.0.1").status()).isEqualTo(404);
            }

            Answer refused = guess(office, "127.0.0.1");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.problem()).isEqualTo("too_many_requests");
            assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isPositive();
            assertThat(office.anybody().post(CHECK, new Requests.JoinCheck(code, null, null)).status()).isEqualTo(200);
            assertThat(office.anybody().post("/api/v1/join", new Requests.Join(code, "hanuman", "Hanuman", TestOffice.PASSWORD)).status())
                    .isEqualTo(201);
            assertThat(guess(office, "127.0.0.1").status()).as("a code that works buys no guesses").isEqualTo(429);
            assertThat(office.anybody().post("/api/v1/session", new Requests.SignIn("rama", TestOffice.PASSWORD)).status())
                    .as("signing in is not slowed down").isEqualTo(201);
        }
    }

    @Test
    void whoGuessesAtManyAddressesWaitsTooAndWhoHasACodeDoesNot() {
        try (TestOffice office = TestOffice.open(GuessedCodesTest::behindAProxy)) {
            String code = code(office);
            for (int i = 0; i < 101; i++) {
                assertThat(guess(office, "10.0.0." + i).status()).isEqualTo(404);
            }

            assertThat(guess(office, "10.0.1.1").status()).isEqualTo(429);
            assertThat(office.anybody().post(CHECK, new Requests.JoinCheck(code, null, null)).status()).isEqualTo(200);
        }
    }

    @Test
    void aMistypedCodeIsNoGuess() {
        try (TestOffice office = TestOffice.open()) {
            for (int i = 0; i < 15; i++) {
                assertThat(office.anybody().post(CHECK, new Requests.JoinCheck("ABCD-EFGH", null, null)).status()).isEqualTo(400);
            }
            assertThat(guess(office, "127.0.0.1").status()).isEqualTo(404);
        }
    }

    private static Config behindAProxy(Config config) {
        return config.with(TrustedProxies.of("127.0.0.1"));
    }

    private static Answer guess(TestOffice office, String from) {
        String code = InvitationCode.issue(new byte[KeyFingerprint.HEAD_BYTES], new SecureRandom()).text();
        byte[] body = ("{\"code\":\"" + code + "\"}").getBytes(StandardCharsets.UTF_8);
        return office.anybody().send("POST", CHECK, Optional.of("application/json"), body, "X-Forwarded-For", from);
    }

    private static String code(TestOffice office) {
        return office.as("shyam").post("/api/v1/invitations", "{\"role\":\"member\"}").as(IssuedInvitation.class).code();
    }
}
