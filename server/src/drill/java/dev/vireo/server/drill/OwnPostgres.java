package dev.vireo.server.drill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL that a drill may stop, and start again with all that was in it. Its commits are durable. */
public final class OwnPostgres implements AutoCloseable {

    /** The application name of the drills, which distinguishes them from the servers. */
    static final String PROGRAM = "drill";

    private static final String USER = "postgres";
    private static final int CONNECTIONS = 60;

    private final Path folder = Files.createTempDirectory("vireo-drill-postgres-");
    private final int port = Ports.free();
    private final AtomicInteger databases = new AtomicInteger();
    private EmbeddedPostgres server;

    private OwnPostgres() throws IOException {
        server = start(folder.resolve("data"), port);
    }

    public static OwnPostgres open() throws IOException {
        return new OwnPostgres();
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", Integer.toString(CONNECTIONS))
                .start();
    }

    public int port() {
        return port;
    }

    /** @return the name of an empty database */
    public String freshDatabase() throws SQLException {
        String name = "office_" + databases.incrementAndGet();
        try (Connection connection = connect(USER); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return name;
    }

    /** @param atPort the port of this server, or of a wire to it */
    public static String url(int atPort, String database) {
        return String.format(Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s", atPort, database, USER, USER);
    }

    /** As {@link #PROGRAM}. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(port, database) + "&ApplicationName=" + PROGRAM);
    }

    /** Stops it as an administrator does, cutting off its connections. */
    void stop() throws IOException {
        server.close();
    }

    void startAgain() throws IOException {
        server = start(folder.resolve("data"), port);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Folders.delete(folder);
    }
}
