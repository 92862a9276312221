package dev.vireo.app.state;

/** How loading a conversation's history stands. */
public enum LoadState {
    IDLE,
    LOADING,
    FAILED
}
