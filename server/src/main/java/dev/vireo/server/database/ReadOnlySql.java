package dev.vireo.server.database;

import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Refuses to change rows outside of {@link Database#durably}: a change that is not in the journal would be lost in a crash, or worse. */
final class ReadOnlySql implements SqlLogger {

    @Override
    public void logBeforeExecution(StatementContext context) {
        String sql = context.getRenderedSql();
        if (sql != null && DurableSql.changesRows(sql)) {
            throw new IllegalStateException("a change outside of a durable transaction: " + sql);
        }
    }
}
