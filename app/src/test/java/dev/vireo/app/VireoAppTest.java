package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.ui.Fx;
import dev.vireo.server.TestOffice;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole clients against a real server. */
final class VireoAppTest {

    private static TestOffice office;

    @TempDir
    private Path disk;

    @BeforeAll
    static void openOffice() {
        office = TestOffice.open();
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @Test
    void twoClientsLiveInOneProcessAndTheTitleCountsWhatIsUnread() {
        try (Computer shyams = computer("shyam"); Computer ramas = computer("rama")) {
            Fx.await(() -> ramas.app().workspace().person("shyam").isPresent());
            Fx.run(() -> ramas.app().session().orElseThrow().chats()
                    .send(ramas.app().workspace().conversationWith("shyam"), "Is this thing on?"));
            Fx.await(() -> shyams.app().stage().getTitle().equals("(1) Vireo"));
            Fx.run(() -> shyams.app().chatWindows().open(shyams.app().workspace().conversationWith("rama")));
            Fx.await(() -> shyams.app().stage().getTitle().equals("Vireo"));
        }
    }

    @Test
    void whoIsSignedInIsInTheOfficeAgainAfterARestart() {
        computer("sita").close();
        try (Computer again = Computer.with(disk.resolve("sita")).start()) {
            Fx.await(() -> again.app().session().isPresent()
                    && again.app().workspace().connectionProperty().get() == ConnectionState.LIVE);
            assertThat(Fx.call(() -> again.app().workspace().me().username())).isEqualTo("sita");
        }
    }

    private Computer computer(String username) {
        return Computer.with(disk.resolve(username)).signIn(office.address(), username, TestOffice.PASSWORD);
    }
}
