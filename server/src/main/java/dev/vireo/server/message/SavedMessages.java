package dev.vireo.server.message;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.FutureTime;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogPosition;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.message.MessageLookup.FoundMessage;
import dev.vireo.server.message.SavedTable.SavedRow;
import dev.vireo.server.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Each person's own list of messages saved for later, up to {@link Limits#SAVED}. Whoever has left a channel does not get what they
 * saved there, until they are in it again. Thread-safe.
 */
public final class SavedMessages {

    private final Database database;
    private final Log log;
    private final MessageLookup lookup;
    private final MessageTable table;
    private final InstantSource clock;

    /** @param clock what times are taken from */
    public SavedMessages(Database database, Log log, MessageLookup lookup, MessageTable table, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.lookup = lookup;
        this.table = table;
        this.clock = clock;
    }

    /**
     * What a person has saved, the last one first.
     *
     * @param before the id of a saved message, of which those saved before follow; null: from the last one on
     */
    Answers.SavedList of(String username, @Nullable String before, int limit) {
        return database.snapshot(handle -> {
            long pos = before == null ? Long.MAX_VALUE
                    : LogPosition.parse(before).flatMap(id -> SavedTable.position(handle, username, id))
                            .orElseThrow(() -> ProblemException.notFound("message"));
            List<SavedRow> rows = SavedTable.before(handle, username, pos, limit + 1);
            Map<Long, Message> messages = table.byIds(handle, rows.stream().map(SavedRow::messageId).toList()).stream()
                    .collect(Collectors.toMap(message -> Long.parseLong(message.id()), Function.identity()));
            List<Answers.Saved> found = rows.stream()
                    .flatMap(row -> Stream.ofNullable(messages.get(row.messageId())).map(message -> saved(row, message)))
                    .toList();
            List<Answers.Saved> page = PageRoom.fitting(found.subList(0, Math.min(limit, found.size())), Answers.Saved::message,
                    PageRoom.BYTES);
            return new Answers.SavedList(page, page.size() < found.size());
        });
    }

    /** Saves a message. One that is saved already stays as it is. */
    Answers.Saved save(String username, String id) {
        return log.write(transaction -> {
            Message message = there(transaction, username, id);
            Optional<SavedRow> earlier = SavedTable.find(transaction.sqlBesideAuthors(), username, Long.parseLong(message.id()));
            return saved(earlier.orElseGet(() -> insert(transaction, username, message, null)), message);
        });
    }

    /** Sets when the person is to be reminded of a message, which is saved if it was not. */
    Answers.Saved remind(String username, String id, @Nullable Instant at) {
        Instant when = FutureTime.of("at", at, clock.instant());
        if (when == null) {
            throw ProblemException.badField("at", "Say when you want to be reminded.");
        }
        return log.write(transaction -> {
            Handle sql = transaction.sqlBesideAuthors();
            Message message = there(transaction, username, id);
            long messageId = Long.parseLong(message.id());
            Optional<SavedRow> earlier = SavedTable.find(sql, username, messageId);
            if (earlier.isEmpty()) {
                return saved(insert(transaction, username, message, when), message);
            }
            SavedRow row = new SavedRow(messageId, earlier.get().savedAt(), when, null);
            if (!when.equals(earlier.get().remindAt())) {
                changed(transaction, username, row);
            }
            return saved(row, message);
        });
    }

    /** Reminds the person of a message no more. It stays saved. One of which nobody is to be reminded changes nothing. */
    void forgetReminder(String username, String id) {
        LogPosition.parse(id).ifPresent(messageId -> log.write(transaction -> {
            Optional<SavedRow> earlier = SavedTable.find(transaction.sqlBesideAuthors(), username, messageId)
                    .filter(row -> row.remindAt() != null || row.remindedAt() != null);
            earlier.ifPresent(row -> changed(transaction, username, new SavedRow(messageId, row.savedAt(), null, null)));
            return earlier.isPresent();
        }));
    }

    private Message there(Transaction transaction, String username, String id) {
        FoundMessage found = lookup.find(transaction.sqlBesideAuthors(), username, id);
        found.requireThere();
        return found.message();
    }

    private static SavedRow insert(Transaction transaction, String username, Message message, @Nullable Instant remindAt) {
        Handle sql = transaction.sqlBesideAuthors();
        if (SavedTable.count(sql, username) >= Limits.SAVED) {
            throw new ProblemException(409, "too_many_saved",
                    "You can save at most " + Limits.SAVED + " messages. Remove one first.", Map.of("limit", Limits.SAVED));
        }
        SavedRow row = new SavedRow(Long.parseLong(message.id()), transaction.nextTime(), remindAt, null);
        SavedTable.insert(sql, username, row, transaction.nextPos());
        transaction.append(event(row), Audience.person(username));
        return row;
    }

    private static void changed(Transaction transaction, String username, SavedRow row) {
        transaction.nextTime();
        SavedTable.remindAt(transaction.sqlBesideAuthors(), username, row.messageId(), row.remindAt());
        transaction.append(event(row), Audience.person(username));
    }

    private static Event.MessageSaved event(SavedRow row) {
        return new Event.MessageSaved(Long.toString(row.messageId()), row.savedAt(), row.remindAt());
    }

    /** Takes a message off the list, also one that the person can no longer see. One that is not on it changes nothing. */
    void remove(String username, String id) {
        Optional<Long> position = LogPosition.parse(id);
        if (position.isEmpty()) {
            return;
        }
        long messageId = position.get();
        log.write(transaction -> {
            Handle sql = transaction.sqlBesideAuthors();
            boolean saved = SavedTable.find(sql, username, messageId).isPresent();
            if (saved) {
                SavedTable.delete(sql, username, messageId);
                transaction.append(new Event.MessageUnsaved(Long.toString(messageId)), Audience.person(username));
            }
            return saved;
        });
    }

    /** Within a command: somebody is deleted for good. */
    public static void forget(Handle handle, String username) {
        SavedTable.forget(handle, username);
    }

    private static Answers.Saved saved(SavedRow row, Message message) {
        return new Answers.Saved(message, row.savedAt(), row.remindAt(), row.remindedAt());
    }
}
