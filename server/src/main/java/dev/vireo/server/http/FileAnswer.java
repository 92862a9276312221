package dev.vireo.server.http;

import dev.vireo.server.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.io.input.BoundedInputStream;

/** Answers with a file, or with the one part of it that is asked for (RFC 9110, section 14). */
public final class FileAnswer {

    /** Opens the file, once it is known that it is wanted. */
    @FunctionalInterface
    public interface OpenedFile {
        FileChannel open() throws IOException;
    }

    private FileAnswer() {
    }

    /**
     * Whether the caller has this already. Then it is answered with 304, and nothing is left to do.
     *
     * @param tag the content's, in quotes; answered as ETag
     */
    public static boolean isKnown(Context ctx, String tag) {
        ctx.header("ETag", tag);
        String known = ctx.header("If-None-Match");
        boolean isKnown = known != null && (known.strip().equals("*") || known.contains(tag));
        if (isKnown) {
            ctx.status(304);
        }
        return isKnown;
    }

    /**
     * @param tag the content's, in quotes: a part is only of use to whoever has the rest of the same
     * @param all the content's size in bytes
     */
    public static void send(Context ctx, String tag, long all, OpenedFile file) throws IOException {
        ctx.header("Accept-Ranges", "bytes");
        Optional<ByteRange> range = range(ctx, tag, all);
        if (range.isPresent() && range.get().isEmpty()) {
            ctx.header("Content-Range", "bytes */" + all);
            throw new ProblemException(416, "range_not_there", "The requested range is outside the file.");
        }
        ByteRange part = range.orElse(new ByteRange(0, all));
        InputStream bytes = read(file, part);
        if (range.isPresent()) {
            ctx.status(206).header("Content-Range", String.format(Locale.ROOT, "bytes %d-%d/%d", part.from(), part.to(), all));
        }
        ctx.header("Content-Length", Long.toString(part.size()));
        ctx.result(bytes);
    }

    private static Optional<ByteRange> range(Context ctx, String tag, long all) {
        String condition = ctx.header("If-Range");
        String range = ctx.header("Range");
        boolean asked = range != null && (condition == null || condition.strip().equals(tag));
        return asked ? ByteRange.of(range, all) : Optional.empty();
    }

    private static InputStream read(OpenedFile file, ByteRange part) throws IOException {
        FileChannel channel = file.open();
        try {
            return BoundedInputStream.builder()
                    .setInputStream(Channels.newInputStream(channel.position(part.from())))
                    .setMaxCount(part.size())
                    .get();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }
}
