package dev.vireo.server.drill;

import java.io.IOException;
import redis.embedded.RedisServer;

/** A Redis that a drill may stop, and start again with nothing in it. */
final class OwnRedis implements AutoCloseable {

    private final int port = Ports.free();
    private RedisServer server;

    private OwnRedis() throws IOException {
        server = start(port);
    }

    static OwnRedis open() throws IOException {
        return new OwnRedis();
    }

    private static RedisServer start(int port) throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        server.start();
        return server;
    }

    int port() {
        return port;
    }

    void stop() throws IOException {
        server.stop();
    }

    void startAgain() throws IOException {
        server = start(port);
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
