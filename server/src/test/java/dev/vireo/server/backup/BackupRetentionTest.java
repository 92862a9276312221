package dev.vireo.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.BackupState;
import dev.vireo.server.backup.BackupRunTable.RunRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BackupRetentionTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

    /** The newest first. */
    private final List<RunRow> kept = new ArrayList<>();
    private ZoneId zone = ZoneOffset.UTC;
    private long number;

    private void backup(Instant beganAt, Optional<Instant> dueAt) {
        number++;
        kept.addFirst(new RunRow(number, BackupState.VERIFIED, beganAt, dueAt, Optional.of(beganAt),
                new VerifiedBackup(Path.of("backup-" + number), "", 0, 0, 0, 0), ""));
        kept.removeAll(BackupRetention.superfluous(kept, zone));
        assertThat(kept.getFirst().number()).as("the one just made is kept").isEqualTo(number);
    }

    private void daily(LocalDate from, int days) {
        from.datesUntil(from.plusDays(days)).map(day -> day.atTime(2, 10).toInstant(ZoneOffset.UTC))
                .forEach(time -> backup(time, Optional.of(time)));
    }

    private List<String> days() {
        return kept.stream().map(run -> run.beganAt().toString().substring(0, 10)).toList();
    }

    @Test
    void sevenDaysAndTheLastOfFourEarlierWeeksAreKept() {
        daily(MONDAY, 60);
        assertThat(LocalDate.parse(days().getFirst())).isEqualTo("2026-03-05").hasDayOfMonth(5);
        assertThat(days()).containsExactly("2026-03-05", "2026-03-04", "2026-03-03", "2026-03-02", "2026-03-01", "2026-02-28", "2026-02-27",
                "2026-02-22", "2026-02-15", "2026-02-08");
    }

    @Test
    void thereAreNeverMoreThanElevenAndTheyReachBackFourWeeks() {
        for (int day = 0; day < 100; day++) {
            daily(MONDAY.plusDays(day), 1);
            assertThat(kept).hasSizeLessThanOrEqualTo(11);
            if (day > 40) {
                LocalDate oldest = LocalDate.parse(days().getLast());
                assertThat(oldest).isBefore(MONDAY.plusDays(day).minusDays(21));
            }
        }
    }

    @Test
    void aYearsEndIsAnOrdinaryWeek() {
        daily(LocalDate.parse("2026-11-30"), 45);
        assertThat(days()).contains("2027-01-03", "2026-12-27");
    }

    @Test
    void ofSeveralOnOneDayTheLastIsKept() {
        daily(MONDAY, 1);
        for (int hour = 3; hour < 20; hour++) {
            backup(MONDAY.atTime(hour, 0).toInstant(ZoneOffset.UTC), Optional.empty());
        }
        assertThat(kept).extracting(RunRow::beganAt).containsExactly(Instant.parse("2026-01-05T19:00:00Z"));
    }

    @Test
    void oneThatWasMadeUpForCountsForTheDayOnWhichItWasDue() {
        backup(Instant.parse("2026-01-06T08:00:00Z"), Optional.of(Instant.parse("2026-01-05T23:00:00Z")));
        backup(Instant.parse("2026-01-06T23:00:00Z"), Optional.of(Instant.parse("2026-01-06T23:00:00Z")));
        assertThat(kept).hasSize(2);
    }

    @Test
    void aDayIsOneOfTheOfficesTimeZone() {
        zone = ZoneId.of("Asia/Kolkata");
        backup(Instant.parse("2026-01-05T18:00:00Z"), Optional.empty());
        backup(Instant.parse("2026-01-05T19:00:00Z"), Optional.empty());
        assertThat(kept).as("half past eleven at night, and half past midnight").hasSize(2);
    }

    /** What was made while the clock was wrong does not push out what is made from then on. */
    @Test
    void backupsFromAWrongClocksFutureGoBeforeThoseThatFollow() {
        daily(LocalDate.parse("2031-01-01"), 7);
        daily(MONDAY, 7);
        assertThat(days().subList(0, 7)).containsExactly("2026-01-11", "2026-01-10", "2026-01-09", "2026-01-08", "2026-01-07", "2026-01-06",
                "2026-01-05");
    }

    @Test
    void nothingGoesWhileNoNewOneComes() {
        daily(MONDAY, 30);
        int before = kept.size();
        kept.removeAll(BackupRetention.superfluous(kept, zone));
        assertThat(kept).hasSize(before);
    }
}
