package dev.vireo.server.drill;

import dev.vireo.server.drill.Stage.Waking;
import dev.vireo.testing.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Other programs take all of PostgreSQL's connections, and hold the lock of the log. */
record TakenDatabase() implements Drill {

    private static final String TOO_MANY = "53300";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration UNTIL_REFUSED = Duration.ofSeconds(17);

    @Override
    public String name() {
        return "PostgreSQL's connections all taken; the log's lock held by another program for 10 s";
    }

    @Override
    public String promise() {
        return "503s, then recovery, nothing lost";
    }

    @Override
    public Stage stage(Size size) throws Exception {
        return Stage.open(size, 2, Waking.REDIS);
    }

    @Override
    public void run(Stage stage, Size size, Findings findings) throws Exception {
        try (Load load = Load.begin(stage, size.of(40, 8), size.of(100, 20))) {
            load.awaitAcknowledged(size.of(400, 20));
            takeConnections(stage, load, size.seconds(20, 3));
            load.awaitAcknowledged(size.of(400, 20));
            int withoutConnections = load.refused();
            holdLock(stage, size.seconds(10, 3));
            load.awaitAcknowledged(size.of(400, 20));
            load.finish(findings);
            findings.see(String.format(Locale.ROOT, "without connections %d × 503, without the lock %d, the slowest after %.1f s",
                    withoutConnections, load.refused() - withoutConnections, load.slowestRefusal().toMillis() / 1e3));
            findings.judge(load.refused() > withoutConnections, "nobody noticed that the lock was held");
            findings.judge(load.unanswered() + load.unreached() == 0, String.format(Locale.ROOT, "%d sends were not answered",
                    load.unanswered()));
            findings.judge(load.slowestRefusal().compareTo(UNTIL_REFUSED) < 0, "a 503 came too late");
        }
    }

    /** Ends the servers' connections and takes each that becomes free until they have none, then holds them for a while. */
    private static void takeConnections(Stage stage, Load load, Duration time) throws SQLException {
        Deque<Connection> taken = new ArrayDeque<>();
        try {
            taken.push(stage.sql());
            boolean all = Await.within(TIMEOUT, () -> {
                takeFree(stage, taken);
                return endOthers(taken.getLast()) == 0;
            });
            if (!all) {
                throw new IllegalStateException("the servers always were quicker");
            }
            Await.time(time);
            load.awaitRefused(0);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    private static void takeFree(Stage stage, Deque<Connection> taken) {
        try {
            while (true) {
                taken.push(stage.sql());
            }
        } catch (SQLException e) {
            if (!TOO_MANY.equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @return the number of connections ended */
    private static int endOthers(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() "
                                + "AND application_name <> '" + OwnPostgres.PROGRAM + "'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void holdLock(Stage stage, Duration time) throws SQLException {
        try (Connection connection = stage.sql(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeQuery("SELECT pos FROM log_head FOR UPDATE");
            Await.time(time);
            connection.rollback();
        }
    }
}
