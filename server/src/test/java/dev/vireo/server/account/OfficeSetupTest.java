package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class OfficeSetupTest {

    @AutoClose private final TestOffice office = TestOffice.openEmpty(UnaryOperator.identity());

    @Test
    void whoeverHasTheCodeBecomesTheOwner() {
        Answer answer = setUp(code());

        assertThat(answer.status()).isEqualTo(201);
        Answers.SignedIn signedIn = answer.as(Answers.SignedIn.class);
        assertThat(signedIn.user().role()).isEqualTo(OfficeRole.OWNER);
        assertThat(office.with(signedIn.token()).get("/api/v1/users").status()).isEqualTo(200);
    }

    @Test
    void theCodeLiesInAFileThatOnlyTheServersUserCanReadAndIsGoneAfterwards() throws IOException {
        Path file = office.folder().resolve("setup-code");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");

        setUp(code());

        assertThat(file).doesNotExist();
        assertThat(office.server().setupCode()).isEmpty();
    }

    @Test
    void theCodeWorksOnce() {
        String code = code();
        setUp(code);

        Answer again = setUp(code);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("already_set_up");
    }

    @Test
    void aWrongCodeIsRefusedAndTriesAreLimited() {
        Answer limited = Stream.generate(() -> setUp("AAAA-BBBB-CCCC-DDDD"))
                .limit(15)
                .dropWhile(answer -> answer.status() == 403)
                .findFirst()
                .orElseThrow();

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After").orElseThrow()).matches("[1-9][0-9]?");
    }

    @Test
    void anOfficeThatWasNotSetUpGetsANewCodeWithEachStart() {
        String before = code();

        office.restart();

        assertThat(code()).isNotEqualTo(before);
        assertThat(setUp(before).status()).isEqualTo(403);
        assertThat(setUp(code()).status()).isEqualTo(201);
    }

    @Test
    void brokenNamesAndPasswordsAreRefusedAndLeaveTheCodeGood() {
        assertThat(setUp(code(), "Ayodhya", "Shyam", TestOffice.PASSWORD).problem()).isEqualTo("invalid_username");
        assertThat(setUp(code(), "  ", "shyam", TestOffice.PASSWORD).problem()).isEqualTo("invalid_office");
        assertThat(setUp(code(), "Ayodhya", "shyam", "short").problem()).isEqualTo("invalid_password");

        assertThat(setUp(code()).status()).isEqualTo(201);
    }

    @Test
    void healthTellsWhetherTheOfficeIsSetUp() {
        assertThat(office.anybody().get("/health").as(Answers.Health.class).setUp()).isFalse();

        setUp(code());

        Answers.Health health = office.anybody().get("/health").as(Answers.Health.class);
        assertThat(health.setUp()).isTrue();
        assertThat(health.office()).isEqualTo("Ayodhya");
    }

    private String code() {
        return office.server().setupCode().orElseThrow();
    }

    private Answer setUp(String code) {
        return setUp(code, "Ayodhya", "shyam", TestOffice.PASSWORD);
    }

    private Answer setUp(String code, String name, String username, String password) {
        return office.anybody().post("/api/v1/setup", new Requests.Setup(code, name, username, "Shyam", password));
    }
}
