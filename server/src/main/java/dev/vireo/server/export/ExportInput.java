package dev.vireo.server.export;

import dev.vireo.server.database.Database;
import java.io.IOException;
import java.io.InputStream;

/** Reads an export's file from the database in pieces. Fails if the export is removed meanwhile. */
final class ExportInput extends InputStream {

    private final Database database;
    private final ExportTable table;
    private final String id;
    private final int pieces;
    private byte[] piece = {};
    private int read;
    private int next;

    ExportInput(Database database, ExportTable table, String id, int pieces) {
        this.database = database;
        this.table = table;
        this.id = id;
        this.pieces = pieces;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? piece[read++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int part = Math.min(length, piece.length - read);
        System.arraycopy(piece, read, bytes, offset, part);
        read += part;
        return part;
    }

    private boolean hasMore() throws IOException {
        if (read == piece.length && next < pieces) {
            int number = next++;
            piece = database.read(handle -> table.piece(handle, id, number))
                    .orElseThrow(() -> new IOException("the export was removed while it was read"));
            read = 0;
        }
        return read < piece.length;
    }
}
