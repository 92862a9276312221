package dev.vireo.app;

import dev.vireo.app.state.OpenProfile;
import dev.vireo.app.state.Person;
import javafx.scene.Node;
import javafx.scene.Parent;

/** What the main window shows in its places. Each is made once, when it is first wanted. FX thread. */
interface Screens {

    Parent dashboard(OpenProfile profiles);

    /** @param chooseColleague leads to where somebody to write to can be chosen */
    Parent messages(Runnable chooseColleague);

    /** Somebody's profile, one's own included. */
    Parent profile(Person person);

    /** Nobody's profile shows any more. */
    void closeProfile();

    /** The field that searches people, with its results below it. */
    Node search();

    void focusSearch();
}
