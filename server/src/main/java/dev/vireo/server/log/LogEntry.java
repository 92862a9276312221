package dev.vireo.server.log;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.EventType;
import dev.vireo.protocol.Json;
import java.time.Instant;

/**
 * One change to the office.
 *
 * @param pos  its place in the log: global, gap-free, in commit order
 * @param type the event's name on the wire
 * @param data the event's data as JSON, exactly as streams send it
 */
public record LogEntry(long pos, Instant at, String type, Audience audience, String data, Event event) {

    static LogEntry of(long pos, Instant at, Audience audience, Event.Stored event) {
        return new LogEntry(pos, at, EventType.of(event).wireName(), audience, Json.write(event), event);
    }

    static LogEntry read(long pos, Instant at, String type, Audience audience, String data) {
        return new LogEntry(pos, at, type, audience, data, Json.readEvent(type, data));
    }
}
