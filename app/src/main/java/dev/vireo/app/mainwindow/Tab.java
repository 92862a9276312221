package dev.vireo.app.mainwindow;

/** The main window's two places. */
public enum Tab {
    DASHBOARD,
    MESSAGES;

    /** As kept in the preferences; the dashboard for whatever is not known. */
    public static Tab named(String name) {
        return name.equals(MESSAGES.name()) ? MESSAGES : DASHBOARD;
    }
}
