package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import dev.vireo.server.channel.ReadMarkers;
import dev.vireo.server.log.Log;
import dev.vireo.server.message.MessageLookup.FoundMessage;

/** Lets people follow and unfollow threads. Thread-safe. */
public final class ThreadFollowing {

    private final Log log;
    private final ReadMarkers readMarkers;
    private final MessageLookup lookup;

    public ThreadFollowing(Log log, ReadMarkers readMarkers, MessageLookup lookup) {
        this.log = log;
        this.readMarkers = readMarkers;
        this.lookup = lookup;
    }

    /**
     * Follows or unfollows the thread that a message is in or begins.
     *
     * @return the remaining unread counts of its channel
     */
    Answers.ReadState follow(String username, String id, boolean following) {
        return log.write(transaction -> {
            FoundMessage parent = lookup.thread(transaction.sql(), username, id);
            return readMarkers.follow(transaction, parent.member(), Long.parseLong(parent.message().id()), following);
        });
    }
}
