package dev.vireo.protocol;

/** Direct channels join exactly two people; groups are private and by invitation; open channels anyone may join. */
public enum ChannelKind {
    DIRECT,
    GROUP,
    OPEN
}
