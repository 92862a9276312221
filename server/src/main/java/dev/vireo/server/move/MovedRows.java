package dev.vireo.server.move;

import dev.vireo.server.database.Database;
import dev.vireo.server.log.StoredLog;
import dev.vireo.server.segment.StoredEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the office that is moved. The entries of its log may be in files, and look like rows all the same. */
final class MovedRows {

    private static final String ENTRIES = "log_entry";
    private static final int POS = 3;

    private final Database database;
    private final RowStore rows;
    private final Optional<StoredLog> log;

    MovedRows(Database database, RowStore rows) {
        this.database = database;
        this.rows = rows;
        this.log = StoredLog.of(database);
    }

    long count(TableShape shape) {
        return isInFiles(shape) ? log.orElseThrow().count() : database.read(handle -> rows.count(handle, shape));
    }

    /** @see RowStore#page */
    List<@Nullable Object[]> page(TableShape shape, @Nullable Object @Nullable [] after, long skip) {
        if (!isInFiles(shape)) {
            return database.read(handle -> rows.page(handle, shape, after, skip));
        }
        StoredLog entries = log.orElseThrow();
        List<StoredEntry> page = after != null && after[POS] instanceof Long pos ? entries.after(pos, shape.rowsAtOnce())
                : entries.skip(skip, shape.rowsAtOnce());
        return page.stream().map(MovedRows::row).toList();
    }

    private boolean isInFiles(TableShape shape) {
        return log.isPresent() && shape.table().equals(ENTRIES);
    }

    /** In order of the columns' names. */
    private static @Nullable Object[] row(StoredEntry entry) {
        return new @Nullable Object[] {RowStore.text(entry.audience()), RowStore.text(entry.data()), entry.at(), entry.pos(),
            RowStore.text(entry.type())};
    }
}
