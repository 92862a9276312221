package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Requests;
import dev.vireo.server.backbone.JoinedBackbones;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.work.HeavyWork;
import dev.vireo.testing.Await;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are started before the office that they share is set up. */
final class SetupOnSeveralServersTest {

    @TempDir private Path folder;
    private Database database;
    private final HeavyWork work = new HeavyWork("password");
    private final JoinedBackbones backbones = new JoinedBackbones();
    private Server one;
    private Server other;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.open(folder);
        one = new Server("one");
        other = new Server("other");
    }

    @AfterEach
    void close() {
        one.log.close();
        other.log.close();
        work.close();
        database.close();
    }

    @Test
    void setUpOnOneServerTheCodeOfTheOtherLosesItsPowerAndIsRemoved() {
        String code = other.setup.code().orElseThrow();
        assertThat(code).isNotEqualTo(one.setup.code().orElseThrow());

        setUp(one, one.setup.code().orElseThrow());

        Await.until("the other's code is gone", () -> other.setup.code().isEmpty() && !Files.exists(other.file()));
        assertThat(one.file()).doesNotExist();
        assertThatThrownBy(() -> setUp(other, code)).isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code())
                .isEqualTo("already_set_up");
    }

    @Test
    void theOtherRefusesAlsoBeforeItHasHeardOfIt() {
        other.log.close();
        String code = other.setup.code().orElseThrow();
        setUp(one, one.setup.code().orElseThrow());

        assertThatThrownBy(() -> setUp(other, code)).isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code())
                .isEqualTo("already_set_up");
    }

    private static void setUp(Server server, String code) {
        server.setup.run(new Requests.Setup(code, TestOffice.NAME, "shyam", "Shyam", TestOffice.PASSWORD), "10.0.0.1", "laptop");
    }

    private final class Server {

        private final Path data;
        private final Log log = new Log(database, backbones.join());
        private final OfficeSetup setup;

        Server(String name) throws IOException {
            data = Files.createDirectory(folder.resolve(name));
            setup = new OfficeSetup(database, log, new Sessions(database, log), new Passwords(work, work, TestOffice.CHEAP_PASSWORDS),
                    data);
            log.follow(setup);
            log.start();
        }

        Path file() {
            return data.resolve("setup-code");
        }
    }
}
