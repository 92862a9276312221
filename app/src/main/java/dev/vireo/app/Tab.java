package dev.vireo.app;

/** The main window's two places. */
enum Tab {
    DASHBOARD,
    MESSAGES;

    /** As kept in the preferences; the dashboard for whatever is not known. */
    static Tab named(String name) {
        return name.equals(MESSAGES.name()) ? MESSAGES : DASHBOARD;
    }
}
