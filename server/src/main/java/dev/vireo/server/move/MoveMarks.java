package dev.vireo.server.move;

import dev.vireo.server.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells that an office is only partly here, or has moved elsewhere, so that no server serves it. */
public final class MoveMarks {

    private static final String FILE = "moved";

    private MoveMarks() {
    }

    /** Why the office in this folder's file must not be served, in one line; empty if it may be. */
    public static Optional<String> obstacle(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.exists(file) ? Optional.of("This office was moved to " + Files.readString(file).strip()
                    + ". Serve it there with --database-url. To use this copy anyway, delete " + file + ".") : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the office in this database must not be served, in one line; empty if it may be. */
    public static Optional<String> obstacle(Database database) {
        MoveTable table = new MoveTable();
        return database.read(table::find).map(row -> switch (row.state()) {
            case COMING -> "This office is only partly moved here from " + row.place()
                    + ". Run vireo-server move again to finish, or serve it there.";
            case GONE -> "This office was moved to " + row.place()
                    + ". Serve it there. To use this copy anyway, run this in the database: DELETE FROM move";
        });
    }

    /** Marks an office as moved, so that nobody serves it by mistake. */
    static void goneTo(OfficeLocation from, MoveTable.LogEnd head, String to) throws IOException {
        if (from.folder().isPresent()) {
            Files.writeString(from.folder().get().resolve(FILE), to + "\n");
        } else {
            MoveTable table = new MoveTable();
            from.database().durably(handle -> {
                table.put(handle, new MoveTable.MoveRow(MoveTable.MoveState.GONE, head.epoch(), head.pos(), to));
                return true;
            });
        }
    }

    static Optional<String> obstacle(OfficeLocation place) {
        return place.folder().flatMap(MoveMarks::obstacle).or(() -> obstacle(place.database()));
    }
}
