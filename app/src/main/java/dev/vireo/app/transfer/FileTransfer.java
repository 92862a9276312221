package dev.vireo.app.transfer;

import dev.vireo.app.failures.FailureReason;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A file that is on its way between this computer and the server: how far it is, and how it ended. FX thread only. */
public abstract sealed class FileTransfer permits Upload, Download, Export {

    private final Path file;
    private final ReadOnlyObjectWrapper<TransferState> state = new ReadOnlyObjectWrapper<>(TransferState.MOVING);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<FailureReason> failure = new ReadOnlyObjectWrapper<>(FailureReason.none());

    FileTransfer(Path file) {
        this.file = file;
        // A list that watches the state hears of each change only if somebody reads the value every time.
        state.addListener((value, before, now) -> {});
    }

    /** Where it is, or will be, on this computer. Any thread. */
    public final Path file() {
        return file;
    }

    public final ReadOnlyObjectProperty<TransferState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** From 0 to 1. */
    public final ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why it failed; {@link FailureReason#none()} unless it did. */
    public final ReadOnlyObjectProperty<FailureReason> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Stops it, if it is still on its way. */
    public abstract void cancel();

    final void progress(double now) {
        progress.set(now);
    }

    final void fail(FailureReason reason) {
        failure.set(reason);
        state.set(TransferState.FAILED);
    }

    /** @param how it ended, if it did not fail */
    final void end(TransferState how) {
        failure.set(FailureReason.none());
        if (how == TransferState.DONE) {
            progress.set(1);
        }
        state.set(how);
    }

    /** Starts again. */
    final void again() {
        progress.set(0);
        failure.set(FailureReason.none());
        state.set(TransferState.MOVING);
    }
}
