package dev.vireo.server.channel;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Permission;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.ProblemException;
import dev.vireo.server.log.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells a channel that somebody is writing. Nothing of it is kept. Thread-safe. */
final class Typing {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final int REMEMBERED = 1_000;

    private final Database database;
    private final Channels channels;
    private final ChannelMessages messages;
    private final Passing passing;
    private final LongSupplier nanos;
    private final Map<Writer, Long> told = new HashMap<>();

    Typing(Database database, Channels channels, ChannelMessages messages, Passing passing, LongSupplier nanos) {
        this.database = database;
        this.channels = channels;
        this.messages = messages;
        this.passing = passing;
        this.nanos = nanos;
    }

    private record Writer(String channelId, String username, @Nullable String parentId) {
    }

    /** Who says so more than once a second is heard once. @param parentId the thread in which they write, if in one */
    void typing(String username, String channelId, @Nullable String parentId) {
        database.read(handle -> {
            Membership member = channels.membership(handle, channelId, username);
            member.require(Permission.WRITE);
            if (parentId != null) {
                Position.parse(parentId)
                        .flatMap(id -> messages.place(handle, member.channelId(), id))
                        .filter(place -> place.parentId() == null)
                        .orElseThrow(() -> ProblemException.notFound("message"));
            }
            return member;
        });
        if (isDue(new Writer(channelId, username, parentId))) {
            passing.tell(channelId, new Event.Typing(channelId, username, parentId), username);
        }
    }

    private synchronized boolean isDue(Writer writer) {
        long now = nanos.getAsLong();
        Long before = told.get(writer);
        if (before != null && now - before < PAUSE) {
            return false;
        }
        if (told.size() >= REMEMBERED) {
            told.values().removeIf(then -> now - then >= PAUSE);
        }
        told.put(writer, now);
        return true;
    }
}
