package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One office on two servers that nothing wakes: what one must know of the other it reads in the log. */
final class SignedInOnSeveralServersTest {

    private static TestNodes office;
    private static TestOffice one;
    private static TestOffice other;

    @BeforeAll
    static void open() {
        office = TestNodes.open(2, UnaryOperator.identity());
        one = office.node(0);
        other = office.node(1);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void whoeverSignedInOnOneServerIsSignedInOnTheOther() {
        assertThat(other.with(one.signIn("rama")).get("/api/v1/unread").status()).isEqualTo(200);
    }

    @Test
    void aSessionThatEndsOnOneServerEndsOnTheOtherWithItsStreams() throws Exception {
        String token = one.signIn("rama");
        try (OpenStream stream = OpenStream.of(other.address(), "rama", token)) {
            stream.awaitLive();
            assertThat(other.with(token).get("/api/v1/sessions").status()).isEqualTo(200);

            assertThat(one.with(token).delete("/api/v1/session").status()).isEqualTo(204);

            stream.awaitEnd();
            assertThat(other.with(token).get("/api/v1/sessions").status()).as("though it was remembered").isEqualTo(401);
        }
    }

    @Test
    void anAccessTokenDeletedOnOneServerEndsOnTheOtherWithItsStreams() throws Exception {
        Answers.AccessToken token = one.as("lakshman").post("/api/v1/user/lakshman/tokens", new Requests.NewToken("script"))
                .as(Answers.AccessToken.class);
        try (OpenStream stream = OpenStream.of(other.address(), "lakshman", token.token())) {
            stream.awaitLive();

            assertThat(one.as("shyam").delete("/api/v1/user/lakshman/token/" + token.id()).status()).isEqualTo(204);

            stream.awaitEnd();
            assertThat(other.with(token.token()).get("/api/v1/unread").status()).isEqualTo(401);
        }
    }

    @Test
    void whoeverIsDeactivatedOnOneServerIsOutOnTheOther() throws Exception {
        one.add(TestOffice.person("courier", "Courier", OfficeRole.MEMBER));
        String device = one.signIn("courier");
        try (OpenStream ofDevice = OpenStream.of(other.address(), "courier", device).awaitLive();
                OpenStream ofToken = OpenStream.of(other.address(), "courier", one.token("courier")).awaitLive()) {
            assertThat(other.with(device).get("/api/v1/unread").status()).isEqualTo(200);

            one.as("shyam").post("/api/v1/user/courier/deactivate").as(User.class);

            ofDevice.awaitEnd();
            ofToken.awaitEnd();
        }
        assertThat(other.with(device).get("/api/v1/unread").problem()).as("though it was remembered").isEqualTo("user_inactive");
        assertThat(other.with(one.token("courier")).get("/api/v1/unread").status()).isEqualTo(401);
        assertThat(other.as("rama").get("/api/v1/online-users").text()).doesNotContain("courier");
        assertThat(other.as("rama").post("/api/v1/direct/courier").problem()).isEqualTo("user_inactive");
    }

    @Test
    void aRoleThatWasTakenOnOneServerIsTakenOnTheOtherBeforeAnybodyIsTold() throws Exception {
        assertThat(other.as("sita").get("/metrics").status()).isEqualTo(200);
        try (OpenStream stream = OpenStream.of(other.address(), "shyam", other.token("shyam"))) {
            stream.awaitLive();

            one.as("shyam").patch("/api/v1/user/sita", "{\"role\":\"member\"}").as(User.class);

            stream.awaitLine(line -> line.contains("user_updated") && line.contains("\"member\""));
            assertThat(other.as("sita").get("/metrics").status()).isEqualTo(403);
        }
        one.as("shyam").patch("/api/v1/user/sita", "{\"role\":\"admin\"}");
    }

    @Test
    void whatIsForServersNoPersonIsEverTold() {
        String before = Json.readEvents(one.as("rama").get("/api/v1/events").bytes()).cursor().toString();
        String token = one.signIn("rama");
        one.with(token).delete("/api/v1/session");
        one.as("rama").put("/api/v1/user/rama/status", "{\"presence\":\"away\"}");
        one.as("rama").patch("/api/v1/user/rama", "{\"status_text\":\"Back soon\"}");

        String told = Stream.generate(() -> other.as("rama").get("/api/v1/events?after=" + before).text())
                .filter(events -> events.contains("Back soon"))
                .findFirst()
                .orElseThrow();

        assertThat(told).doesNotContain("sessions_ended", "availability_chosen");
        assertThat(Json.readEvents(told.getBytes(StandardCharsets.UTF_8)).events()).extracting(LoggedEvent::event)
                .hasOnlyElementsOfType(Event.UserUpdated.class);
    }

    @Test
    void freeTriesToSignInAreFreeOnceForTheWholeOffice() {
        for (int i = 0; i < 5; i++) {
            assertThat(guess(one)).isEqualTo(401);
        }

        // The waits double from here on: one that guesses slowly gets a few more, but no five free ones.
        assertThat(Stream.generate(() -> guess(other)).takeWhile(status -> status == 401).count()).isLessThan(6);
    }

    private static int guess(TestOffice node) {
        return node.anybody().post("/api/v1/session", new Requests.SignIn("lakshman", "not the password")).status();
    }
}
