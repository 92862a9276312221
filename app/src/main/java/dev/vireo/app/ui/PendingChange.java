package dev.vireo.app.ui;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The state of a requested change: whether it is running, and why the last one failed. FX thread. */
public final class PendingChange {

    private final Function<Throwable, String> words;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private int latest;

    /** @param words what a person is told of a failure */
    public PendingChange(Function<Throwable, String> words) {
        this.words = words;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Empty while there is none. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Follows a change that was asked for; only the latest one counts. */
    public void follow(CompletionStage<?> change) {
        int mine = ++latest;
        problem.set("");
        running.set(true);
        change.whenComplete((_, failure) -> {
            if (mine == latest) {
                running.set(false);
                problem.set(failure == null ? "" : words.apply(failure));
            }
        });
    }

    public void clearProblem() {
        problem.set("");
    }
}
