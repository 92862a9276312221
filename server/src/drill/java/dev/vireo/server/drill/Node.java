package dev.vireo.server.drill;

import dev.vireo.server.Main;
import dev.vireo.testing.NodeProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One server of the office: it may be killed, stopped and started again, and the network around it may be cut. */
final class Node implements AutoCloseable {

    private final Class<?> program;
    private final Path folder;
    private final List<String> jvmOptions;
    private final List<String> settings;
    private final @Nullable Wire toClients;
    private @Nullable NodeProcess process;
    private volatile int port;

    /** @param toClients null where clients reach it directly */
    Node(Path folder, List<String> jvmOptions, List<String> settings, @Nullable Wire toClients) {
        this(Main.class, folder, jvmOptions, settings, toClients);
    }

    private Node(Class<?> program, Path folder, List<String> jvmOptions, List<String> settings, @Nullable Wire toClients) {
        this.program = program;
        this.folder = folder;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.settings = List.copyOf(settings);
        this.toClients = toClients;
    }

    /** A server that is started by another program than {@link Main}. */
    static Node with(Class<?> program, Path folder, List<String> jvmOptions) {
        return new Node(program, folder, jvmOptions, List.of(), null);
    }

    NodeProcess start() throws IOException {
        NodeProcess started = NodeProcess.start(program, folder, jvmOptions, settings);
        process = started;
        int own = started.address().getPort();
        if (toClients != null) {
            toClients.redirectTo(own);
            port = toClients.port();
        } else {
            port = own;
        }
        return started;
    }

    /** The port for clients; 0 while the server is down, since another process may take its port then. */
    int port() {
        return port;
    }

    /** Its process, while it runs. */
    NodeProcess process() {
        return Objects.requireNonNull(process, "the server is down");
    }

    void kill() {
        end(NodeProcess::kill);
    }

    void terminate() {
        end(NodeProcess::terminate);
    }

    private void end(Consumer<NodeProcess> ending) {
        NodeProcess ended = process;
        if (ended != null) {
            ending.accept(ended);
            port = 0;
            process = null;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
