package dev.vireo.server.move;

import java.util.Locale;
import java.util.Set;

/** A column of a table, the same on every database. */
record TableColumn(String name, ColumnKind kind) {

    /** The kinds of values, whatever a database calls them. */
    enum ColumnKind {

        TEXT(Set.of("character varying", "varchar", "text")),
        WHOLE(Set.of("bigint", "int8", "bigserial", "integer", "int4", "serial")),
        TRUTH(Set.of("boolean", "bool")),
        TIME(Set.of("timestamp with time zone", "timestamptz")),
        BYTES(Set.of("binary varying", "bytea"));

        private final Set<String> types;

        ColumnKind(Set<String> types) {
            this.types = types;
        }

        /** @param type the database's name of the type */
        static ColumnKind of(String type) {
            for (ColumnKind kind : values()) {
                if (kind.types.contains(type.toLowerCase(Locale.ROOT))) {
                    return kind;
                }
            }
            throw new IllegalStateException("a move does not know values of the type " + type);
        }
    }
}
