package dev.vireo.app.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One download of a size that is known before: it cannot fill the disk, and does not wait for ever for a server that fell silent. */
final class BoundedDownload {

    private static final Duration STALL = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(3);
    /** A refusal is a few hundred bytes. */
    private static final int LARGEST_REFUSAL = 64 * 1024;

    private final Http http;
    private final long size;
    private final Path to;
    private final TransferListener transfer;
    private final AtomicLong moved = new AtomicLong();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    BoundedDownload(Http http, long size, Path to, TransferListener transfer) {
        this.http = http;
        this.size = size;
        this.to = to;
        this.transfer = transfer;
    }

    void fetch(String path) throws IOException {
        try (FileChannel file = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            HttpResponse<byte[]> response = http.answer(http.request(path).GET().build(), handler(file),
                    new Http.AnswerDeadline(moved::get, STALL, LONGEST));
            if (response.statusCode() != 200) {
                throw Http.problem(response, response.body());
            }
        } catch (ServerException.Unreachable e) {
            IOException reason = failure.get();
            if (reason != null) {
                throw reason;
            }
            throw e;
        }
        if (moved.get() != size) {
            throw new OtherSizeException();
        }
    }

    private BodyHandler<byte[]> handler(FileChannel file) {
        return info -> info.statusCode() == 200 ? written(file)
                : BodySubscribers.limiting(BodySubscribers.ofByteArray(), LARGEST_REFUSAL);
    }

    /** What is thrown here cancels the answer. */
    private BodySubscriber<byte[]> written(FileChannel file) {
        return BodySubscribers.mapping(
                BodySubscribers.ofByteArrayConsumer(piece -> piece.ifPresent(bytes -> write(file, bytes))), _ -> new byte[0]);
    }

    private void write(FileChannel file, byte[] bytes) {
        try {
            if (transfer.cancelled()) {
                throw new IOException("cancelled");
            }
            if (moved.get() + bytes.length > size) {
                throw new OtherSizeException();
            }
            ByteBuffer piece = ByteBuffer.wrap(bytes);
            while (piece.hasRemaining()) {
                file.write(piece);
            }
            transfer.moved(moved.addAndGet(bytes.length), size);
        } catch (IOException e) {
            failure.compareAndSet(null, e);
            throw new UncheckedIOException(e);
        }
    }
}
