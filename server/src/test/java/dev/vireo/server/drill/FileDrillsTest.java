package dev.vireo.server.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The drills of an office in a file, short. */
@Tag("long")
final class FileDrillsTest {

    @Test
    void everyAcknowledgedChangeOutlivesAKill() {
        assertOk(new KilledOffice(2));
    }

    @Test
    void damagedFilesNeverGiveAWrongMessage() {
        assertOk(new DamagedFiles(1));
    }

    @Test
    void aClockThatJumpsLosesAndReordersNothing() {
        assertOk(new ClockJumps());
    }

    @Test
    void whoSendsTooMuchIsToldToWaitAndOthersAreServed() {
        assertOk(new GreedyClients());
    }

    @Test
    void streamsThatComeBackAtOnceMissNothing() {
        assertOk(new Stampede());
    }

    @Test
    void whoGuessesPasswordsKeepsNobodyOut() {
        assertOk(new WrongPasswords());
    }

    @Test
    void whatIsPastItsTimeGoesDayByDay() {
        assertOk(new MonthOfWork(10));
    }

    private static void assertOk(FileDrill drill) {
        Outcome outcome = drill.play(Size.SHORT);
        System.out.println(outcome.row());
        assertThat(outcome.faults()).as(outcome.drill()).isEmpty();
    }
}
