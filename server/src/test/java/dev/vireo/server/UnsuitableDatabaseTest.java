package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import dev.vireo.testing.NoticeSwallower;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that answers and yet cannot hold an office: a pooler in front of it, a standby. */
class UnsuitableDatabaseTest {

    private final String database = TestPostgres.freshDatabase();

    @TempDir private Path folder;

    @AfterEach
    void drop() {
        TestPostgres.drop(database);
    }

    @Test
    void aPoolerThatSwallowsNoticesIsNamedBeforeAnythingIsWritten() throws Exception {
        try (NoticeSwallower pooler = new NoticeSwallower(database)) {
            assertThatThrownBy(() -> start(pooler.url()))
                    .isInstanceOf(StartException.class).hasMessageContaining("pool_mode = session");
        }
        assertThat(Rows.count(database, "information_schema.tables WHERE table_schema = 'public'")).isZero();
    }

    @Test
    void aStandbyIsNamedBeforeAnythingIsWritten() throws SQLException {
        setReadOnly("on");

        assertThatThrownBy(() -> start(database)).isInstanceOf(StartException.class).hasMessageContaining("read-only");
    }

    @Test
    void readinessTellsThatTheDatabaseTakesNoWritesAndWhenItDoesAgain() throws SQLException {
        try (VireoServer server = start(database)) {
            Http http = new Http(URI.create("http://127.0.0.1:" + server.port()), null);
            assertThat(http.get("/ready").status()).isEqualTo(200);

            // As after a failover whose address leads to a standby.
            setReadOnly("on");
            Await.until("503", () -> http.get("/ready").text().contains("read-only"));

            setReadOnly("off");
            Await.until("200", () -> http.get("/ready").status() == 200);
        }
    }

    private VireoServer start(String url) {
        return VireoServer.start(Config.local(folder, 0).inDatabase(url).on(BackboneKind.POSTGRES, ""));
    }

    /** For connections that are made from now on; those that are there end. */
    private void setReadOnly(String onOrOff) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database); Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
            statement.execute("ALTER DATABASE " + connection.getCatalog() + " SET default_transaction_read_only = " + onOrOff);
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    + "WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }
}
