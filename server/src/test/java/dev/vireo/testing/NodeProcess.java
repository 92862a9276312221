package dev.vireo.testing;

import dev.vireo.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A server in a process of its own. It ends with this process, however that ends cleanly. */
public final class NodeProcess implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 300;

    private final Path data;
    private final Process process;
    private final URI address;
    private final Thread hook;

    private NodeProcess(Path data, Process process, URI address, Thread hook) {
        this.data = data;
        this.process = process;
        this.address = address;
        this.hook = hook;
    }

    /**
     * Returns when it serves.
     *
     * @param data       its data folder; what it logs goes into the file {@code log} in it
     * @param jvmOptions of its process
     * @param settings   further arguments, such as {@code --backbone}, {@code redis}; without {@code --limits} among them, nobody
     *                   has any
     */
    public static NodeProcess start(Path data, List<String> jvmOptions, List<String> settings) throws IOException {
        return start(Main.class, data, jvmOptions, settings);
    }

    /** @param program takes the place of {@link Main}, and its arguments */
    public static NodeProcess start(Class<?> program, Path data, List<String> jvmOptions, List<String> settings) throws IOException {
        Files.createDirectories(data);
        Path log = data.resolve("log");
        List<String> command = Stream.of(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                jvmOptions,
                List.of("-cp", System.getProperty("java.class.path"), program.getName(), "serve",
                        "--data", data.toString(), "--port", "0"),
                settings.contains("--limits") ? List.<String>of() : List.of("--limits", "off", "--channel-quota", "off"),
                settings)
                .flatMap(List::stream).toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Thread hook = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        // Not closed: the process would be told so.
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Executor later = CompletableFuture.delayedExecutor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        AtomicBoolean serves = new AtomicBoolean();
        later.execute(() -> {
            if (!serves.get()) {
                process.destroyForcibly();
            }
        });
        String greeting = out.readLine();
        serves.set(true);
        if (greeting == null) {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(hook);
            throw new IOException("the server did not start: " + Files.readString(log));
        }
        // No virtual thread: reading from a process keeps the thread that carries it.
        Thread.ofPlatform().name("out-of-server").daemon().start(() -> out.lines().forEach(line -> {}));
        return new NodeProcess(data, process, URI.create(greeting.replaceFirst(".* at ", "")), hook);
    }

    public URI address() {
        return address;
    }

    /** What the first run asks for. */
    public String setupCode() throws IOException {
        return Files.readString(data.resolve("setup-code")).strip();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** What the process keeps on its heap, in bytes, once everything else is collected. */
    public long liveHeap() throws IOException {
        Process histogram = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()), "GC.class_histogram").redirectErrorStream(true).start();
        try (BufferedReader lines = histogram.inputReader()) {
            return lines.lines().filter(line -> line.startsWith("Total")).map(line -> line.strip().split("\\s+")[2])
                    .mapToLong(Long::parseLong).findFirst().orElseThrow(() -> new IOException("jcmd gave no histogram"));
        }
    }

    /** {@code kill -9}. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** {@code kill}: lets it finish. Returns when the process is gone. */
    public void terminate() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop within " + TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, and finds nothing to do.
        }
    }

    @Override
    public void close() {
        kill();
    }
}
