package dev.vireo.server.log;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.EventType;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.User;
import java.time.Instant;

/**
 * An entry of the log: one change to the office.
 *
 * @param pos  its place in the log: global, gap-free, in commit order
 * @param type the event's name on the wire
 * @param data the event's data as JSON, exactly as streams send it
 */
public record LogEntry(long pos, Instant at, String type, Audience audience, String data, Event event) {

    static LogEntry of(long pos, Instant at, Audience audience, Event.Stored event) {
        return new LogEntry(pos, at, EventType.of(event).wireName(), audience, Json.write(event), event);
    }

    /** Its approximate memory in bytes: its data, and the same again as an event. */
    int weight() {
        return 512 + 4 * data.length();
    }

    /** This entry after a message was deleted, with the message reduced to its tombstone. */
    LogEntry redacted(Message tombstone) {
        return switch (event) {
            case Event.NewMessage(Message message) when isOf(message, tombstone) ->
                    of(pos, at, audience, new Event.NewMessage(message.tombstone()));
            case Event.MessageUpdated(Message message) when isOf(message, tombstone) ->
                    of(pos, at, audience, new Event.MessageUpdated(message.tombstone()));
            default -> this;
        };
    }

    /** This entry after a person was deleted for good: of their profile it tells only what is left. */
    LogEntry redacted(User former) {
        return event instanceof Event.UserUpdated(User user) && user.username().equals(former.username()) && !user.equals(former)
                ? of(pos, at, audience, new Event.UserUpdated(former)) : this;
    }

    /** This entry with less content, for a reader who may not see all of it. */
    public LogEntry withEvent(Event.Stored less) {
        return of(pos, at, audience, less);
    }

    private static boolean isOf(Message message, Message tombstone) {
        return message.id().equals(tombstone.id());
    }

    static LogEntry read(long pos, Instant at, String type, Audience audience, String data) {
        return new LogEntry(pos, at, type, audience, data, Json.readEvent(type, data));
    }
}
