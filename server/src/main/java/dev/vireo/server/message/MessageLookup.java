package dev.vireo.server.message;

import dev.vireo.protocol.Message;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.log.LogPosition;
import dev.vireo.server.problem.ProblemException;
import org.jdbi.v3.core.Handle;

/** Finds messages, always through the reader's own membership in their channel. Thread-safe. */
public final class MessageLookup {

    private final Channels channels;
    private final MessageTable table;

    public MessageLookup(Channels channels, MessageTable table) {
        this.channels = channels;
        this.table = table;
    }

    /** A message, and the membership through which its reader found it. */
    record FoundMessage(Membership member, Message message) {

        /** @throws ProblemException 409 if the message is deleted */
        void requireThere() {
            if (message.deleted()) {
                throw ProblemException.conflict("message_deleted", "This message was deleted.");
            }
        }
    }

    /** @throws ProblemException 404 if there is no such message for this person */
    FoundMessage find(Handle handle, String username, String id) {
        long position = LogPosition.parse(id).orElseThrow(() -> ProblemException.notFound("message"));
        Membership member = table.channelOf(handle, position)
                .flatMap(channelId -> channels.findMembership(handle, channelId, username))
                .orElseThrow(() -> ProblemException.notFound("message"));
        return new FoundMessage(member, in(handle, member, id));
    }

    /** A message of one channel. @throws ProblemException 404 if it is not one of that channel's */
    Message in(Handle handle, Membership member, String id) {
        return LogPosition.parse(id)
                .flatMap(position -> table.byId(handle, member.channelId(), position))
                .orElseThrow(() -> ProblemException.notFound("message"));
    }

    /** The first message of the thread that a message is in, or begins. */
    FoundMessage thread(Handle handle, String username, String id) {
        FoundMessage found = find(handle, username, id);
        String parent = found.message().parentId();
        return parent == null ? found : new FoundMessage(found.member(), in(handle, found.member(), parent));
    }
}
