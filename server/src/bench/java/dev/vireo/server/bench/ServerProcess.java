package dev.vireo.server.bench;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import dev.vireo.testing.NodeProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A server with an office that was empty, in a process of its own. */
final class ServerProcess implements AutoCloseable {

    private static final String OWNER = "shyam";

    private final Path data;
    private final NodeProcess process;
    private final String token;

    private ServerProcess(Path data, NodeProcess process, String token) {
        this.data = data;
        this.process = process;
        this.token = token;
    }

    /** @param jvmOptions the options of the server's JVM */
    static ServerProcess start(List<String> jvmOptions) throws IOException {
        return start(jvmOptions, List.of());
    }

    /** @param settings such as {@code --database-url} and its value */
    static ServerProcess start(List<String> jvmOptions, List<String> settings) throws IOException {
        Path data = Files.createTempDirectory("vireo-bench-");
        NodeProcess process = NodeProcess.start(data, jvmOptions, settings);
        String token = new Http(plain(process), null)
                .post("/api/v1/setup", new Requests.Setup(process.setupCode(), "Ayodhya", OWNER, "Shyam", "the same for everybody"))
                .as(Answers.SignedIn.class).token();
        return new ServerProcess(data, process, token);
    }

    /** Starts another server of the same office. */
    ServerProcess another(List<String> jvmOptions, List<String> settings) throws IOException {
        Path folder = Files.createTempDirectory("vireo-bench-");
        return new ServerProcess(folder, NodeProcess.start(folder, jvmOptions, settings), token);
    }

    /** Also of an encrypted server: on this computer it speaks plain HTTP as well. */
    private static URI plain(NodeProcess process) {
        return URI.create("http://127.0.0.1:" + process.address().getPort());
    }

    int port() {
        return process.address().getPort();
    }

    Http owner() {
        return new Http(plain(process), token);
    }

    Http as(String otherToken) {
        return new Http(plain(process), otherToken);
    }

    String ownerToken() {
        return token;
    }

    String tokenOf(String username) {
        return owner().post("/api/v1/user/" + username + "/tokens", new Requests.NewToken("bench"))
                .as(Answers.AccessToken.class).token();
    }

    /** What the process keeps on its heap, in bytes, once everything else is collected. */
    long liveHeap() throws IOException {
        return process.liveHeap();
    }

    /** What the process holds in buffers outside its heap, in bytes. */
    long directBuffers() {
        return owner().get("/metrics").text().lines().filter(line -> line.startsWith("jvm_buffer_memory_used_bytes{id=\"direct\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ')))).findFirst().orElseThrow();
    }

    Path data() {
        return data;
    }

    /** The processor time the process has used so far. */
    Duration cpu() {
        return process.handle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The resident memory of the process in MiB; 0 if the system does not report it. */
    long residentMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.handle().pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        process.terminate();
        try (Stream<Path> content = Files.walk(data)) {
            content.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
