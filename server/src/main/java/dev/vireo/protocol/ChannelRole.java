package dev.vireo.protocol;

/** The roles that a member can have in a channel. */
public enum ChannelRole {
    OWNER,
    MODERATOR,
    MEMBER,
    READER
}
