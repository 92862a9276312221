package dev.vireo.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.ThreadUnread;
import dev.vireo.server.database.ManyMessages;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class UnreadThreadsTest {

    /** Each start asks for them, and nearly all threads of an office are read. */
    @Test
    void everybodysUnreadThreadsAreFoundWithoutLookingAtAllThreads() throws SQLException {
        Assumptions.assumeFalse(TestPostgres.isWanted(), "looks at a plan of H2");
        try (TestOffice office = TestOffice.open()) {
            ManyMessages.write(office.databaseUrl(), 20_000);
            Jdbi jdbi = Jdbi.create(office.databaseUrl());
            List<String> asked = new ArrayList<>();
            jdbi.setSqlLogger(new SqlLogger() {

                @Override
                public void logAfterExecution(StatementContext context) {
                    asked.add(context.getRenderedSql());
                }
            });
            Map<ThreadTable.ThreadMember, List<ThreadUnread>> before = jdbi.withHandle(ThreadTable::unread);
            assertThat(before).isEmpty();
            jdbi.useHandle(handle -> handle.execute("UPDATE thread_member SET unread = 2 WHERE parent_id = "
                    + "(SELECT max(parent_id) FROM thread_member)"));
            Map<ThreadTable.ThreadMember, List<ThreadUnread>> after = jdbi.withHandle(ThreadTable::unread);
            assertThat(after.values()).isNotEmpty()
                    .allSatisfy(threads -> assertThat(threads).hasSize(1).first().extracting(ThreadUnread::unread).isEqualTo(2));

            String plan = jdbi.withHandle(handle -> handle.createQuery("EXPLAIN " + asked.getFirst()).mapTo(String.class).one());

            assertThat(plan).contains("PUBLIC.THREAD_MEMBER_UNREAD: USERNAME = A.USERNAME");
        }
    }
}
