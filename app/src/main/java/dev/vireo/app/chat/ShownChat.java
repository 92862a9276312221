package dev.vireo.app.chat;

import dev.vireo.app.state.Conversation;
import javafx.event.EventTarget;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A conversation that shows, with its keys, in whichever window. FX thread. */
record ShownChat(Conversation conversation, Parent root, ChatView view, ChatPlace place, ChatCommands commands) {

    /** Has its keys hold here, too. */
    void listenTo(EventTarget target) {
        target.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                place.leave();
                return;
            }
            commands.of(event).ifPresent(command -> {
                event.consume();
                commands.run(command);
            });
        });
    }

    /** It cannot be used afterwards. */
    void close() {
        place.release();
        view.close();
    }
}
