package dev.vireo.server.stream;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.EventType;
import dev.vireo.protocol.Json;
import dev.vireo.server.channel.Memberships;
import dev.vireo.server.message.SimpleApi.UnreadBySender;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The formats of streams: which events each contains, and how they are written. Null for an event that a format leaves out. */
enum StreamFormat {

    /** {@code GET /api/v1/sse}: everything, as unnamed events of type and data. */
    FULL {
        @Override
        EventFrame first(Event.Connection connection, Cursor at, Duration retry) {
            return EventFrame.control(null, at, retry, Json.writeEvent(connection));
        }

        @Override
        EventFrame entry(EncodedEntry encoded, String reader) {
            return encoded.full();
        }

        @Override
        EventFrame unread(Memberships memberships, String reader, Set<String> channelIds) {
            return EventFrame.passing(new Event.UnreadUpdate(memberships.unreadOf(reader, channelIds)));
        }

        @Override
        EventFrame passing(Event event) {
            return EventFrame.passing(event);
        }

        @Override
        EventFrame standing(Event event, Cursor at) {
            return EventFrame.control(null, at, null, Json.writeEvent(event));
        }

        @Override
        EventFrame last(Event.StreamEnded ended, Duration retry) {
            return EventFrame.control(null, null, retry, Json.writeEvent(ended));
        }
    },

    /** The simple API's stream: messages, counts and heartbeats as named events. */
    SIMPLE {
        @Override
        EventFrame first(Event.Connection connection, Cursor at, Duration retry) {
            return EventFrame.control(HEARTBEAT, at, retry, Json.write(new SimpleHeartbeat(Instant.now())));
        }

        @Override
        @Nullable
        EventFrame entry(EncodedEntry encoded, String reader) {
            return encoded.simple(reader);
        }

        @Override
        EventFrame unread(Memberships memberships, String reader, Set<String> channelIds) {
            return EventFrame.named("unread_update", new UnreadBySender(memberships.unreadBySender(reader)));
        }

        @Override
        @Nullable
        EventFrame passing(Event event) {
            return switch (event) {
                case Event.Heartbeat heartbeat -> EventFrame.named(HEARTBEAT, new SimpleHeartbeat(heartbeat.at()));
                default -> null;
            };
        }

        @Override
        EventFrame standing(Event event, Cursor at) {
            return EventFrame.control(EventType.of(event).wireName(), at, null,
                    Json.write(event instanceof Event.Heartbeat heartbeat ? new SimpleHeartbeat(heartbeat.at()) : event));
        }

        @Override
        EventFrame last(Event.StreamEnded ended, Duration retry) {
            return EventFrame.control(EventType.of(ended).wireName(), null, retry, Json.write(ended));
        }
    };

    private static final String HEARTBEAT = EventType.HEARTBEAT.wireName();

    private record SimpleHeartbeat(Instant timestamp) {
    }

    /**
     * The frame that begins a stream. It carries the cursor, so that a reader who hears nothing more before the connection breaks has
     * a place to come back to; on a frame with data, since many libraries forget an id that comes without.
     *
     * @param at    where the reader stands: never ahead of what is about to be replayed
     * @param retry how long an EventSource is to wait before it opens the stream again
     */
    abstract EventFrame first(Event.Connection connection, Cursor at, Duration retry);

    abstract @Nullable EventFrame entry(EncodedEntry encoded, String reader);

    abstract @Nullable EventFrame unread(Memberships memberships, String reader, Set<String> channelIds);

    abstract @Nullable EventFrame passing(Event event);

    /** An event that moves the reader to a cursor, though no entry of the log comes with it. */
    abstract EventFrame standing(Event event, Cursor at);

    /** Why the stream ends, and how long an EventSource is to wait then. */
    abstract EventFrame last(Event.StreamEnded ended, Duration retry);
}
