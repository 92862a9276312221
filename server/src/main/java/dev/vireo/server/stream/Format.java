package dev.vireo.server.stream;

import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.server.channel.Memberships;
import dev.vireo.server.message.Simple.UnreadCounts;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a stream tells and in which words. Null where it has nothing to say. */
enum Format {

    /** {@code GET /api/v1/sse}: everything, as unnamed events of type and data. */
    FULL {
        @Override
        Frame connection(Cursor head, @Nullable Cursor resumedAfter) {
            return Frame.passing(new Event.Connection(head, resumedAfter));
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
    },

    /** The simple API's stream: messages, counts and heartbeats as named events. */
    SIMPLE {
        @Override
        @Nullable Frame connection(Cursor head, @Nullable Cursor resumedAfter) {
            return null;
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
                case Event.Heartbeat heartbeat -> Frame.named("heartbeat", new Beat(heartbeat.at()));
                case Event.Resync resync -> Frame.named("resync", resync);
                default -> null;
            };
        }
    };

    private record Beat(Instant timestamp) {
    }

    abstract @Nullable Frame connection(Cursor head, @Nullable Cursor resumedAfter);

    abstract @Nullable Frame entry(Broadcast broadcast, String reader);

    abstract @Nullable Frame unread(Memberships memberships, String reader, Set<String> channelIds);

    abstract @Nullable Frame passing(Event event);
}
