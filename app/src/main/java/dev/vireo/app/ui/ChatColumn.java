package dev.vireo.app.ui;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.Region;

/** What shows one conversation at a time in the main window. FX thread. */
public interface ChatColumn {

    Region view();

    /** Whether conversations open here; otherwise it is not to be seen. */
    ObservableValue<Boolean> usedProperty();

    /** The key of the conversation that is open here; empty if none is. */
    ObservableValue<String> keyProperty();

    /**
     * How the window shows it.
     *
     * @param inSight whether nothing hides it
     * @param alone   whether it stands where the list would be
     */
    void placed(boolean inSight, boolean alone);

    /** To where one writes. */
    void focus();

    /** The parts of the conversation that is open, for moving between them by keyboard. */
    List<Parent> panes();

    /** Carries out the commands of the conversation that is open, and hands all others on. */
    CommandTarget commands();

    /** Closes the conversation. */
    void leave();

    /** Gives the conversation that is open a window of its own. */
    void moveOut();
}
