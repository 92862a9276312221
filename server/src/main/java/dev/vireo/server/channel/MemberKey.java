package dev.vireo.server.channel;

/** A member of a channel. */
record MemberKey(long channelId, String username) {

    static MemberKey of(Membership member) {
        return new MemberKey(member.channelId(), member.username());
    }
}
