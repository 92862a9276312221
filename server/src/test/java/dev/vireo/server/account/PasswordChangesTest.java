package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Problem;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People get a new password: by changing theirs, and with a code that somebody made for them. */
final class PasswordChangesTest {

    private static final String NEW = "a lamp beside the river";

    private static final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private static TestOffice office;

    @BeforeAll
    static void open() {
        office = TestOffice.open(() -> Instant.now().plus(ahead.get()));
        office.as("shyam").post("/api/v1/users", Requests.NewUser.bot("weather", "Weather")).as(Answers.UserList.class);
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void afterAChangeOnlyTheNewOneSignsInAndOtherSessionsHaveEnded() throws Exception {
        add("gardener");
        String here = office.signIn("gardener");
        String elsewhere = office.signIn("gardener");
        try (OpenStream stream = OpenStream.of(office.address(), "gardener", elsewhere).awaitLive()) {
            assertThat(change(here, "gardener", TestOffice.PASSWORD, NEW, null).status()).isEqualTo(204);

            stream.awaitEnd();
        }
        assertThat(status(here)).isEqualTo(200);
        assertThat(status(elsewhere)).isEqualTo(401);
        assertThat(status(office.token("gardener"))).as("an access token").isEqualTo(200);
        assertThat(signIn("gardener", TestOffice.PASSWORD).problem()).isEqualTo("wrong_credentials");
        assertThat(signIn("gardener", NEW).status()).isEqualTo(201);
    }

    @Test
    void whoeverLikesEndsTheirOwnSessionToo() {
        add("painter");
        String here = office.signIn("painter");

        assertThat(change(here, "painter", TestOffice.PASSWORD, NEW, false).status()).isEqualTo(204);

        assertThat(status(here)).isEqualTo(401);
    }

    @Test
    void aWrongCurrentPasswordChangesNothingAndGuessingIsSlowedDown() {
        add("courier");
        String token = office.token("courier");
        assertThat(change(token, "courier", "not the password", NEW, null).problem()).isEqualTo("wrong_password");

        List<Answer> guesses = Stream.generate(() -> change(token, "courier", "not the password", NEW, null))
                .limit(6).toList();

        assertThat(guesses).extracting(Answer::status).contains(429).isSubsetOf(403, 429);
        assertThat(guesses.getLast().header("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"short,too_short", "password123,common", "1111111111,repeated", "qwertyuiop,sequence", "lakshman12,personal"})
    void whatIsGuessedFirstIsRefused(String password, String reason) {
        Answer answer = change(office.token("lakshman"), "lakshman", TestOffice.PASSWORD, password, null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        Problem.Details problem = Json.read(answer.bytes(), Problem.class).error();
        assertThat(problem.code()).isEqualTo("invalid_password");
        assertThat(problem.details()).containsEntry("reason", reason).containsEntry("field", "new");
    }

    @Test
    void theSameOneAgainIsNoChange() {
        assertThat(change(office.token("lakshman"), "lakshman", TestOffice.PASSWORD, TestOffice.PASSWORD, null).problem())
                .isEqualTo("invalid_new");
    }

    @Test
    void nobodyChangesAnothersPasswordNorABotsNorOneThatIsNotThere() {
        assertThat(change(office.token("shyam"), "rama", TestOffice.PASSWORD, NEW, null).status()).isEqualTo(403);
        assertThat(change(office.issueToken("weather"), "weather", TestOffice.PASSWORD, NEW, null).problem())
                .isEqualTo("bot_has_no_password");
        office.as("shyam").post("/api/v1/users", new Requests.NewUser("visitor", "Visitor", null, null, null, null));
        assertThat(change(office.issueToken("visitor"), "visitor", TestOffice.PASSWORD, NEW, null).problem()).isEqualTo("no_password");
    }

    @Test
    void aResetCodeLeadsToANewPasswordOnceAndEndsEverything() throws SQLException {
        add("baker");
        String session = office.signIn("baker");
        Answer made = office.as("sita").post("/api/v1/user/baker/reset");
        assertThat(made.status()).isEqualTo(201);
        Answers.ResetCode reset = made.as(Answers.ResetCode.class);
        assertThat(reset.code()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(reset.expiresAt()).isBetween(Instant.now().plus(ahead.get()).plus(Duration.ofHours(23)),
                Instant.now().plus(ahead.get()).plus(Duration.ofHours(25)));
        assertThat(status(session)).as("until it is used").isEqualTo(200);
        assertThat(office.count("reset_code WHERE username = 'baker'")).isEqualTo(1);
        assertThat(office.count("reset_code WHERE code_hash IN ('" + reset.code() + "', '" + reset.code().replace("-", "") + "')"))
                .as("in the clear").isZero();

        String typed = reset.code().toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o').replace('1', 'l');
        assertThat(choose(typed, "baker", NEW).status()).isEqualTo(204);

        assertThat(signIn("baker", NEW).status()).isEqualTo(201);
        assertThat(status(session)).isEqualTo(401);
        assertThat(status(office.token("baker"))).as("an access token").isEqualTo(401);
        Answer again = choose(reset.code(), "baker", "another lamp by the river");
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.problem()).isEqualTo("reset_used");
        assertThat(signIn("baker", NEW).status()).isEqualTo(201);
    }

    @Test
    void aPasswordThatIsRefusedDoesNotUseTheCodeUp() {
        add("tailor");
        String code = reset("shyam", "tailor");

        assertThat(choose(code, "tailor", "tailortailor").problem()).isEqualTo("invalid_password");
        assertThat(choose(code, "tailor", NEW).status()).isEqualTo(204);
    }

    @Test
    void whoeverHasNoCodeLearnsNothing() {
        add("potter");
        String code = reset("shyam", "potter");

        Answer unknown = choose("0000-0000-0000-0000", "potter", NEW);
        Answer ofAnother = choose(code, "driver", NEW);
        Answer nobody = choose("0000-0000-0000-0000", "nobodyhere", NEW);

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("reset_unknown");
        assertThat(List.of(ofAnother.text(), nobody.text())).containsOnly(unknown.text());
        assertThat(choose(code, "potter", NEW).status()).isEqualTo(204);
    }

    @Test
    void aNewerCodeAndAChangedPasswordEndTheEarlierCode() {
        add("teacher");
        String first = reset("shyam", "teacher");
        String second = reset("shyam", "teacher");
        assertThat(choose(first, "teacher", NEW).problem()).isEqualTo("reset_revoked");

        assertThat(change(office.token("teacher"), "teacher", TestOffice.PASSWORD, NEW, null).status()).isEqualTo(204);

        assertThat(choose(second, "teacher", "another lamp by the river").problem()).isEqualTo("reset_revoked");
    }

    @Test
    void aCodeHoldsForADay() {
        add("farmer");
        String code = reset("shyam", "farmer");
        ahead.set(ahead.get().plus(Duration.ofHours(25)));

        Answer late = choose(code, "farmer", NEW);

        assertThat(late.status()).isEqualTo(410);
        assertThat(late.problem()).isEqualTo("reset_expired");
    }

    @Test
    void ofTwoWhoUseACodeAtOnceOneChoosesThePassword() throws Exception {
        add("weaver");
        String code = reset("shyam", "weaver");
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> attempts = List.of(() -> choose(code, "weaver", NEW),
                    () -> choose(code, "weaver", "another lamp by the river"));
            List<Answer> answers = racers.invokeAll(attempts).stream().map(Future::resultNow).toList();

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 410);
            assertThat(signIn("weaver", NEW).status()).isEqualTo(answers.getFirst().status() == 204 ? 201 : 401);
        }
    }

    @Test
    void guessingCodesIsSlowedDown() {
        add("ferryman");

        List<Answer> guesses = Stream.generate(() -> choose("0000-0000-0000-0000", "ferryman", NEW)).limit(7).toList();

        assertThat(guesses).extracting(Answer::status).contains(429).isSubsetOf(404, 429);
    }

    @Test
    void ownersResetEverybodyButThemselvesAndAdminsThoseBelowThem() {
        office.add(TestOffice.person("partner", "Partner", OfficeRole.OWNER), TestOffice.person("builder", "Builder", OfficeRole.ADMIN));

        assertThat(made("shyam", "partner").status()).isEqualTo(201);
        assertThat(made("shyam", "builder").status()).isEqualTo(201);
        assertThat(made("shyam", "shyam").problem()).isEqualTo("own_account");
        assertThat(made("shyam", "weather").problem()).isEqualTo("bot_has_no_password");
        assertThat(made("shyam", "nobodyhere").problem()).isEqualTo("user_not_found");
        assertThat(made("sita", "rama").status()).isEqualTo(201);
        assertThat(made("sita", "builder").status()).isEqualTo(403);
        assertThat(made("sita", "shyam").status()).isEqualTo(403);
        assertThat(made("rama", "lakshman").status()).isEqualTo(403);
        assertThat(made("rama", "rama").status()).isEqualTo(403);
    }

    private static void add(String username) {
        office.add(TestOffice.person(username, username, OfficeRole.MEMBER));
    }

    private static String reset(String caller, String username) {
        return made(caller, username).as(Answers.ResetCode.class).code();
    }

    private static Answer made(String caller, String username) {
        return office.as(caller).post("/api/v1/user/" + username + "/reset");
    }

    private static Answer choose(String code, String username, String password) {
        return office.anybody().post("/api/v1/password", new Requests.PasswordReset(code, username, password));
    }

    private static Answer change(String token, String username, String current, String chosen, @Nullable Boolean keepThisSession) {
        return office.with(token).put("/api/v1/user/" + username + "/password",
                new Requests.PasswordChange(current, chosen, keepThisSession));
    }

    private static Answer signIn(String username, String password) {
        return office.anybody().post("/api/v1/session", new Requests.SignIn(username, password));
    }

    private static int status(String token) {
        return office.with(token).get("/api/v1/unread").status();
    }
}
