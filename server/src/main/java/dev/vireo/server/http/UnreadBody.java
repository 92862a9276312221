package dev.vireo.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/**
 * Drains request bodies that nobody read. Where a request is answered before its body was read, closing the connection resets
 * it, and a caller that is still sending never sees the answer. So a bounded rest is read and discarded, within the body's
 * deadline.
 */
final class UnreadBody {

    /** Enough for every body that is not a file, and for one that is slightly too large. */
    private static final long MAX_BYTES = 1024 * 1024;
    private static final int PIECE = 16 * 1024;

    private UnreadBody() {
    }

    /** Runs after every request, whatever its outcome. A client that waits for 100 Continue gets none and does not send. */
    static void skip(Context ctx) throws IOException {
        long length = ctx.req().getContentLengthLong();
        boolean hasNone = length == 0 || length < 0 && ctx.header("Transfer-Encoding") == null;
        if (hasNone || ctx.header("Expect") != null || ctx.res().isCommitted()) {
            return;
        }
        skip(ctx.req().getInputStream(), MAX_BYTES);
    }

    static void skip(InputStream body, long atMost) {
        try {
            // Nearly always nothing is left, so no buffer is allocated first.
            if (body.read() < 0) {
                return;
            }
            byte[] piece = new byte[PIECE];
            int length = 0;
            for (long skipped = 1; length >= 0 && skipped < atMost; skipped += length) {
                length = body.read(piece);
            }
        } catch (IOException gone) {
            // The client is gone.
        }
    }
}
