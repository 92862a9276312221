package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.BackupRun;
import dev.vireo.protocol.BackupState;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** An office is backed up every day, by a clock that the test moves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledIfSystemProperty(named = "vireo.test.database", matches = "postgresql", disabledReason = "PostgreSQL has its own tools")
final class ScheduledBackupsTest {

    private static final String BACKUPS = "/api/v1/backups";

    private final MovableClock clock = new MovableClock();
    private TestOffice office;
    private Path place;
    private Path folder;
    private Duration ahead = untilNoon();
    private int folders;
    private List<String> withoutFolder;

    @BeforeAll
    void open(@TempDir Path temporary) throws IOException {
        place = temporary.toRealPath();
        clock.ahead(ahead);
        office = TestOffice.open(clock);
        withoutFolder = List.of(shyam().post(BACKUPS).problem(),
                shyam().patch(BACKUPS + "/schedule", Map.of("enabled", true)).problem());
        TestChannel.group(office, "Bridge", "rama").send("rama", "Is this thing on?");
    }

    @AfterAll
    void close() {
        office.close();
    }

    @BeforeEach
    void schedule() throws IOException {
        folder = Files.createDirectory(place.resolve("backups-" + ++folders));
        change(Map.of("enabled", true, "time", "02:10", "time_zone", "UTC", "folder", folder.toString()));
    }

    /** Whatever the time of the real day: at night a backup counts for the day before, on which it was due. */
    private static Duration untilNoon() {
        Instant now = Instant.now();
        return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(36, ChronoUnit.HOURS));
    }

    private void firstBackup() {
        pass(Duration.ofDays(1));
        awaitState(BackupState.VERIFIED);
    }

    private Http shyam() {
        return office.as("shyam");
    }

    private BackupOverview overview() {
        return shyam().get(BACKUPS).as(BackupOverview.class);
    }

    private BackupOverview change(Map<String, Object> change) {
        return shyam().patch(BACKUPS + "/schedule", change).as(BackupOverview.class);
    }

    private void pass(Duration time) {
        ahead = ahead.plus(time);
        clock.ahead(ahead);
        office.tidyUp();
    }

    private BackupRun last(BackupOverview overview) {
        return Objects.requireNonNull(Optional.ofNullable(overview.failure()).orElse(overview.verified()));
    }

    /** Once nothing is being made. */
    private BackupRun awaitState(BackupState state) {
        Await.until("a backup that is " + state, () -> {
            BackupOverview now = overview();
            return now.running() == null && (now.failure() != null || now.verified() != null) && last(now).state() == state;
        });
        return last(overview());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private List<Event.BackupEnded> told(String username, String after) {
        String page = office.as(username).get("/api/v1/events?after=" + after).text();
        return Json.readEvents(page.getBytes(StandardCharsets.UTF_8)).events().stream().map(LoggedEvent::event)
                .filter(Event.BackupEnded.class::isInstance).map(Event.BackupEnded.class::cast).toList();
    }

    private String cursor(String username) {
        return office.as(username).get("/api/v1/events?limit=1").as(Answers.EventPage.class).cursor().toString();
    }

    @Test
    void eachDayBringsOneThatIsVerifiedAndTold() throws IOException {
        firstBackup();
        assertThat(files()).hasSize(1);
        String cursor = cursor("shyam");
        pass(Duration.ofDays(1));
        BackupRun made = awaitState(BackupState.VERIFIED);
        Await.until("two files", () -> {
            try {
                return files().size() == 2;
            } catch (IOException e) {
                return false;
            }
        });
        BackupOverview overview = overview();
        assertThat(made.scheduled()).isTrue();
        assertThat(made.messages()).isEqualTo(1);
        assertThat(made.bytes()).isEqualTo(Files.size(Path.of(made.file())));
        assertThat(made.present()).isTrue();
        assertThat(overview.failure()).isNull();
        assertThat(Objects.requireNonNull(overview.nextAt())).isAfter(clock.instant());
        assertThat(told("shyam", cursor)).extracting(event -> event.backup().state()).containsExactly(BackupState.VERIFIED);
        assertThat(told("sita", cursor)).as("an admin is no owner").isEmpty();
        assertThat(shyam().get("/api/v1/audit?action=backup_verified").text()).contains(made.file());

        office.tidyUp();
        office.tidyUp();
        assertThat(overview().running()).as("one a day").isNull();
        assertThat(files()).hasSize(2);
    }

    @Test
    void aTimeThatWasMissedIsMadeUpForOnceAfterTheStart() throws IOException {
        firstBackup();
        int port = office.stop();
        ahead = ahead.plusDays(3);
        clock.ahead(ahead);
        office.start(port);
        assertThat(files()).hasSize(1);
        office.tidyUp();
        Await.until("the missed one", () -> last(overview()).beganAt().isAfter(clock.instant().minus(Duration.ofHours(1))));
        awaitState(BackupState.VERIFIED);
        office.tidyUp();
        assertThat(overview().running()).isNull();
        assertThat(files()).as("one for three days").hasSize(2);
    }

    @Test
    void aFailureKeepsTheOlderOnesIsToldAndIsTriedAgainTheNextDay() throws IOException {
        firstBackup();
        List<Path> before = files();
        Path moved = place.resolve("moved-" + folders);
        Files.move(folder, moved);
        String cursor = cursor("shyam");
        pass(Duration.ofDays(1));
        BackupRun failure = awaitState(BackupState.FAILED);
        assertThat(failure.reason()).contains("doesn't exist");
        assertThat(folder).as("a disk that is away is not replaced by a folder").doesNotExist();
        assertThat(overview().verified()).isNotNull().satisfies(last -> assertThat(last.present()).isFalse());
        assertThat(told("shyam", cursor)).extracting(event -> event.backup().reason()).containsExactly(failure.reason());
        assertThat(shyam().get("/api/v1/audit?action=backup_failed").text()).contains("doesn't exist");
        Files.move(moved, folder);
        office.tidyUp();
        assertThat(overview().running()).as("the next day").isNull();
        assertThat(files()).isEqualTo(before);

        assertThat(overview().failure()).as("stays until the next success").isNotNull();
        pass(Duration.ofDays(1));
        awaitState(BackupState.VERIFIED);
        assertThat(overview().failure()).isNull();
        assertThat(files()).hasSize(2);
    }

    @Test
    void oldOnesOfItsOwnGoAndNothingElseDoes() throws IOException {
        firstBackup();
        Path own = files().getFirst();
        Path foreign = Files.writeString(folder.resolve("vireo-backup-20200101T021000Z.zip"), "somebody's");
        for (int i = 0; i < 2; i++) {
            shyam().post(BACKUPS).as(BackupOverview.class);
            awaitIdle();
        }
        pass(Duration.ofDays(1));
        awaitIdle();
        assertThat(foreign).hasContent("somebody's");
        assertThat(overview().backups().stream().filter(BackupRun::present).map(BackupRun::file)).doesNotContain(own.toString())
                .filteredOn(file -> file.startsWith(folder.toString())).hasSize(files().size() - 1);

        // Another file in the place of one of its own is not its own.
        Path taken = Path.of(Objects.requireNonNull(overview().verified()).file());
        Files.writeString(taken, "somebody's, too");
        shyam().post(BACKUPS).as(BackupOverview.class);
        awaitIdle();
        assertThat(taken).hasContent("somebody's, too");
    }

    private void awaitIdle() {
        Await.until("an end", () -> overview().running() == null);
    }

    /** A killed server leaves a row of a backup that is being made, and an unfinished file. */
    @Test
    void oneThatWasInterruptedIsTriedOnceMore() throws Exception {
        firstBackup();
        Path part = Files.writeString(folder.resolve("vireo-backup-x.zip.part"), "half");
        interrupted(part);
        office.tidyUp();
        awaitIdle();
        assertThat(part).doesNotExist();
        pass(Duration.ofDays(1));
        awaitState(BackupState.VERIFIED);
        assertThat(office.count("backup_run WHERE state = 'interrupted'")).isEqualTo(1);
    }

    private void interrupted(Path part) throws Exception {
        Instant due = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS).plus(Duration.ofMinutes(130));
        Rows.change(office.databaseUrl(),
                "INSERT INTO backup_run (number, state, began_at, due_at, file) SELECT max(number) + 1, 'running', "
                        + "CURRENT_TIMESTAMP, TIMESTAMP WITH TIME ZONE '" + due.toString().replace("T", " ").replace("Z", "+00:00") + "', '"
                        + part.toString().replace(".part", "") + "' FROM backup_run");
    }

    @Test
    void whatWasDueWhileTheClockWasWrongHoldsUpNothing() throws IOException {
        ahead = ahead.plusDays(3_000);
        clock.ahead(ahead);
        office.tidyUp();
        awaitIdle();
        ahead = ahead.minusDays(2_999);
        clock.ahead(ahead);
        int before = files().size();
        office.tidyUp();
        awaitIdle();
        assertThat(files()).hasSize(before + 1);
    }

    @Test
    void onlyWhatCanBeDoneIsTaken() throws IOException {
        assertRefused(Map.of("time", "2:10"), 400, "invalid_time");
        assertRefused(Map.of("time_zone", "Mars/Base"), 400, "invalid_time_zone");
        assertRefused(Map.of("folder", "backups"), 400, "invalid_folder");
        assertRefused(Map.of("folder", place.resolve("no/such").toString()), 409, "backup_folder_missing");
        assertRefused(Map.of("folder", Files.writeString(place.resolve("file-" + folders), "").toString()), 409,
                "backup_folder_not_a_folder");
        assertRefused(Map.of("folder", office.folder().resolve("attachments/backups").toString()), 409, "backup_folder_in_office");
        assertRefused(Map.of("folder", office.folder().resolve("../" + office.folder().getFileName()).toString()), 409,
                "backup_folder_in_office");
        Path link = Files.createSymbolicLink(place.resolve("link-" + folders), office.folder());
        assertRefused(Map.of("folder", link.resolve("backups").toString()), 409, "backup_folder_in_office");
        assertThat(office.folder().resolve("backups")).doesNotExist();
        assertRefused(Map.of(), 400, "nothing_to_change");
        assertRefused(Map.of("colour", "green"), 400, "unknown_field");
        assertThat(shyam().post(BACKUPS, Map.of("folder", "/tmp")).problem()).isEqualTo("unknown_field");
        assertThat(shyam().delete(BACKUPS + "/running").problem()).isEqualTo("no_backup_running");

        Path made = place.resolve("made-" + folders);
        assertThat(change(Map.of("folder", made.toString())).schedule().folder()).isEqualTo(made.toString());
        assertThat(made).isEmptyDirectory();
        assertThat(shyam().get("/api/v1/audit?action=backup_schedule_changed&limit=1").text()).contains(made.toString(), "folder_before");
    }

    private void assertRefused(Map<String, Object> change, int status, String code) {
        Http.Answer answer = shyam().patch(BACKUPS + "/schedule", change);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(code);
    }

    /** As with a stolen token, through a proxy on the server's computer. */
    @Test
    void fromElsewhereNobodyChoosesWhereBackupsGo() {
        byte[] wanted = Json.writeBytes(Map.of("folder", "/tmp"));
        Http.Answer answer = shyam().send("PATCH", BACKUPS + "/schedule", Optional.of("application/json"), wanted, "X-Forwarded-For",
                "192.0.2.7");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("backup_folder_elsewhere");
        byte[] time = Json.writeBytes(Map.of("time", "03:00"));
        assertThat(
                shyam().send("PATCH", BACKUPS + "/schedule", Optional.of("application/json"), time, "Forwarded", "for=192.0.2.7").status())
                .isEqualTo(200);
    }

    @Test
    void withoutAFolderThereIsNone() {
        assertThat(withoutFolder).containsExactly("no_backup_folder", "no_backup_folder");
        assertThat(office.as("sita").get(BACKUPS).status()).isEqualTo(403);
    }
}
