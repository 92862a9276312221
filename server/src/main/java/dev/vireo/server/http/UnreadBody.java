package dev.vireo.server.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Listens to what nobody wanted to hear. Where a request is answered before its body was read, closing the connection resets it,
 * and whoever was still sending never sees the answer. So a bounded rest is read and thrown away, within the body's deadline.
 */
final class UnreadBody {

    /** Room for every body that is no file, and for one that is somewhat too large. */
    private static final long MOST_BYTES = 1024 * 1024;
    private static final int PIECE = 16 * 1024;

    private UnreadBody() {
    }

    /** After every request, whatever became of it. Whoever asks first whether to send is told no, and does not send. */
    static void skip(Context ctx) throws IOException {
        long length = ctx.req().getContentLengthLong();
        boolean hasNone = length == 0 || length < 0 && ctx.header("Transfer-Encoding") == null;
        if (hasNone || ctx.header("Expect") != null || ctx.res().isCommitted()) {
            return;
        }
        ServletInputStream body = ctx.req().getInputStream();
        if (!body.isFinished()) {
            skip(body, MOST_BYTES);
        }
    }

    static void skip(InputStream body, long atMost) {
        byte[] piece = new byte[PIECE];
        try {
            int length = 0;
            for (long skipped = 0; length >= 0 && skipped < atMost; skipped += length) {
                length = body.read(piece);
            }
        } catch (IOException gone) {
            // nobody listens any more
        }
    }
}
