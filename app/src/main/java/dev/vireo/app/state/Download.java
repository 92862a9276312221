package dev.vireo.app.state;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A file on its way to this computer. FX thread only. */
public final class Download {

    private final Path file;
    private final ReadOnlyObjectWrapper<TransferState> state = new ReadOnlyObjectWrapper<>(TransferState.MOVING);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final Upload.Try attempt = new Upload.Try();

    Download(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
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

    public void cancel() {
        attempt.cancelled = true;
    }

    Upload.Try attempt() {
        return attempt;
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
}
