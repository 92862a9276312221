package dev.vireo.app.ui;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** How one change that was asked for stands: on its way, and why the last one was not taken. FX thread. */
public final class Change {

    private final String unknown;
    private final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private int latest;

    /** @param unknown what to say of a failure that brings no words of its own */
    public Change(String unknown) {
        this.unknown = unknown;
    }

    public ReadOnlyBooleanProperty underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    /** Empty while there is none. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Follows a change that was asked for; only the latest one counts. */
    public void follow(CompletionStage<?> change) {
        int mine = ++latest;
        problem.set("");
        underWay.set(true);
        change.whenComplete((_, failure) -> {
            if (mine == latest) {
                underWay.set(false);
                problem.set(failure == null ? "" : words(failure));
            }
        });
    }

    public void forgive() {
        problem.set("");
    }

    private String words(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String message = cause.getMessage();
        return message == null || message.isBlank() ? unknown : message;
    }
}
