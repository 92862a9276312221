package dev.vireo.server.stream;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.EventType;
import dev.vireo.protocol.Json;
import dev.vireo.server.channel.Memberships;
import dev.vireo.server.message.Simple.UnreadCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a stream tells and in which words. Null where it has nothing to say. */
enum Format {

    /** {@code GET /api/v1/sse}: everything, as unnamed events of type and data. */
    FULL {
        @Override
        Frame first(Event.Connection connection, Cursor at, Duration retry) {
            return Frame.steering(null, at, retry, Json.writeEvent(connection));
        }

        @Override
        Frame entry(Broadcast broadcast, String reader) {
            return broadcast.full();
        }

        @Override
        Frame unread(Memberships memberships, String reader, Set<String> channelIds) {
            return Frame.passing(new Event.UnreadUpdate(memberships.unreadOf(reader, channelIds)));
        }

        @Override
        Frame passing(Event event) {
            return Frame.passing(event);
        }

        @Override
        Frame standing(Event event, Cursor at) {
            return Frame.steering(null, at, null, Json.writeEvent(event));
        }

        @Override
        Frame last(Event.StreamEnded ended, Duration retry) {
            return Frame.steering(null, null, retry, Json.writeEvent(ended));
        }
    },

    /** The simple API's stream: messages, counts and heartbeats as named events. */
    SIMPLE {
        @Override
        Frame first(Event.Connection connection, Cursor at, Duration retry) {
            return Frame.steering(HEARTBEAT, at, retry, Json.write(new Beat(Instant.now())));
        }

        @Override
        @Nullable Frame entry(Broadcast broadcast, String reader) {
            return broadcast.simple(reader);
        }

        @Override
        Frame unread(Memberships memberships, String reader, Set<String> channelIds) {
            return Frame.named("unread_update", new UnreadCounts(memberships.unreadBySender(reader)));
        }

        @Override
        @Nullable Frame passing(Event event) {
            return switch (event) {
                case Event.Heartbeat heartbeat -> Frame.named(HEARTBEAT, new Beat(heartbeat.at()));
                default -> null;
            };
        }

        @Override
        Frame standing(Event event, Cursor at) {
            return Frame.steering(EventType.of(event).wireName(), at, null,
                    Json.write(event instanceof Event.Heartbeat heartbeat ? new Beat(heartbeat.at()) : event));
        }

        @Override
        Frame last(Event.StreamEnded ended, Duration retry) {
            return Frame.steering(EventType.of(ended).wireName(), null, retry, Json.write(ended));
        }
    };

    private static final String HEARTBEAT = EventType.HEARTBEAT.wireName();

    private record Beat(Instant timestamp) {
    }

    /**
     * The frame that begins a stream. It carries the cursor, so that a reader who hears nothing more before the connection breaks has
     * a place to come back to; on a frame with data, since many libraries forget an id that comes without.
     *
     * @param at    where the reader stands: never ahead of what is about to be replayed
     * @param retry how long an EventSource is to wait before it opens the stream again
     */
    abstract Frame first(Event.Connection connection, Cursor at, Duration retry);

    abstract @Nullable Frame entry(Broadcast broadcast, String reader);

    abstract @Nullable Frame unread(Memberships memberships, String reader, Set<String> channelIds);

    abstract @Nullable Frame passing(Event event);

    /** An event that moves the reader to a cursor, though no entry of the log comes with it. */
    abstract Frame standing(Event event, Cursor at);

    /** Why the stream ends, and how long an EventSource is to wait then. */
    abstract Frame last(Event.StreamEnded ended, Duration retry);
}
