package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import dev.vireo.server.channel.ReadMarkers;
import dev.vireo.server.log.Log;
import dev.vireo.server.message.MessageLookup.FoundMessage;

/** Lets people follow and unfollow threads. Thread-safe. */
public final class ThreadFollowing {

    private final Log log;
    private final ReadMarkers reading;
    private final MessageLookup messages;

    public ThreadFollowing(Log log, ReadMarkers reading, MessageLookup messages) {
        this.log = log;
        this.reading = reading;
        this.messages = messages;
    }

    /** Follows the thread that a message is in or begins, or does not any more. @return what is left unread in its channel */
    Answers.ReadState follow(String username, String id, boolean following) {
        return log.write(transaction -> {
            FoundMessage parent = messages.thread(transaction.sql(), username, id);
            return reading.follow(transaction, parent.member(), Long.parseLong(parent.message().id()), following);
        });
    }
}
