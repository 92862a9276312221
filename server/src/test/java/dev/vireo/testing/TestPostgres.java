package dev.vireo.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for the tests of this JVM, started when first needed, with a database for each office. */
public final class TestPostgres {

    private static final String USER = "postgres";
    private static final AtomicInteger databases = new AtomicInteger();

    private TestPostgres() {
    }

    /** Whether the tests that can run on either database are to run on this one. */
    public static boolean isWanted() {
        return "postgresql".equals(System.getProperty("vireo.test.database"));
    }

    /** An empty database. @return its URL, with user and password */
    public static String freshDatabase() {
        String name = "office_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return url(name);
    }

    /** Removes a database, whoever is still connected to it. @param url what {@link #freshDatabase} gave */
    public static void drop(String url) {
        execute("DROP DATABASE IF EXISTS " + name(url) + " WITH (FORCE)");
    }

    /** @param url what {@link #freshDatabase} gave */
    public static AwayDatabase takeAway(String url) throws SQLException {
        return AwayDatabase.postgresql(DriverManager.getConnection(url(USER)), name(url));
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    private static String url(String database) {
        return String.format(Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s",
                Running.SERVER.getPort(), database, USER, USER);
    }

    private static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url(USER)); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops with the JVM. */
    private static final class Running {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                // These tests are about what is said, not about power cuts.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
