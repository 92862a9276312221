package dev.vireo.app.state;

/** The state of loading a conversation's history. */
public enum LoadState {
    IDLE,
    LOADING,
    FAILED
}
