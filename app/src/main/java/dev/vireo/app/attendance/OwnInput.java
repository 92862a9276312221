package dev.vireo.app.attendance;

import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.stage.Window;

/** Input that reaches any window of this process. FX thread. */
public final class OwnInput implements AutoCloseable {

    private final EventHandler<InputEvent> touched;
    private final ListChangeListener<Window> windows = this::changed;

    public OwnInput(Attendance attendance) {
        touched = _ -> attendance.touched();
        Window.getWindows().forEach(this::follow);
        Window.getWindows().addListener(windows);
    }

    private void changed(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::follow);
            change.getRemoved().forEach(this::leave);
        }
    }

    private void follow(Window window) {
        window.addEventFilter(InputEvent.ANY, touched);
    }

    private void leave(Window window) {
        window.removeEventFilter(InputEvent.ANY, touched);
    }

    @Override
    public void close() {
        Window.getWindows().removeListener(windows);
        Window.getWindows().forEach(this::leave);
    }
}
