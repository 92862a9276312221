package dev.vireo.app.ui;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * The subscriptions of a node that shows one thing after another. When a change makes a list give the node to somebody else,
 * JavaFX still calls the node's listeners of that same change, with an old value or none: those are passed over here, or a badge
 * would show another's count. FX thread.
 */
public final class NodeSubscriptions {

    private Subscription subscriptions = Subscription.EMPTY;
    private int turn;

    /** Follows nothing any more. */
    public void clear() {
        turn++;
        subscriptions.unsubscribe();
        subscriptions = Subscription.EMPTY;
    }

    /** Shows a value, now and when it changes. */
    public <T> void show(ObservableValue<T> value, Consumer<? super T> shown) {
        shown.accept(value.getValue());
        onChange(value, () -> shown.accept(value.getValue()));
    }

    /** Runs something at each change of a value. */
    public void onChange(ObservableValue<?> value, Runnable changed) {
        int mine = turn;
        add(value.subscribe(() -> {
            // Only what was read tells of its next change.
            value.getValue();
            if (mine == turn) {
                changed.run();
            }
        }));
    }

    /** Ends this, too, when something else is followed. */
    public void add(Subscription other) {
        subscriptions = subscriptions.and(other);
    }
}
