package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import dev.vireo.testing.NodeProcess;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestOffice;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as an administrator has it: a process of its own. */
@Tag("long")
final class MainTest {

    @TempDir private Path temporary;
    private Path data;

    @BeforeEach
    void chooseDataFolder() {
        data = temporary.resolve("office");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "serve --help", "serve --version", "move --help", "move --version",
        "check --help", "compact --version", "backup --help", "restore --version",
        "audit --help", "audit verify --help", "audit verify --version"})
    void everyCommandExplainsItself(String arguments) throws Exception {
        Ended ended = run(arguments.split(" "));

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).containsAnyOf("Usage: ", "Vireo ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dance", "serve", "serve --data DATA --dance", "serve --data DATA --port",
        "serve --data DATA --port many", "serve --data DATA --port 65536", "serve --data DATA --port -1",
        "serve --data DATA --drain soon", "serve --data DATA --drain -1", "serve --data DATA --drain 301",
        "serve --data DATA --backbone pigeons", "serve --data DATA --backbone redis", "serve --data DATA --backbone postgres",
        "serve --data DATA --database-url jdbc:mysql://x",
        "serve --data DATA --redis-url http://x", "serve --data DATA --redis-url redis://x",
        "serve --data DATA --backbone redis --redis-url redis://", "serve --data DATA --backbone redis --redis-url redis://h:port",
        "serve --data DATA --host no.such.host.invalid", "serve --data DATA again", "move", "move --data DATA",
        "move --data DATA --database-url jdbc:mysql://x", "move --data DATA --database-url jdbc:postgresql://127.0.0.1:1/none",
        "move --data DATA --port 1", "check", "compact", "backup", "backup --data DATA", "restore --data DATA",
        "backup --data DATA --to DATA/x", "restore --data DATA --from DATA/x", "serve --data DATA --discovery perhaps",
        "check --data DATA --port 1",
        "audit", "audit verify", "audit dance", "audit verify --data DATA", "audit verify --data DATA --port 1",
        "audit verify --data DATA --database-url jdbc:postgresql://127.0.0.1:1/none", "serve --data DATA --min-free-disk some",
        "serve --data DATA;backup --port 0", "move --data DATA;backup --database-url jdbc:postgresql://127.0.0.1:1/none"})
    void aBrokenSettingIsOneClearLineBeforeAnythingIsTouched(String arguments) throws Exception {
        Ended ended = run(arguments.isEmpty() ? new String[0] : arguments.replace("DATA", data.toString()).split(" "));

        assertRefused(ended);
        assertThat(data).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup --to", "restore --from"})
    void whatPostgresHasToolsForSaysWhich(String arguments) throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("vireo.properties"), "database-url=jdbc:postgresql://127.0.0.1:1/none");
        List<String> all = new ArrayList<>(List.of(arguments.split(" ")));
        all.addAll(List.of(temporary.resolve("backup.zip").toString(), "--data", data.toString()));
        Ended ended = run(all.toArray(String[]::new));

        assertRefused(ended);
        assertThat(ended.err()).containsAnyOf("pg_dump", "pg_restore").contains("docs/backup.md");
    }

    @Test
    void aBackboneOverPostgresSaysWhichSettingItNeeds() throws Exception {
        Ended ended = run("serve", "--data", data.toString(), "--backbone", "postgres");

        assertRefused(ended);
        assertThat(ended.err()).contains("--database-url");
    }

    @Test
    void aTakenPortIsOneClearLineBeforeTheDataFolderIsMade() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ended ended = run("serve", "--data", data.toString(), "--port", Integer.toString(taken.getLocalPort()));

            assertRefused(ended);
            assertThat(ended.err()).contains(Integer.toString(taken.getLocalPort()));
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void aDataFolderInUseIsOneClearLine() throws Exception {
        try (VireoServer server = VireoServer.start(Config.local(data, 0))) {
            Ended ended = run("serve", "--data", data.toString(), "--port", "0");

            assertRefused(ended);
            assertThat(ended.err()).contains("in use");
            assertThat(server.setupCode()).hasValue(Files.readString(data.resolve("setup-code")).strip());
        }
    }

    @Test
    void aBrokenDatabaseIsOneClearLine() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("office.mv.db"), "no database");

        assertRefused(run("serve", "--data", data.toString(), "--port", "0"));
        assertRefused(run("check", "--data", data.toString()));

        assertThat(data.resolve("office.mv.db")).hasContent("no database");
    }

    @Test
    void aFileInPlaceOfTheDataFolderIsOneClearLine() throws Exception {
        Files.writeString(data, "writable folder");

        assertRefused(run("serve", "--data", data.toString(), "--port", "0"));

        assertThat(data).hasContent("writable folder");
    }

    @Test
    void aSettingsFileWithAMistakeIsOneClearLine() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("vireo.properties"), "prot=8080\n");

        Ended ended = run("serve", "--data", data.toString());

        assertRefused(ended);
        assertThat(ended.err()).contains("prot");
        assertThat(data.resolve("office.mv.db")).doesNotExist();
    }

    @Test
    void anIpv6AddressIsPrintedAsItIsTyped() throws Exception {
        assumeTrue(hasIpv6(), "this computer has no IPv6");
        try (NodeProcess server = NodeProcess.start(data, List.of("-XX:TieredStopAtLevel=1"), List.of("--host", "::1"))) {
            assertThat(server.address().getHost()).isEqualTo("[::1]");
            assertThat(new Http(server.address(), null).get("/health").status()).isEqualTo(200);
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void itServesSaysWhereAndStopsInOrder() throws Exception {
        Process process = start(Map.of("VIREO_DATA", data.toString(), "VIREO_PORT", "0", "VIREO_DRAIN", "1"), "serve");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String address = out.readLine().replaceFirst(".* at ", "");
            String code = out.readLine().replaceFirst(".*: ", "");
            assertThat(code).isEqualTo(Files.readString(data.resolve("setup-code")).strip());
            assertThat(new Http(URI.create(address), null).get("/health").status()).isEqualTo(200);

            process.destroy();
            // A second time changes nothing.
            process.destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        try (VireoServer again = VireoServer.start(Config.local(data, 0))) {
            assertThat(again.setupCode()).isPresent();
        }
    }

    @Test
    void verifyingTheAuditLogIsOneLineAndSaysWhyItCannotWhileAServerRuns() throws Exception {
        try (VireoServer server = VireoServer.start(Config.local(data, 0))) {
            new Http(URI.create("http://127.0.0.1:" + server.port()), null).post("/api/v1/setup", new Requests.Setup(
                    server.setupCode().orElseThrow(), TestOffice.NAME, "shyam", "Shyam", TestOffice.PASSWORD)).as(Answers.SignedIn.class);
            Ended running = run("audit", "verify", "--data", data.toString());
            assertRefused(running);
            assertThat(running.err()).contains("open. Stop it first", "/api/v1/audit/verify");
        }

        Ended sound = run("audit", "verify", "--data", data.toString());
        assertThat(sound.code()).as(sound.err()).isZero();
        assertThat(sound.out()).matches("1 entry, unbroken since [-0-9]{10} [0-9:]{5} UTC; last hash [0-9a-f]{64}\\.");

        Rows.change("jdbc:h2:file:" + data.resolve("office").toAbsolutePath() + ";USER=vireo", "UPDATE audit_entry SET address = ''");
        Ended touched = run("audit", "verify", "--data", data.toString());
        assertThat(touched.code()).isEqualTo(1);
        assertThat(touched.out()).startsWith("BROKEN: Entry 1 was changed").hasLineCount(1);
    }

    private static void assertRefused(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err().lines()).as(ended.err()).hasSize(1);
        assertThat(ended.err()).startsWith("vireo-server: ");
        assertThat(ended.out()).isEmpty();
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        Process process = start(Map.of(), arguments);
        String out;
        String err;
        try (BufferedReader outReader = process.inputReader(); BufferedReader errReader = process.errorReader()) {
            out = String.join("\n", outReader.lines().toList());
            err = String.join("\n", errReader.lines().toList());
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    private static Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("VIREO_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private record Ended(int code, String out, String err) {
    }
}
