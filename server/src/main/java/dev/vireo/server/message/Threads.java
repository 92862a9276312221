package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import dev.vireo.server.channel.Reading;
import dev.vireo.server.log.Log;
import dev.vireo.server.message.Messages.Found;

/** Who follows which thread. Thread-safe. */
public final class Threads {

    private final Log log;
    private final Reading reading;
    private final Messages messages;

    public Threads(Log log, Reading reading, Messages messages) {
        this.log = log;
        this.reading = reading;
        this.messages = messages;
    }

    /** Follows the thread that a message is in or begins, or does not any more. @return what is left unread in its channel */
    Answers.ReadState follow(String username, String id, boolean following) {
        return log.write(transaction -> {
            Found parent = messages.thread(transaction.sql(), username, id);
            return reading.follow(transaction, parent.member(), Long.parseLong(parent.message().id()), following);
        });
    }
}
