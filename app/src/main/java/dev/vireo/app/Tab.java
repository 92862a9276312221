package dev.vireo.app;

/** The main window's two places. */
enum Tab {
    DASHBOARD,
    MESSAGES
}
