package dev.vireo.app.mainwindow;

import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.EndTime;
import dev.vireo.protocol.Presence;

/** The requests of the main window's menu and keys. FX thread; never blocks. */
public interface MainWindowActions {

    /** One's own, to change. */
    void profile();

    /** What one says of oneself, to change. */
    void status();

    /** Ends it. */
    void clearStatus();

    void settings();

    /** Everybody of the office; for owners and admins. */
    void people();

    /** For owners. */
    void audit();

    /** For owners and admins. */
    void invitePeople();

    /** Whether the office is on this computer. */
    boolean hosts();

    /** The office on this computer. */
    void hosting();

    void availability(Presence availability);

    /** Not to be disturbed until then. */
    void doNotDisturb(EndTime end);

    /** Channels that can be joined. */
    void browseChannels();

    void newChannel();

    /** To the first conversation that waits, or the last. */
    void openUnread(boolean first);

    /** @param command larger, smaller or normal text */
    void textSize(Command command);

    void shortcuts();

    /** Help and diagnostics. */
    void help();

    void retryNow();

    /** As the window's own button does. */
    void closeWindow();

    void signOut();

    void quit();

    /** The person went to another tab. */
    void wentTo(Tab tab);
}
