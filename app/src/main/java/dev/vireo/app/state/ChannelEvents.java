package dev.vireo.app.state;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Member;
import java.util.Optional;

/** Applies what the log tells of channels and of who is in them. FX thread only. */
final class ChannelEvents {

    private final String me;
    private final Conversations conversations;

    ChannelEvents(String me, Conversations conversations) {
        this.me = me;
        this.conversations = conversations;
    }

    /** A channel was made or changed; or I am in it from now on, and then it comes with all its members. */
    void updated(Channel channel, ChangeSet changes) {
        Optional<Conversation> known = conversations.in(channel.id()).filter(Conversation::isMember);
        if (known.isPresent()) {
            known.get().adopt(channel);
            conversations.list(known.get());
            changes.changed(known.get());
        } else if (channel.members() != null && channel.members().stream().anyMatch(member -> member.user().equals(me))) {
            conversations.of(channel).ifPresent(conversation -> {
                conversation.join(channel);
                conversations.list(conversation);
                changes.left(channel.id());
                changes.changed(conversation);
                if (channel.lastNumber() > 0) {
                    changes.emptied(conversation);
                }
            });
        }
    }

    void updated(Event.MemberUpdated updated, ChangeSet changes) {
        conversations.in(updated.channelId()).filter(Conversation::isMember).ifPresent(conversation -> {
            Member member = updated.member();
            if (!updated.left()) {
                conversation.roster.put(member);
            } else if (member.user().equals(me)) {
                conversation.leave();
                conversations.list(conversation);
                changes.left(updated.channelId());
            } else {
                conversation.roster.remove(member.user());
            }
            changes.changed(conversation);
        });
    }
}
