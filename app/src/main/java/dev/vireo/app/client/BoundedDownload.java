package dev.vireo.app.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One download of a size that is known before: it cannot fill the disk, and does not wait for ever for a server that fell silent. It goes
 * on after what is there already, if the server still has the same.
 */
final class BoundedDownload {

    private static final Duration STALL = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final int WHOLE = 200;
    private static final int PART = 206;
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

    /** @param tag of the content, in quotes: the rest of another would be of no use */
    void fetch(String path, String tag) throws IOException {
        try (FileChannel file = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long there = begun(file);
            if (there == size) {
                moved.set(size);
                return;
            }
            HttpRequest.Builder request = http.request(path).GET();
            if (there > 0) {
                request.header("Range", "bytes=" + there + "-").header("If-Range", tag);
            }
            HttpResponse<byte[]> response = http.answer(request.build(), info -> content(info, file, there),
                    new Http.AnswerDeadline(moved::get, STALL, LONGEST));
            if (response.statusCode() != WHOLE && response.statusCode() != PART) {
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

    /** @return how much is there */
    private long begun(FileChannel file) throws IOException {
        if (file.size() > size) {
            file.truncate(0);
        }
        return file.size();
    }

    private BodySubscriber<byte[]> content(ResponseInfo info, FileChannel file, long there) {
        return switch (info.statusCode()) {
            case WHOLE -> written(file, 0);
            // Anything but what was asked for is not the rest: then the size or the checksum is wrong, and the next try begins anew.
            case PART -> written(file, info.headers().firstValue("Content-Range").filter(goesOn(there)::equals).isPresent() ? there : 0);
            default -> BodySubscribers.limiting(BodySubscribers.ofByteArray(), LARGEST_REFUSAL);
        };
    }

    private String goesOn(long there) {
        return "bytes " + there + "-" + (size - 1) + "/" + size;
    }

    /** What is thrown here cancels the answer. */
    private BodySubscriber<byte[]> written(FileChannel file, long from) {
        try {
            file.truncate(from).position(from);
        } catch (IOException e) {
            failure.compareAndSet(null, e);
            throw new UncheckedIOException(e);
        }
        moved.set(from);
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
