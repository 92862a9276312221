package dev.vireo.server.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.server.database.Notifications;
import dev.vireo.testing.Await;
import dev.vireo.testing.AwayDatabase;
import dev.vireo.testing.CutLine;
import dev.vireo.testing.NoticeSwallower;
import dev.vireo.testing.TestPostgres;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class PostgresBackboneTest extends SharedBackboneContract {

    private static final Map<String, String> databases = new ConcurrentHashMap<>();

    private final List<Notifications> opened = new ArrayList<>();
    private final List<AwayDatabase> away = new ArrayList<>();

    @Override
    Backbone open(String office) {
        return at(database(office));
    }

    private static String database(String office) {
        return databases.computeIfAbsent(office, name -> TestPostgres.freshDatabase());
    }

    private Backbone at(String url) {
        Notifications notifications = new Notifications(url);
        opened.add(notifications);
        Backbone backbone = new PostgresBackbone(notifications);
        Await.until("a connection", backbone::connected);
        return backbone;
    }

    @AfterEach
    void closeNotifications() {
        opened.forEach(Notifications::close);
    }

    @AfterAll
    static void dropDatabases() {
        databases.values().forEach(TestPostgres::drop);
        databases.clear();
    }

    @Override
    void takeAway() {
        databases.values().forEach(url -> {
            try {
                away.add(TestPostgres.takeAway(url));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    void bringBack() {
        away.forEach(database -> {
            try {
                database.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void endedConnectionsAreReopenedAndListenersCatchUp() throws Exception {
        try (Backbone one = open("mithila"); Backbone other = open("mithila")) {
            BlockingQueue<Long> heard = positionsOf(other);
            for (int round = 1; round <= 3; round++) {
                BlockingQueue<Boolean> returns = new LinkedBlockingQueue<>();
                other.whenBack(() -> returns.add(true));

                execute(database("mithila"), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        + "WHERE datname = current_database() AND pid <> pg_backend_pid()");

                assertThat(returns.poll(60, TimeUnit.SECONDS)).as("woken").isTrue();
                long pos = round;
                one.announce(pos);
                Await.until("hearing again", () -> heard.contains(pos));
            }
        }
    }

    @Test
    void aCutNetworkIsNoticedWithoutAnyError() throws Exception {
        String url = database("mithila");
        try (CutLine line = new CutLine(port(url)); Backbone backbone = at(through(line, url))) {
            BlockingQueue<Boolean> returns = new LinkedBlockingQueue<>();
            backbone.whenBack(() -> returns.add(true));

            line.cut();
            Await.until("noticing the silence", () -> !backbone.connected());
            line.mend();

            assertThat(returns.poll(60, TimeUnit.SECONDS)).isTrue();
            Await.until("coming back", backbone::connected);
        }
    }

    @Test
    void aBackboneWithoutItsOwnEchoCountsAsAway() throws Exception {
        try (NoticeSwallower pooler = new NoticeSwallower(database("mithila")); Backbone backbone = at(pooler.url())) {
            BlockingQueue<Boolean> returns = new LinkedBlockingQueue<>();
            backbone.whenBack(() -> returns.add(true));
            Await.until("noticing the silence", () -> !backbone.connected());

            pooler.swallow(false);

            assertThat(returns.poll(60, TimeUnit.SECONDS)).isTrue();
            Await.until("hearing again", backbone::connected);
        }
    }

    /** The others were there all the time, so nothing else would wake them. */
    @Test
    void aServerThatWasCutOffSaysAgainHowFarTheLogIs() throws Exception {
        String url = database("mithila");
        try (CutLine line = new CutLine(port(url)); Backbone cutOff = at(through(line, url)); Backbone other = open("mithila")) {
            BlockingQueue<Long> heard = positionsOf(other);
            line.cut();
            cutOff.announce(7);
            Await.until("noticing the silence", () -> !cutOff.connected());
            line.mend();

            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void aFailingListenerAffectsNoOther() throws InterruptedException {
        try (Backbone one = open("mithila"); Backbone other = open("mithila")) {
            other.subscribe(signal -> {
                throw new IllegalStateException("a fault of the test");
            });
            BlockingQueue<String> heard = signalsOf(other);

            one.signal("first");
            one.signal("second");

            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("first");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("second");
        }
    }

    /** Whoever may use the database may notify. */
    @Test
    void aPositionNeedsNoSenderAndOtherTextIsIgnored() throws Exception {
        try (Backbone backbone = open("mithila")) {
            BlockingQueue<Long> positions = positionsOf(backbone);
            BlockingQueue<String> signals = signalsOf(backbone);

            execute(database("mithila"), "NOTIFY vireo_positions; NOTIFY vireo_positions, ' '; NOTIFY vireo_positions, '-7';"
                    + "NOTIFY vireo_positions, '99999999999999999999'; NOTIFY vireo_positions, 'somebody x'; NOTIFY vireo_signals;"
                    + "NOTIFY vireo_signals, 'alone'; NOTIFY vireo_positions, '8'; NOTIFY vireo_signals, 'somebody something'");

            assertThat(positions.poll(30, TimeUnit.SECONDS)).isEqualTo(8);
            assertThat(signals.poll(30, TimeUnit.SECONDS)).isEqualTo("something");
        }
    }

    @Test
    void aSignalThatTheDatabaseCannotCarryIsLostAlone() throws InterruptedException {
        try (Backbone one = open("mithila"); Backbone other = open("mithila")) {
            BlockingQueue<String> heard = signalsOf(other);

            one.signal("x".repeat(Backbone.SIGNAL_BYTES + 1));
            one.signal("typing \0");
            one.signal("typing {}");

            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("typing {}");
        }
    }

    @Test
    void nothingOfItIsLeftInTheDatabaseWhenItIsClosed() throws Exception {
        String url = database("videha");
        Backbone backbone = open("videha");
        assertThat(connections(url)).isEqualTo(2);

        backbone.close();
        closeNotifications();

        Await.until("the end of its connections", () -> connections(url) == 0);
    }

    private static int connections(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity "
                        + "WHERE datname = current_database() AND application_name LIKE 'vireo-%'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int port(String url) {
        return URI.create(url.substring("jdbc:".length())).getPort();
    }

    private static String through(CutLine line, String url) {
        return url.replace(":" + port(url) + "/", ":" + line.port() + "/");
    }
}
