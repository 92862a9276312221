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

    /** Answers such requests of this window, and its keys for help. FX thread. @param help shows the help, or the keyboard shortcuts */
    public static void follow(Scene scene, CommandTarget help) {
        scene.addEventHandler(ANY, request -> {
            request.consume();
            help.run(Command.HELP);
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> Command.of(key).filter(help::offers).ifPresent(command -> {
            key.consume();
            help.run(command);
        }));
    }
}
