package dev.vireo.app.localserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The office's process is this one, and it ends when this test says so; the command only writes down that it was started. */
@DisabledOnOs(OS.WINDOWS)
final class OfficeRevivalTest {

    @TempDir private Path disk;

    @Test
    void anOfficeThatLeavesItsFileBehindIsStartedAgainAndWaitsTwiceAsLongTheNextTime() throws Exception {
        Path file = Files.createFile(disk.resolve("the office's file"));
        assertThat(afterTheEnd(file, 1)).as("with the pause for the time after").containsExactly("2");
        assertThat(afterTheEnd(file, 0)).containsExactly("2", "0");
    }

    @Test
    void anOfficeThatTookItsFileAwayIsNotStartedAgain() throws Exception {
        assertThat(afterTheEnd(disk.resolve("no file"), 0)).isEmpty();
    }

    @Test
    void itWaitsForAsLongAsTheOfficeRuns() throws Exception {
        Process shell = started(Files.createFile(disk.resolve("file")), 0);
        assertThat(shell.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(disk.resolve("starts")).doesNotExist();
        shell.getOutputStream().close();
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(disk.resolve("starts")).exists();
    }

    @Test
    void aPauseThatNobodySetIsTheShortest() {
        assertThat(OfficeRevival.pause("")).isEqualTo(5);
        assertThat(OfficeRevival.pause("40")).isEqualTo(40);
        assertThat(OfficeRevival.pause("soon")).isEqualTo(5);
        assertThat(OfficeRevival.pause("-1")).isEqualTo(5);
        assertThat(OfficeRevival.pause("99999999999")).isEqualTo(5);
    }

    /** @return what every start so far was told */
    private List<String> afterTheEnd(Path file, int pause) throws Exception {
        Process shell = started(file, pause);
        shell.getOutputStream().close();
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Path starts = disk.resolve("starts");
        return Files.exists(starts) ? Files.readAllLines(starts) : List.of();
    }

    private Process started(Path file, int pause) throws IOException {
        return new ProcessBuilder(OfficeRevival.words(file, pause, 5,
                List.of("/bin/sh", "-c", "echo \"$VIREO_OFFICE_PAUSE\" >> \"$1\"", "office", disk.resolve("starts").toString())))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
