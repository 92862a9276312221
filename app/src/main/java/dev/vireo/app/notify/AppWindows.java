package dev.vireo.app.notify;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.state.Conversation;
import java.util.Optional;
import javafx.stage.Window;

/** The application's windows, as notifications and the tray need them. Called on the FX thread. */
public interface AppWindows extends OpenChat {

    /** Shows the main window or brings it to the front. */
    void openVireo();

    void quit();

    /** Whether the person looks at this conversation: its chat window is open and focused. */
    boolean inView(Conversation conversation);

    /** Where a toast can stand: the focused window, else any that is showing and not minimised; none while all are hidden. */
    Optional<Window> foremost();
}
