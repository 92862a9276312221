package dev.vireo.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that refuses after it has written is a fault of ours: none of what it wrote may stand beside its neighbours' work. */
class LateRefusalTest {

    @TempDir private Path folder;

    private Database database;
    private Log log;

    @BeforeEach
    void open() {
        database = TestDatabase.open(folder);
        log = new Log(database, new LocalBackbone());
        log.start();
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void aCommandThatRefusesAfterItHasWrittenFailsAndLeavesNothing() throws Exception {
        assertOnlyTheLateOnesFail(() -> log.write(LateRefusalTest::refuseLate));
    }

    @Test
    void soDoesOneOfABatchThatIsRunTogether() throws Exception {
        CommandBatch<Command<Long>, Long> together = (transaction, commands) -> commands.stream()
                .map(command -> Outcome.of(transaction, command)).toList();
        assertOnlyTheLateOnesFail(() -> log.write(together, LateRefusalTest::refuseLate));
    }

    /** Among others that wait at the same time. */
    private void assertOnlyTheLateOnesFail(Runnable late) throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> good = Stream
                    .generate(
                            () -> writers.submit(() -> log.write(transaction -> transaction.append(updated("rama"), Audience.everyone()))))
                    .limit(20).toList();
            List<Future<?>> bad = Stream.<Future<?>>generate(() -> writers.submit(late)).limit(5).toList();
            for (Future<Long> each : good) {
                assertThat(each.get()).isPositive();
            }
            for (Future<?> each : bad) {
                assertThatThrownBy(each::get).as("what a caller is not told as a refusal")
                        .hasCauseInstanceOf(IllegalStateException.class);
            }
        }
        assertThat(log.page(0, Long.MAX_VALUE, Set.of(Audience.everyone()), 100, Long.MAX_VALUE).entries())
                .hasSize(20)
                .allSatisfy(entry -> assertThat(entry.data()).contains("rama"));
    }

    private static long refuseLate(Transaction transaction) {
        transaction.append(updated("sita"), Audience.everyone());
        throw ProblemException.conflict("taken", "Taken.");
    }

    private static Event.Stored updated(String username) {
        return new Event.UserUpdated(new User(username, username, "", "", OfficeRole.MEMBER, "", null, null, null));
    }
}
