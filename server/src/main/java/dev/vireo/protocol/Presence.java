package dev.vireo.protocol;

/** The states of presence: whether a person can be reached now. */
public enum Presence {
    ONLINE,
    AWAY,
    DO_NOT_DISTURB,
    OFFLINE
}
