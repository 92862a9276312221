package dev.vireo.app.state;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A file that is on its way between this computer and the server: how far it is, and how it ended. FX thread only. */
public abstract sealed class FileTransfer permits Upload, Download, Export {

    private final Path file;
    private final ReadOnlyObjectWrapper<TransferState> state = new ReadOnlyObjectWrapper<>(TransferState.MOVING);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    FileTransfer(Path file) {
        this.file = file;
        Eager.tell(state);
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

    /** Why it failed, in plain words; empty unless it did. */
    public final ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Stops it, if it is still on its way. */
    public abstract void cancel();

    final void progress(double now) {
        progress.set(now);
    }

    final void end(TransferState how, String words) {
        failure.set(words);
        if (how == TransferState.DONE) {
            progress.set(1);
        }
        state.set(how);
    }

    /** Begins anew. */
    final void again() {
        progress.set(0);
        failure.set("");
        state.set(TransferState.MOVING);
    }
}
