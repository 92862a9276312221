package dev.vireo.server.message;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Message.Reaction;
import dev.vireo.protocol.Permission;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.message.MessageLookup.FoundMessage;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.text.Emoji;
import java.util.Map;
import java.util.Optional;

/** Adds and removes reactions: any emoji, each once per person. Thread-safe. */
public final class Reactions {

    private final Log log;
    private final MessageLookup lookup;

    public Reactions(Log log, MessageLookup lookup) {
        this.log = log;
        this.lookup = lookup;
    }

    /** @return the message with the reaction; once it is there, adding it changes nothing */
    Message add(String username, String id, String emoji) {
        String reaction = Emoji.of(emoji);
        return log.write(transaction -> {
            FoundMessage found = find(transaction, username, id);
            Message message = found.message();
            Optional<Reaction> kind = kind(message, reaction);
            if (kind.isPresent() && kind.get().users().contains(username)) {
                return message;
            }
            if (kind.isEmpty() && message.reactions().size() >= Limits.REACTIONS) {
                throw new ProblemException(409, "too_many_reactions",
                        "A message can have at most " + Limits.REACTIONS + " different reactions.", Map.of("limit", Limits.REACTIONS));
            }
            MessageWriteTable.addReaction(transaction.sqlBesideAuthors(), Long.parseLong(message.id()), reaction, username,
                    transaction.nextPos());
            transaction.append(new Event.ReactionAdded(message.channelId(), message.id(), username, reaction),
                    Audience.channel(message.channelId()));
            return lookup.in(transaction.sqlBesideAuthors(), found.member(), id);
        });
    }

    /** @return the message without the reaction; removing what is not there changes nothing */
    Message remove(String username, String id, String emoji) {
        String reaction = Emoji.of(emoji);
        return log.write(transaction -> {
            FoundMessage found = find(transaction, username, id);
            Message message = found.message();
            if (kind(message, reaction).filter(kind -> kind.users().contains(username)).isEmpty()) {
                return message;
            }
            MessageWriteTable.removeReaction(transaction.sqlBesideAuthors(), Long.parseLong(message.id()), reaction, username);
            transaction.append(new Event.ReactionRemoved(message.channelId(), message.id(), username, reaction),
                    Audience.channel(message.channelId()));
            return lookup.in(transaction.sqlBesideAuthors(), found.member(), id);
        });
    }

    private FoundMessage find(Transaction transaction, String username, String id) {
        FoundMessage found = lookup.find(transaction.sqlBesideAuthors(), username, id);
        found.member().require(Permission.REACT);
        found.requireThere();
        return found;
    }

    private static Optional<Reaction> kind(Message message, String emoji) {
        return message.reactions().stream().filter(reaction -> reaction.emoji().equals(emoji)).findFirst();
    }
}
