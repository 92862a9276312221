package dev.vireo.app.discovery;

/** The progress of looking for offices. */
public enum LookingState {
    /** Not looking. */
    IDLE,
    LOOKING,
    FOUND,
    /** Nobody has answered in a while; whoever does later is shown all the same. */
    NONE,
    /** There is no network to look on. */
    IMPOSSIBLE
}
