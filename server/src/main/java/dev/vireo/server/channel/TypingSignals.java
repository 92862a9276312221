package dev.vireo.server.channel;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Permission;
import dev.vireo.server.backbone.Signals;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.LogPosition;
import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the members of a channel that somebody is typing. Each server of the office tells its own streams. Nothing of it is
 * stored. Thread-safe.
 */
public final class TypingSignals {

    private static final long MIN_INTERVAL = Duration.ofSeconds(1).toNanos();
    private static final int MAX_REMEMBERED = 1_000;
    private static final String SIGNAL = "typing";
    /**
     * The most signals a server sends to the others per second, some 130 bytes each: 13 KB. Clients repeat theirs, so a dropped
     * one is soon replaced. The limit is enough for three hundred people who type at the same time, each signalling every three
     * seconds.
     */
    private static final int MAX_SHARED_PER_SECOND = 100;

    private final Database database;
    private final Channels channels;
    private final ChannelMessages messages;
    private final TransientEvents events;
    private final LongSupplier nanos;
    private final Signals signals;
    private final Map<TypingKey, Long> sentAt = new HashMap<>();
    private long second;
    private int shared;

    /** @param nanos a steady clock, such as {@link System#nanoTime} */
    public TypingSignals(Database database, Channels channels, ChannelMessages messages, TransientEvents events, Signals signals,
            LongSupplier nanos) {
        this.database = database;
        this.channels = channels;
        this.messages = messages;
        this.events = events;
        this.signals = signals;
        this.nanos = nanos;
        this.second = nanos.getAsLong();
        signals.subscribe(SIGNAL, Event.Typing.class, this::deliver);
    }

    private record TypingKey(String channelId, String username, @Nullable String parentId) {
    }

    /** Reports typing, at most once a second for each person. @param parentId the thread in which they type, if in one */
    void typing(String username, String channelId, @Nullable String parentId) {
        database.read(handle -> {
            Membership member = channels.membership(handle, channelId, username);
            member.require(Permission.WRITE);
            if (parentId != null) {
                LogPosition.parse(parentId)
                        .flatMap(id -> messages.place(handle, member.channelId(), id))
                        .filter(place -> place.parentId() == null)
                        .orElseThrow(() -> ProblemException.notFound("message"));
            }
            return member;
        });
        if (isDue(new TypingKey(channelId, username, parentId))) {
            Event.Typing typing = new Event.Typing(channelId, username, parentId);
            deliver(typing);
            if (isShared()) {
                signals.send(SIGNAL, typing);
            }
        }
    }

    private void deliver(Event.Typing typing) {
        events.send(typing.channelId(), typing, typing.user());
    }

    private synchronized boolean isShared() {
        long now = nanos.getAsLong();
        if (now - second >= MIN_INTERVAL) {
            second = now;
            shared = 0;
        }
        return shared++ < MAX_SHARED_PER_SECOND;
    }

    private synchronized boolean isDue(TypingKey key) {
        long now = nanos.getAsLong();
        Long before = sentAt.get(key);
        if (before != null && now - before < MIN_INTERVAL) {
            return false;
        }
        if (sentAt.size() >= MAX_REMEMBERED) {
            sentAt.values().removeIf(then -> now - then >= MIN_INTERVAL);
        }
        sentAt.put(key, now);
        return true;
    }
}
