package dev.vireo.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis on a free port of this computer, which keeps nothing on disk. It ends with this process at the latest. */
public final class TestRedis implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final List<String> settings;
    private int port;
    private int tlsPort;
    private RedisServer server;

    private TestRedis(List<String> settings) {
        this.settings = settings;
    }

    /** @param settings as in a redis.conf; {@code TLS_PORT} in one stands for a second free port */
    public static TestRedis open(String... settings) {
        TestRedis redis = new TestRedis(List.of(settings));
        for (int attempt = 1;; attempt++) {
            redis.port = freePort();
            redis.tlsPort = freePort();
            try {
                redis.start();
                return redis;
            } catch (UncheckedIOException e) {
                // Somebody else may have taken the port in between.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    public int port() {
        return port;
    }

    public int tlsPort() {
        return tlsPort;
    }

    /** @param database of the sixteen that Redis has */
    public String url(int database) {
        return url() + "/" + database;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Everything that it held is forgotten; who was connected is cut off. */
    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the same port, empty. */
    public void start() {
        try {
            RedisServerBuilder builder = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .onShutdownForceStop(true);
            settings.forEach(setting -> builder.setting(setting.replace("TLS_PORT", Integer.toString(tlsPort))));
            server = builder.build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
