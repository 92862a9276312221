package dev.vireo.protocol;

/** The choices of which messages in a channel notify a member. */
public enum NotificationPreference {
    ALL,
    MENTIONS,
    NONE
}
