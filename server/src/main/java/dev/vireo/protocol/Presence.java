package dev.vireo.protocol;

/** Whether a person can be reached now. */
public enum Presence {
    ONLINE,
    AWAY,
    DO_NOT_DISTURB,
    OFFLINE
}
