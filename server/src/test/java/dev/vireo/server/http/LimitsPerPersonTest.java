package dev.vireo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Problem;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One person's limits as HTTP shows them. */
final class LimitsPerPersonTest {

    private TestOffice office;

    @AfterEach
    void close() {
        office.close();
    }

    private void open(String limits) {
        office = TestOffice.open(config -> config.with(RequestLimits.of(limits)));
    }

    @Test
    void eachKindOfWorkHasALimitOfItsOwn() {
        open("sending=3/1,reads=20/1,writes=3/1,typing=3/1,search=3/1,uploads=3/1,channels=3/1,export=3/1");
        TestChannel group = TestChannel.group(office, "Bridge", "rama");
        String channel = "/api/v1/channel/" + group.id();
        Map<String, Supplier<Answer>> asked = Map.of(
                "sending", () -> group.trySend("rama", "Stone by stone", null),
                "writes", () -> office.as("rama").patch("/api/v1/user/rama", "{\"status_text\":\"On the bridge\"}"),
                "typing", () -> office.as("rama").post(channel + "/typing"),
                "search", () -> office.as("rama").get("/api/v1/search?query=stone"),
                "uploads", () -> office.as("rama").post("/api/v1/attachments?name=plan.txt", "\"a plan\""),
                "channels", () -> office.as("rama").post("/api/v1/channels", "{\"kind\":\"group\",\"name\":\"Another\"}"),
                "export", () -> office.as("rama").post(channel + "/export"));

        asked.forEach((kind, call) -> {
            for (int i = 0; i < 3; i++) {
                assertThat(call.get().status()).as(kind).isNotEqualTo(429);
            }
            assertRefused(call.get(), kind);
        });
        assertThat(office.as("rama").get("/api/v1/unread").status()).as("of another kind").isEqualTo(200);
        assertThat(group.trySend("shyam", "And I?", null).status()).as("somebody else").isEqualTo(201);
    }

    @Test
    void aFloodLeavesFewEntriesInTheAuditLog() {
        open("typing=3/1");
        TestChannel group = TestChannel.group(office, "Bridge", "rama");
        Http rama = office.as("rama");
        for (int i = 0; i < 20; i++) {
            rama.post("/api/v1/channel/" + group.id() + "/typing");
        }
        office.tidyUp();

        assertThat(office.as("shyam").get("/api/v1/audit?action=too_many_requests").as(Answers.AuditPage.class).entries())
                .extracting(Answers.AuditEntry::subject).containsOnly("rama").hasSize(3);
    }

    @Test
    void theSimpleApiSendsWithinTheSameLimit() {
        open("sending=3/1");
        TestChannel direct = TestChannel.direct(office, "rama", "sita");
        direct.send("rama", "One");
        Map<String, String> letter = Map.of("from_user", "rama", "to_user", "sita", "message", "Again");
        assertThat(office.as("rama").post("/api/users/messages/send-with-notification", letter).status()).isEqualTo(200);
        assertThat(office.as("rama").post("/api/users/messages/send-with-notification", letter).status()).isEqualTo(200);

        assertRefused(office.as("rama").post("/api/users/messages/send-with-notification", letter), "sending");
        assertRefused(direct.trySend("rama", "Two", null), "sending");
    }

    @Test
    void whatIsRefusedLeavesNoTrace() {
        open("sending=1/1");
        TestChannel direct = TestChannel.direct(office, "rama", "sita");
        direct.send("rama", "One");
        assertRefused(direct.trySend("rama", "Two", null), "sending");

        assertThat(direct.history("sita", "").messages()).hasSize(1);
    }

    @Test
    void oneInvitationCanBeTriedOnlySoOftenAndOthersGoOn() {
        open("joining=3/1");
        String code = invitation();
        for (int i = 0; i < 3; i++) {
            assertThat(check(code).status()).isEqualTo(200);
        }

        assertRefused(check(code), "joining");
        assertRefused(office.anybody().post("/api/v1/join", new Requests.Join(code, "hanuman", "Hanuman", TestOffice.PASSWORD)), "joining");
        assertThat(check(invitation()).status()).isEqualTo(200);
    }

    private String invitation() {
        return office.as("shyam").post("/api/v1/invitations", "{\"role\":\"member\"}").as(Answers.IssuedInvitation.class).code();
    }

    private Answer check(String code) {
        return office.anybody().post("/api/v1/join/check", new Requests.JoinCheck(code, null, null));
    }

    @Test
    void whoSignsInAgainAndAgainWaitsAndNobodyElseDoes() {
        open("sign-in=3/1");
        for (int i = 0; i < 3; i++) {
            office.signIn("rama");
        }
        Requests.SignIn rama = new Requests.SignIn("rama", TestOffice.PASSWORD);

        assertRefused(office.anybody().post("/api/v1/session", rama), "sign-in");
        office.signIn("sita");
    }

    @Test
    void wrongPasswordsDoNotUseUpWhatSomebodyMaySignIn() {
        open("sign-in=3/1");
        for (int i = 0; i < 4; i++) {
            assertThat(office.anybody().post("/api/v1/session", new Requests.SignIn("rama", "not the password")).problem())
                    .isEqualTo("wrong_credentials");
        }

        office.signIn("rama");
    }

    @Test
    void aThousandMessagesQuicklyAreWithinTheUsualLimits() throws InterruptedException {
        open("");
        TestChannel direct = TestChannel.direct(office, "rama", "sita");
        List<Thread> script = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            script.add(Thread.ofVirtual().start(() -> {
                Http rama = office.as("rama");
                for (int n = 0; n < 50; n++) {
                    rama.post("/api/v1/channel/" + direct.id() + "/messages", "{\"body\":\"One of many\"}");
                }
            }));
        }
        for (Thread thread : script) {
            thread.join();
        }

        assertThat(direct.unread("sita").unread()).isEqualTo(1_000);
    }

    @Test
    void anOpenStreamHoldsNoPermit() throws Exception {
        open("");
        List<OpenStream> streams = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            streams.add(stream("rama"));
        }

        assertThat(office.as("rama").get("/api/v1/unread").status()).isEqualTo(200);
        streams.forEach(OpenStream::close);
    }

    private OpenStream stream(String username) throws InterruptedException {
        return OpenStream.of(office.address(), username, office.token(username)).awaitLive();
    }

    private static void assertRefused(Answer answer, String kind) {
        assertThat(answer.status()).as(kind).isEqualTo(429);
        Problem.Details problem = Json.read(answer.bytes(), Problem.class).error();
        assertThat(problem.code()).isEqualTo("too_many_requests");
        assertThat(problem.details()).containsEntry("limit", kind);
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 60);
    }
}
