package dev.vireo.app;

import dev.vireo.app.state.Person;
import javafx.scene.Node;
import javafx.scene.Parent;

/** What the main window shows in its places; each is made when it is first wanted. FX thread. */
interface Screens {

    Parent dashboard();

    Parent messages();

    /** Somebody's profile, one's own included. {@code close} takes it away again. */
    Parent profile(Person person, Runnable close);

    /** The field that searches people, with its results below it. */
    Node search();

    void focusSearch();
}
