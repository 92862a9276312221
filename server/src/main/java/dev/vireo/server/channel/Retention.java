package dev.vireo.server.channel;

import dev.vireo.protocol.Event;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes messages that are older than their channel's retention rule, or else the office's, allows. They are deleted for good
 * and through the log, so that every client deletes them, too.
 */
public final class Retention {

    private static final Logger logger = LoggerFactory.getLogger(Retention.class);
    /** Small enough not to delay people's own messages. */
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Log log;
    private final ChannelMessages messages;
    private final ReadMarkers readMarkers;
    private final MessageCopies copies;
    private final Function<Handle, @Nullable Integer> officeDays;
    private final InstantSource clock;

    /** @param officeDays after how many days messages go where their channel has no rule of its own; null: never */
    public Retention(Database database, Log log, ChannelMessages messages, ReadMarkers readMarkers, MessageCopies copies,
            Function<Handle, @Nullable Integer> officeDays, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.messages = messages;
        this.readMarkers = readMarkers;
        this.copies = copies;
        this.officeDays = officeDays;
        this.clock = clock;
    }

    /** Deletes all messages that are past their retention. */
    public void run() {
        Instant now = clock.instant();
        rules().forEach((channelId, days) -> {
            Instant before = now.minus(Duration.ofDays(days));
            boolean more = true;
            while (more) {
                more = expire(channelId, before, now);
            }
        });
    }

    /** The shortest retention of any rule, after which no copy of a message may remain. Empty if there is no rule. */
    public Optional<Duration> shortest() {
        return rules().values().stream().min(Integer::compare).map(Duration::ofDays);
    }

    private Map<Long, Integer> rules() {
        return database.read(handle -> ChannelTable.retention(handle, officeDays.apply(handle)));
    }

    /** @return whether anything was deleted; there may be more */
    private boolean expire(long channelId, Instant before, Instant now) {
        Optional<Long> upTo = log.write(transaction -> {
            Handle sql = transaction.sql();
            return messages.lastBefore(sql, channelId, before, now, AT_ONCE).map(last -> {
                transaction.nextTime();
                readMarkers.markExpiringRead(transaction, channelId, last);
                messages.expire(sql, channelId, last.number());
                copies.outdated(sql, channelId);
                transaction.append(new Event.MessagesExpired(Long.toString(channelId), last.number()),
                        Audience.channel(Long.toString(channelId)));
                return last.number();
            });
        });
        upTo.ifPresent(number -> logger.info("The messages of channel {} up to number {} have expired", channelId, number));
        return upTo.isPresent();
    }
}
