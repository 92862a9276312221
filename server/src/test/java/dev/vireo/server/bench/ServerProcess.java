package dev.vireo.server.bench;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.server.Http;
import dev.vireo.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A server with an empty office, in a process of its own. */
final class ServerProcess implements AutoCloseable {

    private static final String OWNER = "shyam";

    private final Path data;
    private final Process process;
    private final URI address;
    private final String token;

    private ServerProcess(Path data, Process process, URI address, String token) {
        this.data = data;
        this.process = process;
        this.address = address;
        this.token = token;
    }

    /** @param jvmOptions of the server's process */
    static ServerProcess start(List<String> jvmOptions) throws IOException {
        Path data = Files.createTempDirectory("vireo-bench-");
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                        jvmOptions.stream(),
                        Stream.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve", "--data",
                                data.toString(), "--port", "0"))
                .flatMap(part -> part).toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(data.resolve("log").toFile()))
                .start();
        // Not closed: the process would be told so.
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        URI address = URI.create(out.readLine().replaceFirst(".* at ", ""));
        Thread.ofVirtual().start(() -> out.lines().forEach(line -> { }));
        String code = Files.readString(data.resolve("setup-code")).strip();
        String token = new Http(address, null)
                .post("/api/v1/setup", new Requests.Setup(code, "Ayodhya", OWNER, "Shyam", "the same for everybody"))
                .as(Answers.SignedIn.class).token();
        return new ServerProcess(data, process, address, token);
    }

    int port() {
        return address.getPort();
    }

    Http owner() {
        return new Http(address, token);
    }

    String ownerToken() {
        return token;
    }

    String tokenOf(String username) {
        return owner().post("/api/v1/user/" + username + "/tokens", new Requests.NewToken("bench"))
                .as(Answers.AccessToken.class).token();
    }

    /** What the process has used of all processors so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What the process holds in memory, in MiB; 0 where the system does not tell. */
    long residentMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (Stream<Path> content = Files.walk(data)) {
            content.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
