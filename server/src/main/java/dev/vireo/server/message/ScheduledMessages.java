package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.Requests;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.Membership;
import dev.vireo.server.channel.PeopleDirectory;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.FutureTime;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.log.LogPosition;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.message.ScheduledTable.ScheduledRow;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.time.Deadlines;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages at the times that their authors chose. Every server knows the times from the log; the first that finds one due sends the
 * message and deletes the row in one transaction, so it is sent once, and the others find nothing left to do. What may not be sent any
 * more stays with the reason, and its author is told. Thread-safe.
 */
public final class ScheduledMessages implements LogFollower {

    private static final Logger logger = LoggerFactory.getLogger(ScheduledMessages.class);
    private static final int UNAVAILABLE = 503;

    private final Database database;
    private final Log log;
    private final Channels channels;
    private final PeopleDirectory people;
    private final MessageWriter writer;
    private final InstantSource clock;
    private final Deadlines times;

    /** @param clock what times are taken from */
    public ScheduledMessages(Database database, Log log, Channels channels, PeopleDirectory people, MessageWriter writer,
            InstantSource clock) {
        this.database = database;
        this.log = log;
        this.channels = channels;
        this.people = people;
        this.writer = writer;
        this.clock = clock;
        this.times = new Deadlines(clock);
    }

    @Override
    public void load(Handle snapshot) {
        times.replace(ScheduledTable.waiting(snapshot));
    }

    @Override
    public void follow(List<LogEntry> entries) {
        entries.forEach(entry -> {
            switch (entry.event()) {
                case Event.MessageScheduled scheduled ->
                        times.set(scheduled.id(), scheduled.problem() == null ? scheduled.sendAt() : null);
                case Event.MessageUnscheduled unscheduled -> times.set(unscheduled.id(), null);
                default -> {
                    // Nothing about them.
                }
            }
        });
    }

    /** A person's own, the next one first. */
    Answers.ScheduledList of(String username) {
        return new Answers.ScheduledList(database.read(handle -> ScheduledTable.of(handle, username)).stream()
                .map(ScheduledRow::shown).toList());
    }

    /** A scheduled message, and whether it was there already. */
    record Accepted(Answers.Scheduled scheduled, boolean repeated) {
    }

    /** Keeps a message to be sent later. A repeat with the same client id gives the first result. */
    Accepted add(String username, String channelId, Requests.MessageToSchedule request) {
        String body = MessageBody.of(request.body());
        @Nullable String clientId = ClientId.check(request.clientId(), "client_id");
        Instant at = required(request.sendAt());
        return log.write(transaction -> {
            Handle sql = transaction.sql();
            Membership author = channels.author(transaction, channelId, username);
            Optional<ScheduledRow> earlier = clientId == null ? Optional.empty() : ScheduledTable.find(sql, username, clientId);
            if (earlier.isPresent()) {
                return new Accepted(earlier.get().shown(), true);
            }
            author.require(Permission.WRITE);
            if (ScheduledTable.of(sql, username).size() >= Limits.SCHEDULED) {
                throw new ProblemException(409, "too_many_scheduled",
                        "You can schedule at most " + Limits.SCHEDULED + " messages. Send or delete one first.",
                        Map.of("limit", Limits.SCHEDULED));
            }
            long id = transaction.nextPos();
            transaction.nextTime();
            ScheduledRow row = new ScheduledRow(id, username, author.channelId(), clientId == null ? "scheduled-" + id : clientId, body, at,
                    null);
            ScheduledTable.insert(sql, row);
            tell(transaction, row);
            return new Accepted(row.shown(), false);
        });
    }

    /** Changes the text or the time. What could not be sent waits again. */
    Answers.Scheduled change(String username, String id, Requests.ScheduledChange change) {
        String body = change.body() == null ? null : MessageBody.of(change.body());
        Instant at = FutureTime.of("send_at", change.sendAt(), clock.instant());
        return log.write(transaction -> {
            ScheduledRow before = own(transaction.sql(), username, id);
            if (before.problem() != null && at == null) {
                throw ProblemException.badField("send_at", "This message was due already. Choose another time.");
            }
            ScheduledRow after = before.with(body == null ? before.body() : body, at == null ? before.sendAt() : at, null);
            if (!after.equals(before)) {
                transaction.nextTime();
                ScheduledTable.update(transaction.sql(), after);
                tell(transaction, after);
            }
            return after.shown();
        });
    }

    /** Sends it now. */
    Message send(String username, String id) {
        return log.write(transaction -> send(transaction, own(transaction.sql(), username, id)));
    }

    /** Gives it up. One that is not there changes nothing. */
    void cancel(String username, String id) {
        log.write(transaction -> {
            Optional<ScheduledRow> row = LogPosition.parse(id).flatMap(position -> ScheduledTable.find(transaction.sql(), position))
                    .filter(found -> found.username().equals(username));
            row.ifPresent(found -> {
                transaction.nextTime();
                remove(transaction, found, null);
            });
            return row.isPresent();
        });
    }

    /** Sends what is due. Called periodically. */
    public void sendDue() {
        times.due().forEach((id, at) -> {
            try {
                log.write(transaction -> due(transaction, id, at).map(row -> send(transaction, row)).isPresent());
            } catch (ProblemException refused) {
                if (refused.status() == UNAVAILABLE) {
                    throw refused;
                }
                logger.info("A scheduled message can't be sent: {}", refused.code());
                log.write(transaction -> {
                    Optional<ScheduledRow> row = due(transaction, id, at);
                    row.ifPresent(found -> {
                        transaction.nextTime();
                        ScheduledRow failed = found.with(found.body(), found.sendAt(), refused.code());
                        ScheduledTable.update(transaction.sql(), failed);
                        tell(transaction, failed);
                    });
                    return row.isPresent();
                });
            }
            times.forget(id, at);
        });
    }

    /** Unless another server has sent it, or its author has changed it since. */
    private static Optional<ScheduledRow> due(Transaction transaction, String id, Instant at) {
        return ScheduledTable.find(transaction.sql(), Long.parseLong(id)).filter(row -> row.problem() == null && row.sendAt().equals(at));
    }

    /** Nothing is written before all that may be refused. */
    private Message send(Transaction transaction, ScheduledRow row) {
        if (!people.inactive(transaction.sql(), Set.of(row.username())).isEmpty()) {
            throw new ProblemException(403, "account_inactive", "Whoever wrote this message has left the office.");
        }
        Message sent = writer.write(transaction, new OutgoingMessage(row.username(),
                new OutgoingMessage.ToChannel(Long.toString(row.channelId())), row.clientId(), row.body(), null, List.of())).message();
        remove(transaction, row, sent.id());
        return sent;
    }

    private static void remove(Transaction transaction, ScheduledRow row, @Nullable String messageId) {
        ScheduledTable.delete(transaction.sql(), row.id());
        transaction.append(new Event.MessageUnscheduled(Long.toString(row.id()), messageId), Audience.person(row.username()));
    }

    private static void tell(Transaction transaction, ScheduledRow row) {
        transaction.append(new Event.MessageScheduled(Long.toString(row.id()), row.sendAt(), row.problem()),
                Audience.person(row.username()));
    }

    private Instant required(@Nullable Instant sendAt) {
        Instant at = FutureTime.of("send_at", sendAt, clock.instant());
        if (at == null) {
            throw ProblemException.badField("send_at", "Say when the message is to be sent.");
        }
        return at;
    }

    private static ScheduledRow own(Handle handle, String username, String id) {
        return LogPosition.parse(id).flatMap(position -> ScheduledTable.find(handle, position))
                .filter(row -> row.username().equals(username))
                .orElseThrow(() -> new ProblemException(404, "scheduled_not_found", "There is no such scheduled message."));
    }

    /** Within a command: somebody is deleted for good. */
    public static void forget(Handle handle, String username) {
        ScheduledTable.forget(handle, username);
    }
}
