package dev.vireo.app.chat;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Where a conversation shows: in the main window, or in one of its own. FX thread. */
final class ChatPlace {

    private final BooleanProperty inSight = new SimpleBooleanProperty();
    private final BooleanProperty alone = new SimpleBooleanProperty();
    private @Nullable Stage own;
    private Runnable leave;

    private ChatPlace(Runnable leave) {
        this.leave = leave;
    }

    /**
     * In the main window.
     *
     * @param inSight whether nothing else of that window hides it
     * @param alone   whether it stands where the list would be
     * @param leave   leads back to the list
     */
    static ChatPlace inMain(ObservableValue<Boolean> inSight, ObservableValue<Boolean> alone, Runnable leave) {
        ChatPlace place = new ChatPlace(leave);
        place.inSight.bind(inSight);
        place.alone.bind(alone);
        return place;
    }

    static ChatPlace inWindow(Stage own) {
        ChatPlace place = new ChatPlace(own::close);
        place.moveTo(own);
        return place;
    }

    /** From now on it has this window for itself. */
    void moveTo(Stage window) {
        own = window;
        leave = window::close;
        release();
        alone.set(false);
        inSight.set(true);
    }

    /** Follows the main window no longer. */
    void release() {
        inSight.unbind();
        alone.unbind();
    }

    Optional<Stage> ownWindow() {
        return Optional.ofNullable(own);
    }

    /** Whether it can be seen, as far as its window can. */
    ReadOnlyBooleanProperty inSightProperty() {
        return inSight;
    }

    /** Whether it stands where the list would be, so that a way back is wanted. */
    ReadOnlyBooleanProperty aloneProperty() {
        return alone;
    }

    /** One step out: closes the conversation. */
    void leave() {
        leave.run();
    }
}
