package dev.vireo.protocol;

/** What a member may do in a channel. */
public enum ChannelRole {
    OWNER,
    MODERATOR,
    MEMBER,
    READER
}
