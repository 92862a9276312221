package dev.vireo.server.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.server.database.Database;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vireo-server move} as an administrator has it: a process of its own, which may die. */
@Tag("long")
final class MoveProcessTest {

    private static final long TIMEOUT_SECONDS = 300;
    private static final int MESSAGES = 3_000;

    @TempDir private Path data;
    private String url;

    @BeforeEach
    void open() {
        url = TestPostgres.freshDatabase();
        try (Database database = Database.open(data)) {
            SampleOffice.fill(database, MESSAGES);
        }
    }

    @AfterEach
    void close() {
        TestPostgres.drop(url);
    }

    @Test
    void aKilledAndAStoppedMoveResumeAndComplete() throws Exception {
        Process killed = start();
        try (BufferedReader out = killed.inputReader(StandardCharsets.UTF_8)) {
            await(out, "account");
            killed.destroyForcibly();
            end(killed);
        }
        Process stopped = start();
        try (BufferedReader out = stopped.inputReader(StandardCharsets.UTF_8)) {
            await(out, "Moving");
            stopped.destroy();
            end(stopped);
        }

        int code = stopped.exitValue();
        if (code != 0) {
            Process last = start();
            String said;
            try (BufferedReader out = last.inputReader(StandardCharsets.UTF_8)) {
                said = String.join("\n", out.lines().toList());
            }
            code = end(last);
            assertThat(said).contains("The office was moved").doesNotContain("DIFFERENT");
        }

        assertThat(code).isZero();
        assertThat(Rows.count(url, "message")).isEqualTo(MESSAGES);
        assertThat(Rows.count(url, "move")).isZero();
        assertThat(data.resolve("moved")).content().contains("PostgreSQL at 127.0.0.1").doesNotContain("password");
    }

    @Test
    void aDatabaseThatHoldsSomethingElseIsOneClearLine() throws Exception {
        Rows.change(url, "CREATE TABLE something_else (id INT)");
        Path err = data.resolve("err");
        Process process = new ProcessBuilder(command()).redirectError(err.toFile()).start();

        assertThat(end(process)).isEqualTo(2);
        assertThat(Files.readAllLines(err)).hasSize(1).first().asString().startsWith("vireo-server: ").contains("something else");
    }

    private Process start() throws IOException {
        return new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), "dev.vireo.server.Main", "move", "--data", data.toString(),
                "--database-url", url);
    }

    private static void await(BufferedReader out, String word) throws IOException {
        String line;
        do {
            line = out.readLine();
            assertThat(line).as("it ended before it said: " + word).isNotNull();
        } while (!line.contains(word));
    }

    private static int end(Process process) throws InterruptedException {
        boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        return process.exitValue();
    }
}
