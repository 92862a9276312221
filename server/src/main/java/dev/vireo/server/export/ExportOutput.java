package dev.vireo.server.export;

import dev.vireo.server.database.Database;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes an export's file into the database in pieces. */
final class ExportOutput extends OutputStream {

    private static final int PIECE = 256 * 1024;

    private final Database database;
    private final ExportTable table;
    private final String id;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private int pieces;

    ExportOutput(Database database, ExportTable table, String id) {
        this.database = database;
        this.table = table;
        this.id = id;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int from = 0; from < length;) {
            int part = Math.min(length - from, PIECE - filled);
            System.arraycopy(bytes, offset + from, piece, filled, part);
            filled += part;
            from += part;
            if (filled == PIECE) {
                store();
            }
        }
    }

    private void store() {
        byte[] bytes = Arrays.copyOf(piece, filled);
        filled = 0;
        int number = pieces++;
        database.durably(handle -> {
            table.append(handle, id, number, bytes);
            return true;
        });
    }

    /** Writes the last piece. */
    void finish() {
        if (filled > 0) {
            store();
        }
    }
}
