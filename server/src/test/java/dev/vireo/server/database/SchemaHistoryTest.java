package dev.vireo.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.testing.Rows;
import dev.vireo.testing.TestPostgres;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only an office whose tables are exactly this version's starts without Flyway. */
final class SchemaHistoryTest {

    private static final String HISTORY = "\"flyway_schema_history\"";

    @TempDir private Path folder;
    private String url;

    @BeforeEach
    void choosePlace() {
        url = TestPostgres.isWanted() ? TestPostgres.freshDatabase()
                : "jdbc:h2:file:" + folder.resolve("office").toAbsolutePath() + ";USER=vireo";
    }

    @Test
    void whatFlywayJustMadeIsCurrentAndWhatItDidNotMakeIsNot() {
        assertThat(isCurrent()).as("an empty database").isFalse();
        open();

        assertThat(isCurrent()).isTrue();
        open();
        assertThat(isCurrent()).as("opened without Flyway").isTrue();
    }

    @Test
    void anythingElseIsForFlywayToJudge() throws SQLException {
        open();
        requireNotCurrent("\"checksum\" = \"checksum\" + 1", "\"version\" = '1.5'");
        requireNotCurrent("\"success\" = FALSE", "\"version\" = '1.5'");
        requireNotCurrent("\"type\" = 'BASELINE'", "\"version\" = '1'");
        requireNotCurrent("\"version\" = '99'", "\"version\" = '1.5'");

        assertThat(isCurrent()).as("put back").isTrue();
    }

    @Test
    void aMigrationMoreOrLessIsNotCurrent() throws SQLException {
        open();
        String copied = "INSERT INTO " + HISTORY + " SELECT \"installed_rank\" + 1000, '99', \"description\", \"type\", \"script\", "
                + "\"checksum\", \"installed_by\", \"installed_on\", \"execution_time\", \"success\" FROM " + HISTORY
                + " WHERE \"version\" = '1.5'";
        Rows.change(url, copied);
        assertThat(isCurrent()).as("of a newer version").isFalse();
        Rows.change(url, "DELETE FROM " + HISTORY + " WHERE \"version\" = '99'");
        assertThat(isCurrent()).isTrue();

        Rows.change(url, "DELETE FROM " + HISTORY + " WHERE \"version\" = '1.5'");
        assertThat(isCurrent()).as("of an older version").isFalse();
    }

    private void requireNotCurrent(String change, String where) throws SQLException {
        String kept = "kept_" + Math.abs(change.hashCode());
        Rows.change(url, "CREATE TABLE " + kept + " AS SELECT * FROM " + HISTORY);
        Rows.change(url, "UPDATE " + HISTORY + " SET " + change + " WHERE " + where);
        assertThat(isCurrent()).as(change).isFalse();
        Rows.change(url, "DELETE FROM " + HISTORY);
        Rows.change(url, "INSERT INTO " + HISTORY + " SELECT * FROM " + kept);
    }

    private void open() {
        (TestPostgres.isWanted() ? Database.open(url) : Database.open(folder)).close();
    }

    private boolean isCurrent() {
        String locations = "dev/vireo/server/database/";
        return SchemaHistory.isCurrent(connections(),
                List.of(locations + "office", locations + (TestPostgres.isWanted() ? "postgresql" : "h2")));
    }

    private DataSource connections() {
        return (DataSource) Proxy.newProxyInstance(SchemaHistoryTest.class.getClassLoader(), new Class<?>[] {DataSource.class},
                (self, method, arguments) -> connection());
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url);
    }
}
