package dev.vireo.server.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.server.drill.Stage.Waking;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The drills, short. They play on one stage: each leaves it whole. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DrillsTest {

    private Stage stage;

    @BeforeAll
    void open() throws Exception {
        stage = Stage.openWired(Size.SHORT, 3, Waking.REDIS);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void whatIsWrittenAtOneServerIsReadAtTheOthers() {
        assertOk(new TwoServers(Waking.REDIS));
    }

    @Test
    void noSendFailsAndNothingIsMissedWhileRedisIsAway() {
        assertOk(new RedisAway());
    }

    @Test
    void whoSendsIsToldToWaitWhilePostgresIsAway() {
        assertOk(new PostgresAway());
    }

    @Test
    void nothingIsLostOrDoubledWhenServersAreKilled() {
        assertOk(new KilledServer());
    }

    @Test
    void nothingIsLostOrDoubledWhenTheNetworkIsCut() {
        assertOk(new CutNetwork());
    }

    @Test
    void nothingIsLostWhenOtherProgramsTakeTheDatabase() {
        assertOk(new TakenDatabase());
    }

    @Test
    void aRollingRestartShowsNobodyAnError() {
        assertOk(new RollingRestart());
    }

    @Test
    void whatIsWrittenAtOneServerIsReadAtTheOtherWithPostgresAlone() throws Exception {
        Drill drill = new TwoServers(Waking.POSTGRES);
        try (Stage own = drill.stage(Size.SHORT)) {
            assertOk(drill.play(own, Size.SHORT));
        }
    }

    private void assertOk(Drill drill) {
        assertOk(drill.play(stage, Size.SHORT));
    }

    private static void assertOk(Outcome outcome) {
        System.out.println(outcome.row());
        assertThat(outcome.faults()).as(outcome.drill()).isEmpty();
    }
}
