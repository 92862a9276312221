package dev.vireo.app.ui;

/** A screen that fills a window of its own, as its controller. FX thread. */
public interface WindowScreen {

    /** Puts the keyboard where one begins. */
    default void focus() {
    }

    /** Somebody wants to leave. @param close closes the window, now or once a question about unsaved words is answered */
    default void leave(Runnable close) {
        close.run();
    }

    /** The window is gone, so whatever the screen listens to is let go. */
    default void close() {
    }
}
