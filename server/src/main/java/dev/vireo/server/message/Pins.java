package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.message.MessageLookup.FoundMessage;
import dev.vireo.server.message.PinTable.PinRow;
import dev.vireo.server.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Pins messages for everybody in their channel, up to {@link Limits#PINS} at a time. Thread-safe. */
public final class Pins {

    private final Database database;
    private final Log log;
    private final Channels channels;
    private final MessageLookup lookup;
    private final MessageTable table;

    public Pins(Database database, Log log, Channels channels, MessageLookup lookup, MessageTable table) {
        this.database = database;
        this.log = log;
        this.channels = channels;
        this.lookup = lookup;
        this.table = table;
    }

    /** The messages that are pinned in one of the caller's channels, the last one pinned first. */
    Answers.PinList of(String reader, String channelId) {
        return database.snapshot(handle -> {
            Membership member = channels.membership(handle, channelId, reader);
            List<PinRow> pins = PinTable.of(handle, member.channelId());
            Map<Long, Message> messages = table.byIds(handle, pins.stream().map(PinRow::messageId).toList()).stream()
                    .collect(Collectors.toMap(message -> Long.parseLong(message.id()), Function.identity()));
            return new Answers.PinList(pins.stream()
                    .flatMap(pin -> Stream.ofNullable(messages.get(pin.messageId())).map(message -> pin(pin, message)))
                    .toList());
        });
    }

    /** Pins a message. What is pinned already stays as it is. */
    Answers.Pin pin(String username, String id) {
        return log.write(transaction -> {
            FoundMessage found = find(transaction, username, id);
            Handle sql = transaction.sqlBesideAuthors();
            Message message = found.message();
            long messageId = Long.parseLong(message.id());
            long channelId = found.member().channelId();
            found.requireThere();
            Optional<PinRow> earlier = PinTable.find(sql, messageId);
            if (earlier.isPresent()) {
                return pin(earlier.get(), message);
            }
            if (PinTable.count(sql, channelId) >= Limits.PINS) {
                throw new ProblemException(409, "too_many_pins",
                        "A conversation can have at most " + Limits.PINS + " pinned messages. Unpin one first.",
                        Map.of("limit", Limits.PINS));
            }
            Instant now = transaction.nextTime();
            PinRow pin = new PinRow(messageId, username, now);
            PinTable.insert(sql, pin, channelId, transaction.nextPos());
            transaction.append(new Event.MessagePinned(message.channelId(), message.id(), username, now),
                    Audience.channel(message.channelId()));
            return pin(pin, message);
        });
    }

    /** Unpins a message, whoever pinned it. One that is not pinned stays as it is. */
    void unpin(String username, String id) {
        log.write(transaction -> {
            FoundMessage found = find(transaction, username, id);
            Handle sql = transaction.sqlBesideAuthors();
            Message message = found.message();
            long messageId = Long.parseLong(message.id());
            boolean pinned = PinTable.find(sql, messageId).isPresent();
            if (pinned) {
                PinTable.delete(sql, messageId);
                transaction.append(new Event.MessageUnpinned(message.channelId(), message.id(), username),
                        Audience.channel(message.channelId()));
            }
            return pinned;
        });
    }

    private FoundMessage find(Transaction transaction, String username, String id) {
        FoundMessage found = lookup.find(transaction.sqlBesideAuthors(), username, id);
        found.member().require(Permission.PIN);
        return found;
    }

    private static Answers.Pin pin(PinRow row, Message message) {
        return new Answers.Pin(message, row.username(), row.pinnedAt());
    }
}
