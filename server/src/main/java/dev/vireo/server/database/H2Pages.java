package dev.vireo.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.table.Table;

/**
 * Reads the pages of each table and index of an H2 file, below its SQL. H2 notices a damaged page only when it is read, so
 * reading them all finds damage before a request does.
 */
final class H2Pages {

    /** Files up to this size are read completely at each start. */
    private static final long FULLY_READ_BYTES = 64L * 1024 * 1024;
    /** In larger files, this many rows of each table and index are read, evenly spread from the first to the last. */
    private static final int SAMPLES = 200;
    private static final long BLOCK = 4_096;

    private final org.h2.engine.Database database;
    private final MVStore store;

    private H2Pages(org.h2.engine.Database database) {
        this.database = database;
        this.store = database.getStore().getMvStore();
    }

    static H2Pages of(Connection connection) throws SQLException {
        JdbcConnection h2 = connection.unwrap(JdbcConnection.class);
        return new H2Pages(((SessionLocal) h2.getSession()).getDatabase());
    }

    MVStore store() {
        return store;
    }

    /** The result of reading one table's pages. @param damage in a few words; empty if it is sound */
    record PageFinding(String table, long rows, int indexes, String damage) {
    }

    /** Reads a small file whole, and of a large one enough to tell whether parts of it are gone. @return the tables that are damaged */
    List<PageFinding> readSample() {
        requireWhole();
        boolean small = store.getFileStore().size() <= FULLY_READ_BYTES;
        return tables().stream().map(table -> read(table, small)).filter(found -> !found.damage().isEmpty()).toList();
    }

    /** Reads everything. */
    List<PageFinding> readAll() {
        requireWhole();
        return tables().stream().map(table -> read(table, true)).toList();
    }

    private List<Table> tables() {
        return database.getAllTablesAndViews().stream()
                .filter(table -> store.hasMap("table." + table.getId()))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList();
    }

    /** The file lists the position of each chunk; none may lie beyond its end. */
    private void requireWhole() {
        FileStore<?> file = store.getFileStore();
        for (Map.Entry<String, String> entry : store.getLayoutMap().entrySet()) {
            if (entry.getKey().startsWith("chunk.")) {
                Map<String, String> chunk = DataUtils.parseMap(entry.getValue());
                long end = (DataUtils.readHexLong(chunk, "block", 0) + DataUtils.readHexLong(chunk, "len", 0)) * BLOCK;
                if (end > file.size()) {
                    throw new IllegalStateException("the file is cut short");
                }
            }
        }
    }

    private PageFinding read(Table table, boolean all) {
        List<String> maps = new ArrayList<>(List.of("table." + table.getId()));
        if (table.getIndexes() != null) {
            table.getIndexes().stream().map(Index::getId).map(id -> "index." + id).filter(store::hasMap).forEach(maps::add);
        }
        long rows = 0;
        try {
            for (String name : maps) {
                MVMap<Object, Object> map = store.openMap(name);
                if (all) {
                    readAll(map);
                } else {
                    sample(map);
                }
                rows = Math.max(rows, map.sizeAsLong());
            }
            return new PageFinding(table.getName().toLowerCase(Locale.ROOT), rows, maps.size() - 1, "");
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
            return new PageFinding(table.getName().toLowerCase(Locale.ROOT), rows, maps.size() - 1, reason);
        }
    }

    private static void readAll(MVMap<Object, Object> map) {
        for (Iterator<Object> rows = map.keyIterator(null); rows.hasNext();) {
            rows.next();
        }
    }

    private static void sample(MVMap<Object, Object> map) {
        long size = map.sizeAsLong();
        for (int i = 0; i <= SAMPLES && size > 0; i++) {
            map.getKey((size - 1) * i / SAMPLES);
        }
    }
}
