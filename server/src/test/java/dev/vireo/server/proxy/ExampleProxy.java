package dev.vireo.server.proxy;

import dev.vireo.testing.Await;
import dev.vireo.testing.Certificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** nginx or HAProxy with the example of docs/examples, only with other addresses, ports and certificate. */
final class ExampleProxy implements AutoCloseable {

    private static final Path EXAMPLES = Path.of("../docs/examples");

    private final Process process;
    private final int port;

    private ExampleProxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where a program is installed, if it is. */
    static Optional<Path> program(String name) {
        return Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }

    /** @param changes what docs/proxies.md adds to the example */
    static ExampleProxy nginx(Path program, Path folder, List<Integer> servers, UnaryOperator<String> changes) throws Exception {
        int port = freePort();
        Certificate.selfSigned(folder);
        String example = changes.apply(withServers(Files.readString(EXAMPLES.resolve("nginx.conf")), servers))
                .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
                .replace("/etc/ssl/office.example.org.pem", folder.resolve("certificate.pem").toString())
                .replace("/etc/ssl/private/office.example.org.key", folder.resolve("key.pem").toString());
        Files.writeString(folder.resolve("example.conf"), example);
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid FOLDER/nginx.pid;
                error_log FOLDER/error.log;
                events { }
                http {
                    access_log off;
                    client_body_temp_path FOLDER/body;
                    proxy_temp_path FOLDER/proxy;
                    fastcgi_temp_path FOLDER/fastcgi;
                    uwsgi_temp_path FOLDER/uwsgi;
                    scgi_temp_path FOLDER/scgi;
                    include FOLDER/example.conf;
                }
                """.replace("FOLDER", folder.toString()));
        return start(folder, port, program.toString(), "-p", folder.toString(), "-c", folder.resolve("nginx.conf").toString());
    }

    /** @param changes what docs/proxies.md adds to the example */
    static ExampleProxy haproxy(Path program, Path folder, List<Integer> servers, UnaryOperator<String> changes) throws Exception {
        int port = freePort();
        Certificate.selfSigned(folder);
        Path pem = Files.writeString(folder.resolve("both.pem"),
                Files.readString(folder.resolve("certificate.pem")) + Files.readString(folder.resolve("key.pem")));
        Path config = Files.writeString(folder.resolve("haproxy.cfg"),
                changes.apply(withServers(Files.readString(EXAMPLES.resolve("haproxy.cfg")), servers))
                        .replace("bind :443 ", "bind 127.0.0.1:" + port + " ")
                        .replace("abns@vireo", "abns@vireo-" + port)
                        .replace("maxconn 8000", "maxconn 100")
                        .replace("/etc/ssl/private/office.example.org.pem", pem.toString()));
        return start(folder, port, program.toString(), "-f", config.toString());
    }

    private static String withServers(String example, List<Integer> servers) {
        String changed = example;
        for (int n = 0; n < servers.size(); n++) {
            changed = changed.replace("192.0.2." + (11 + n) + ":8080", "127.0.0.1:" + servers.get(n));
        }
        return changed;
    }

    private static ExampleProxy start(Path folder, int port, String... command) throws IOException {
        Path log = folder.resolve("output.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Await.until("the proxy to listen", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the proxy ended: " + read(log) + read(folder.resolve("error.log")));
            }
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return true;
            } catch (IOException e) {
                return false;
            }
        });
        return new ExampleProxy(process, port);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    int port() {
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
