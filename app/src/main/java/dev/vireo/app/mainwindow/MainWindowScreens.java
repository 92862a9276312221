package dev.vireo.app.mainwindow;

import dev.vireo.app.state.Person;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;

/** Makes the screens of the main window. Each is made once, when it is first wanted. FX thread. */
public interface MainWindowScreens {

    Parent dashboard();

    /** @param chooseColleague leads to where somebody to write to can be chosen */
    Parent messages(Runnable chooseColleague);

    /** The profile of a person, or one's own. */
    Parent profile(Person person);

    /** Nobody's profile shows any more. */
    void closeProfile();

    /** What there is to say of Vireo itself; takes no room while there is nothing. */
    Node notice();

    /** The messages that I have saved for later. */
    Parent saved();

    /** The messages that are to be sent later. */
    Parent scheduled();

    /**
     * What finds messages.
     *
     * @param close takes it away
     */
    Region messageSearch(Runnable close);

    /** To be called once it shows. @param wanted what to look for at once; empty: what was looked for before */
    void openMessageSearch(String wanted);

    /** It does not show any more. */
    void closeMessageSearch();
}
