package dev.vireo.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Answers.IssuedInvitation;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestNodes;
import dev.vireo.testing.TestOffice;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An invitation made on one server of an office holds on all. */
final class JoiningOnSeveralServersTest {

    @AutoClose private static final TestNodes office = TestNodes.open(2, UnaryOperator.identity());

    private static final TestOffice one = office.node(0);
    private static final TestOffice other = office.node(1);

    @Test
    void joinedOnOneServerOneIsKnownOnTheOther() {
        String code = invite(one, 1).code();

        Answers.SignedIn joined = join(other, code, "hanuman").as(Answers.SignedIn.class);

        assertThat(one.with(joined.token()).get("/api/v1/channels").status()).isEqualTo(200);
        Await.until("Rama sees them on the first server",
                () -> one.as("rama").get("/api/v1/users").text().contains("hanuman"));
        assertThat(join(one, code, "vali").problem()).isEqualTo("invitation_used_up");
    }

    @Test
    void revokedOnOneServerItIsOverOnTheOther() {
        IssuedInvitation issued = invite(one, 50);
        other.as("shyam").delete("/api/v1/invitation/" + issued.id());

        assertThat(join(one, issued.code(), "vali").problem()).isEqualTo("invitation_revoked");
    }

    @Test
    void ofTwoWhoRaceForTheLastUseOnTwoServersOneGetsIt() throws Exception {
        String code = invite(one, 1).code();
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> attempts = List.of(() -> join(one, code, "nala").status(), () -> join(other, code, "tara").status());
            assertThat(racers.invokeAll(attempts).stream().map(Future::resultNow).toList()).containsExactlyInAnyOrder(201, 410);
        }
    }

    @Test
    void twoWhoWantNamesThatLookTheSameOnTwoServersDoNotBothGetThem() throws Exception {
        String code = invite(one, 2).code();
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> attempts = List.of(() -> join(one, code, "sumitra").status(),
                    () -> join(other, code, "surnitra").status());
            assertThat(racers.invokeAll(attempts).stream().map(Future::resultNow).toList()).containsExactlyInAnyOrder(201, 409);
        }
    }

    private static IssuedInvitation invite(TestOffice server, int uses) {
        return server.as("shyam").post("/api/v1/invitations", "{\"role\":\"member\",\"uses\":" + uses + "}").as(IssuedInvitation.class);
    }

    private static Answer join(TestOffice server, String code, String username) {
        return server.anybody().post("/api/v1/join", new Requests.Join(code, username, "Called " + username, TestOffice.PASSWORD));
    }
}
