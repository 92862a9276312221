package dev.vireo.server.http;

import dev.vireo.server.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** Reads uploaded files from request bodies in chunks, with more time than other bodies have. */
public final class UploadBodies {

    private static final int PIECE = 16 * 1024;
    private static final String FORM = "multipart/";

    private UploadBodies() {
    }

    /** Receives a chunk: the first {@code length} bytes of a buffer that the next chunk overwrites. */
    @FunctionalInterface
    public interface ChunkSink {

        void take(byte[] bytes, int length) throws IOException;
    }

    /**
     * Hands the body over as it comes.
     *
     * @throws ProblemException 413 if it is larger than the limit, whatever it claims to be; 400 if it breaks off, or is a form with the file
     *                          somewhere in it; what the sink throws
     * @throws IOException      what the sink throws
     */
    public static void read(Context ctx, long limitBytes, ChunkSink sink) throws IOException {
        ServletContextRequest request = ServletContextRequest.getServletContextRequest(ctx.req());
        if (request.getConnectionMetaData().getConnection() instanceof TimedConnection connection) {
            connection.expectFile();
        }
        boolean asksFirst = ctx.header("Expect") != null;
        if (asksFirst && ctx.req().getContentLengthLong() > limitBytes) {
            throw tooLarge(limitBytes);
        }
        byte[] piece = new byte[PIECE];
        InputStream body = ctx.req().getInputStream();
        try {
            requireNoForm(ctx.header("Content-Type"));
            long count = 0;
            for (int length = next(body, piece); length >= 0; length = next(body, piece)) {
                count += length;
                if (count > limitBytes) {
                    throw tooLarge(limitBytes);
                }
                sink.take(piece, length);
            }
        } catch (ProblemException refused) {
            UnreadBody.skip(body, limitBytes);
            throw refused;
        }
    }

    private static void requireNoForm(@Nullable String type) {
        if (type != null && type.strip().regionMatches(true, 0, FORM, 0, FORM.length())) {
            throw ProblemException.badRequest("form_not_understood", "Send the file itself as the body, not a form that contains it.");
        }
    }

    private static int next(InputStream body, byte[] piece) {
        try {
            return body.read(piece);
        } catch (IOException e) {
            throw ProblemException.badRequest("body_incomplete", "The body ended early. Send it again.");
        }
    }

    private static ProblemException tooLarge(long limitBytes) {
        return new ProblemException(413, "attachment_too_large",
                "Files can have at most " + limitBytes / (1024 * 1024) + " MiB.", Map.of("limit", limitBytes));
    }
}
