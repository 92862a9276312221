package dev.vireo.app.client;

import dev.vireo.protocol.Message.Attachment;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Carries files between the disk and the server, a piece at a time: never a whole one in memory. */
final class FileStreaming {

    /** How long a file may come no further: what the system has taken of it may still be on its way over a slow line. */
    private static final Duration STALL = Duration.ofMinutes(3);
    /** For the largest file over the slowest line, as the server has it. */
    private static final Duration LONGEST_TRANSFER = Duration.ofHours(3);
    private static final int CHUNK = 64 * 1024;

    private final Http http;

    FileStreaming(Http http) {
        this.http = http;
    }

    Attachment upload(Path file, String name, TransferListener transfer) throws IOException {
        long size = Files.size(file);
        AtomicLong moved = new AtomicLong();
        HttpRequest request = http.request("/api/v1/attachments?name=" + Http.escape(name))
                .header("Content-Type", "application/octet-stream")
                .POST(size == 0 ? BodyPublishers.noBody()
                        : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> open(file, size, counted(transfer, moved))),
                                size))
                .build();
        // A file that comes twice is kept once, or forgotten again with what no message took.
        return Http.read(http.tries().of(attempt -> Http.checked(
                http.answer(request, BodyHandlers.ofByteArray(), new Http.AnswerDeadline(moved::get, STALL, LONGEST_TRANSFER)))),
                Attachment.class);
    }

    private static TransferListener counted(TransferListener transfer, AtomicLong count) {
        return new TransferListener() {
            @Override
            public void moved(long bytes, long total) {
                count.incrementAndGet();
                transfer.moved(bytes, total);
            }

            @Override
            public boolean cancelled() {
                return transfer.cancelled();
            }
        };
    }

    private static InputStream open(Path file, long size, TransferListener transfer) {
        try {
            return new ProgressStream(Files.newInputStream(file), size, transfer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it beside its place first, so that a file that is there is whole. */
    void download(String path, Path to, TransferListener transfer) throws IOException {
        HttpResponse<InputStream> response = http.tries().of(attempt -> begin(path));
        try (InputStream body = response.body()) {
            long total = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            // Its own name: with an ending more, a long one would be too long.
            Path part = to.resolveSibling("." + UUID.randomUUID() + ".part");
            try {
                try (InputStream followed = new ProgressStream(body, total, transfer); OutputStream out = Files.newOutputStream(part)) {
                    followed.transferTo(out);
                }
                Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    private HttpResponse<InputStream> begin(String path) {
        HttpResponse<InputStream> response = http.answer(http.request(path).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return response;
        }
        try (InputStream body = response.body()) {
            throw Http.problem(response, body.readNBytes(CHUNK));
        } catch (IOException e) {
            throw new ServerException.Unreachable("the connection broke", e);
        }
    }

    /** Tells of what was read, and stops when nobody wants it any more. */
    private static final class ProgressStream extends FilterInputStream {

        private final long total;
        private final TransferListener transfer;
        private long moved;

        ProgressStream(InputStream in, long total, TransferListener transfer) {
            super(in);
            this.total = total;
            this.transfer = transfer;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (transfer.cancelled()) {
                throw new IOException("cancelled");
            }
            int count = super.read(bytes, offset, length);
            if (count > 0) {
                moved += count;
                transfer.moved(moved, total);
            }
            return count;
        }
    }
}
