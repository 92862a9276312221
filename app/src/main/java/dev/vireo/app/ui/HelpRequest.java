package dev.vireo.app.ui;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/** Somebody in a window wants help: by F1, or by a button that fires this. */
public final class HelpRequest extends Event {

    @Serial private static final long serialVersionUID = 1L;

    public static final EventType<HelpRequest> ANY = new EventType<>(Event.ANY, "HELP_REQUEST");

    public HelpRequest() {
        super(ANY);
    }

    /** Answers such requests of this window. FX thread. @param help shows the help */
    public static void follow(Scene scene, Runnable help) {
        scene.addEventHandler(ANY, request -> {
            request.consume();
            help.run();
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> Command.of(key).filter(Command.HELP::equals).ifPresent(_ -> {
            key.consume();
            help.run();
        }));
    }
}
