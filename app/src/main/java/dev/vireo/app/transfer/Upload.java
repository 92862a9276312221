package dev.vireo.app.transfer;

import dev.vireo.app.client.TransferListener;
import dev.vireo.app.failures.FailedException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.protocol.Message.Attachment;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A file on its way to the server, for a message that is being written. FX thread only, but where said otherwise. */
public final class Upload extends FileTransfer {

    private final String name;
    private final Consumer<Upload> start;
    private volatile UploadAttempt current = new UploadAttempt();

    /** One try. What is cancelled stays so, whatever still comes of it. */
    static final class UploadAttempt {
        final CompletableFuture<Attachment> result = new CompletableFuture<>();
        final AtomicLong moved = new AtomicLong();
        volatile boolean cancelled;
    }

    Upload(Path file, String name, Consumer<Upload> start) {
        super(file);
        this.name = name;
        this.start = start;
    }

    /** Any thread. */
    public String name() {
        return name;
    }

    /** One that is done is forgotten by the server in time, if no message takes it. */
    @Override
    public void cancel() {
        if (stateProperty().get() == TransferState.MOVING) {
            current.cancelled = true;
            current.result.completeExceptionally(new FailedException(FailureReason.LocalCause.UPLOAD_CANCELLED, name));
            end(TransferState.CANCELLED);
        }
    }

    /** Tries again after it failed or was cancelled. */
    public void retry() {
        if (stateProperty().get() == TransferState.FAILED || stateProperty().get() == TransferState.CANCELLED) {
            current = new UploadAttempt();
            again();
            start.accept(this);
        }
    }

    /** The try that is under way. Any thread. */
    UploadAttempt current() {
        return current;
    }

    /** What the thread that carries this try tells. */
    static TransferListener transfer(UploadAttempt attempt, Runnable moved) {
        return new TransferListener() {
            @Override
            public void moved(long bytes, long total) {
                long parts = total <= 0 ? 0 : bytes * 100 / total;
                if (attempt.moved.getAndSet(parts) != parts) {
                    moved.run();
                }
            }

            @Override
            public boolean cancelled() {
                return attempt.cancelled;
            }
        };
    }

    @Override
    public String toString() {
        return "Upload[" + stateProperty().get() + "]";
    }
}
