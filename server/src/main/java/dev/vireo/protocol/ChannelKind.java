package dev.vireo.protocol;

/**
 * The kinds of channels. Direct channels join exactly two people; groups are private and by invitation; anybody may join an open
 * channel.
 */
public enum ChannelKind {
    DIRECT,
    GROUP,
    OPEN
}
