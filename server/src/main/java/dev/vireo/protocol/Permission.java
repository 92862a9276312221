package dev.vireo.protocol;

import static dev.vireo.protocol.ChannelRole.MEMBER;
import static dev.vireo.protocol.ChannelRole.MODERATOR;
import static dev.vireo.protocol.ChannelRole.OWNER;
import static dev.vireo.protocol.ChannelRole.READER;

import java.util.EnumSet;
import java.util.Set;

/** The permissions in a channel, and who has them. Nothing else decides this. */
public enum Permission {

    READ(true, OWNER, MODERATOR, MEMBER, READER),
    LEAVE(false, OWNER, MODERATOR, MEMBER, READER),
    WRITE(true, OWNER, MODERATOR, MEMBER),
    REACT(true, OWNER, MODERATOR, MEMBER),
    PIN(true, OWNER, MODERATOR, MEMBER),
    MENTION_ALL(false, OWNER, MODERATOR),
    INVITE(false, OWNER, MODERATOR, MEMBER),
    REMOVE(false, OWNER, MODERATOR),
    DESCRIBE(false, OWNER, MODERATOR),
    DELETE_OF_OTHERS(false, OWNER, MODERATOR),
    SEE_VERSIONS(false, OWNER, MODERATOR),
    GIVE_ROLES(false, OWNER),
    ARCHIVE(false, OWNER),
    SET_RETENTION(false, OWNER),
    EXPORT(false, OWNER);

    private final boolean inDirect;
    private final Set<ChannelRole> roles;

    /** @param inDirect whether the two members of a direct channel have it */
    Permission(boolean inDirect, ChannelRole first, ChannelRole... others) {
        this.inDirect = inDirect;
        this.roles = EnumSet.of(first, others);
    }

    /** Whether this role has the permission in a channel of this kind. */
    public boolean granted(ChannelKind kind, ChannelRole role) {
        return roles.contains(role) && (inDirect || kind != ChannelKind.DIRECT);
    }

    /** Whether it applies in archived channels too, which are otherwise read-only. */
    public boolean inArchived() {
        return switch (this) {
            case READ, LEAVE, REMOVE, SEE_VERSIONS, ARCHIVE, SET_RETENTION, EXPORT -> true;
            case WRITE, REACT, PIN, MENTION_ALL, INVITE, DESCRIBE, DELETE_OF_OTHERS, GIVE_ROLES -> false;
        };
    }
}
