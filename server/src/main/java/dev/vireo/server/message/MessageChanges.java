package dev.vireo.server.message;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.server.channel.MessageCopies;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.message.MessageLookup.FoundMessage;
import dev.vireo.server.problem.ProblemException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Edits and deletes messages. Thread-safe. */
public final class MessageChanges {

    private static final Logger audit = LoggerFactory.getLogger(MessageChanges.class);

    private final Log log;
    private final MessageLookup lookup;
    private final MessageTable table;
    private final MessageCopies copies;

    public MessageChanges(Log log, MessageLookup lookup, MessageTable table, MessageCopies copies) {
        this.log = log;
        this.lookup = lookup;
        this.table = table;
        this.copies = copies;
    }

    /** Edits a message. Only its author may. The same text changes nothing. */
    Message edit(String username, String id, @Nullable String text) {
        if (text == null) {
            throw MessageBody.missing();
        }
        String body = MessageBody.ofOptional(text);
        return log.write(transaction -> {
            FoundMessage found = lookup.find(transaction.sql(), username, id);
            Message message = found.message();
            found.member().require(Permission.WRITE);
            if (!message.author().equals(username)) {
                throw new ProblemException(403, "not_allowed", "Only its author can edit this message.");
            }
            found.requireThere();
            if (message.forwarded() != null) {
                throw ProblemException.conflict("message_forwarded", "A forwarded message can't be edited: its words are somebody else's.");
            }
            if (body.isEmpty() && message.attachments().isEmpty()) {
                throw MessageBody.blank();
            }
            if (message.body().equals(body)) {
                return message;
            }
            Message edited = message.edited(body, transaction.nextTime());
            MessageWriteTable.edit(transaction.sql(), edited, message.body(), transaction.nextPos());
            transaction.append(new Event.MessageUpdated(edited), Audience.channel(edited.channelId()));
            audit.info("{} edited {} in channel {}", username, id, edited.channelId());
            return edited;
        });
    }

    /** Deletes a message: its author may, and whoever may delete others'. Deleting it again changes nothing. */
    void delete(String username, String id) {
        log.write(transaction -> {
            Handle sql = transaction.sql();
            FoundMessage found = lookup.find(sql, username, id);
            Message message = found.message();
            found.member().require(message.author().equals(username) ? Permission.READ : Permission.DELETE_OF_OTHERS);
            found.member().requireNotArchived();
            if (message.deleted()) {
                return message;
            }
            Message tombstone = message.tombstone();
            table.files().detach(sql, List.of(Long.parseLong(id)));
            transaction.redact(tombstone, MessageWriteTable.delete(sql, tombstone));
            copies.outdated(sql, found.member().channelId());
            transaction.append(new Event.MessageDeleted(tombstone), Audience.channel(tombstone.channelId()));
            audit.info("{} deleted {} in channel {}", username, id, tombstone.channelId());
            return tombstone;
        });
    }
}
