package dev.vireo.server.move;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns, key and foreign keys of a table.
 *
 * @param columns by name
 * @param key     the columns of its primary key
 * @param needs   the tables whose rows its own name
 */
record TableShape(String table, List<TableColumn> columns, List<String> key, Set<String> needs) {

    private static final int ROWS = 1_000;
    private static final int ROWS_WITH_BYTES = 16;

    /** How many rows are read and written at once: few enough for memory, and enough to save round trips. */
    int rowsAtOnce() {
        return columns.stream().anyMatch(column -> column.kind() == TableColumn.ColumnKind.BYTES) ? ROWS_WITH_BYTES : ROWS;
    }

    /** The tables, each after the ones it references. */
    static List<TableShape> inOrder(List<TableShape> shapes) {
        Map<String, TableShape> ordered = new LinkedHashMap<>();
        List<TableShape> rest = new ArrayList<>(shapes);
        while (!rest.isEmpty()) {
            List<TableShape> next = rest.stream().filter(shape -> shape.needs().stream()
                    .allMatch(need -> need.equals(shape.table()) || ordered.containsKey(need)
                            || rest.stream().noneMatch(other -> other.table().equals(need))))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("tables that need each other");
            }
            next.forEach(shape -> ordered.put(shape.table(), shape));
            rest.removeAll(next);
        }
        return Collections.unmodifiableList(new ArrayList<>(ordered.values()));
    }
}
