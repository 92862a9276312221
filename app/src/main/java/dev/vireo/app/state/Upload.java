package dev.vireo.app.state;

import dev.vireo.app.client.Transfer;
import dev.vireo.protocol.Message.Attachment;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A file on its way to the server, for a message that is being written. FX thread only, but where said otherwise. */
public final class Upload {

    private final Path file;
    private final String name;
    private final Consumer<Upload> start;
    private final ReadOnlyObjectWrapper<TransferState> state = new ReadOnlyObjectWrapper<>(TransferState.MOVING);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private volatile Try current = new Try();

    /** One try. What is cancelled stays so, whatever still comes of it. */
    static final class Try {
        final CompletableFuture<Attachment> result = new CompletableFuture<>();
        final AtomicLong moved = new AtomicLong();
        volatile boolean cancelled;
    }

    Upload(Path file, String name, Consumer<Upload> start) {
        this.file = file;
        this.name = name;
        this.start = start;
        Eager.tell(state);
    }

    /** Where it is on this computer. Any thread. */
    public Path file() {
        return file;
    }

    /** Any thread. */
    public String name() {
        return name;
    }

    public ReadOnlyObjectProperty<TransferState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** From 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why it failed, in plain words; empty unless it did. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Stops it; one that is done is forgotten by the server in time, if no message takes it. */
    public void cancel() {
        if (state.get() == TransferState.MOVING) {
            current.cancelled = true;
            current.result.completeExceptionally(new UnfitFileException("The upload of " + name + " was cancelled."));
            end(TransferState.CANCELLED, "");
        }
    }

    /** Tries again after it failed or was cancelled. */
    public void retry() {
        if (state.get() == TransferState.FAILED || state.get() == TransferState.CANCELLED) {
            current = new Try();
            progress.set(0);
            failure.set("");
            state.set(TransferState.MOVING);
            start.accept(this);
        }
    }

    /** The try that is under way. Any thread. */
    Try current() {
        return current;
    }

    void progress(double now) {
        progress.set(now);
    }

    void end(TransferState how, String words) {
        failure.set(words);
        if (how == TransferState.DONE) {
            progress.set(1);
        }
        state.set(how);
    }

    /** What the thread that carries this try tells. */
    static Transfer transfer(Try attempt, Runnable moved) {
        return new Transfer() {
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
        return "Upload[" + state.get() + "]";
    }
}
