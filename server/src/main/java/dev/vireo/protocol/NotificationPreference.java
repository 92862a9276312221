package dev.vireo.protocol;

/** Which messages of a channel notify a member. */
public enum NotificationPreference {
    ALL,
    MENTIONS,
    NONE
}
