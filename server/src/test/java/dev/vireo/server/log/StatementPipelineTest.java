package dev.vireo.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** On PostgreSQL several statements go as one, on H2 each by itself; what comes of them is the same. */
class StatementPipelineTest {

    private static final String WRITE = "INSERT INTO step (number) VALUES (?)";
    private static final String COUNT = "SELECT count(*) FROM step";

    @TempDir private Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.open(folder);
        execute("CREATE TABLE step (number INTEGER PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everythingTakesPlaceInTheOrderInWhichItWasSaid() {
        turn(statements -> {
            StatementPipeline.PendingQuery<Integer> before = statements.ask(COUNT, row -> row.getInt(1));
            statements.change(WRITE, 1);
            StatementPipeline.PendingQuery<Integer> between = statements.ask(COUNT, row -> row.getInt(1));
            statements.change(WRITE, 2);
            StatementPipeline.PendingQuery<Integer> after = statements.ask(COUNT, row -> row.getInt(1));

            assertThat(after.rows()).containsExactly(2);
            assertThat(between.rows()).containsExactly(1);
            assertThat(before.rows()).containsExactly(0);
        });
    }

    @Test
    void moreThanGoAtOnceGoOneGroupAfterTheOther() {
        turn(statements -> {
            List<StatementPipeline.PendingQuery<Integer>> counts = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                statements.change(WRITE, i);
                counts.add(statements.ask(COUNT, row -> row.getInt(1)));
            }
            assertThat(counts).flatExtracting(StatementPipeline.PendingQuery::rows)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
        });
        assertThat(kept()).isEqualTo(20);
    }

    @Test
    void aQuestionThatWasAnsweredIsNotAskedAgain() {
        turn(statements -> {
            StatementPipeline.PendingQuery<Integer> asked = statements.ask(COUNT, row -> row.getInt(1));
            assertThat(asked.rows()).containsExactly(0);
            statements.change(WRITE, 1);
            statements.flush();
            assertThat(asked.rows()).containsExactly(0);
        });
    }

    @Test
    void arraysTextAndNothingArriveAsTheyAre() {
        turn(statements -> {
            StatementPipeline.PendingQuery<String> rows = statements.ask(
                    "SELECT n, t FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY)) "
                            + "AS k(n, t) ORDER BY n",
                    row -> row.getLong(1) + "=" + row.getString(2), new Long[] {1L, 2L, 3L}, new String[] {"a;b", null, "'?\"{}\\"});
            assertThat(rows.rows()).containsExactly("1=a;b", "2=null", "3='?\"{}\\");
        });
    }

    @Test
    void whereOneOfThemFailsNothingOfTheTurnIsKept() {
        assertThatThrownBy(() -> turn(statements -> {
            statements.change(WRITE, 1);
            statements.change(WRITE, 2);
            statements.change(WRITE, 2);
            statements.change(WRITE, 3);
        })).isInstanceOf(JdbiException.class);

        assertThat(kept()).isZero();
        turn(statements -> statements.change(WRITE, 4));
        assertThat(kept()).as("of a further turn on the same connections").isEqualTo(1);
    }

    @Test
    @EnabledIfSystemProperty(named = "vireo.test.database", matches = "postgresql", disabledReason = "H2 checks nothing at the commit")
    void whereTheCommitFailsNothingOfTheTurnIsKept() {
        execute("CREATE TABLE late (number INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)");

        assertThatThrownBy(() -> turn(statements -> {
            statements.change(WRITE, 1);
            statements.change("INSERT INTO late (number) VALUES (1), (1)");
        })).isInstanceOf(JdbiException.class);

        assertThat(kept()).isZero();
    }

    /** As the log's writer has one. */
    private void turn(Consumer<StatementPipeline> work) {
        database.durably(handle -> {
            try (StatementPipeline statements = new StatementPipeline(handle.getConnection(), database.statementsAtOnce())) {
                work.accept(statements);
                statements.commit();
                return true;
            }
        });
    }

    private void execute(String sql) {
        database.read(handle -> handle.execute(sql));
    }

    private int kept() {
        return database.read(handle -> handle.createQuery(COUNT).mapTo(Integer.class).one());
    }
}
