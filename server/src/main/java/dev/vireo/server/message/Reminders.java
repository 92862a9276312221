package dev.vireo.server.message;

import dev.vireo.protocol.Event;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.message.SavedTable.Wish;
import dev.vireo.time.Deadlines;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Reminds people of saved messages. Every server knows the times from the log; the first that finds one due takes it out of the row and
 * tells the person, in one transaction, and the others find nothing left to do. Thread-safe.
 */
public final class Reminders implements LogFollower {

    private static final String BETWEEN = " ";

    private final Log log;
    private final Deadlines times;

    public Reminders(Log log, InstantSource clock) {
        this.log = log;
        this.times = new Deadlines(clock);
    }

    @Override
    public void load(Handle snapshot) {
        Map<String, Instant> stored = new HashMap<>();
        SavedTable.wishes(snapshot).forEach(wish -> stored.put(wish.messageId() + BETWEEN + wish.username(), wish.at()));
        times.replace(stored);
    }

    @Override
    public void follow(List<LogEntry> entries) {
        entries.forEach(entry -> {
            switch (entry.event()) {
                case Event.MessageSaved saved -> set(saved.messageId(), entry, saved.remindAt());
                case Event.MessageUnsaved(String messageId) -> set(messageId, entry, null);
                case Event.MessageReminded reminded -> set(reminded.messageId(), entry, null);
                default -> {
                    // Nothing about reminders. Of a deleted message, the row is gone when its time comes.
                }
            }
        });
    }

    /** These entries are each for one person. */
    private void set(String messageId, LogEntry entry, @Nullable Instant at) {
        times.set(messageId + BETWEEN + entry.audience().id(), at);
    }

    /** Reminds of what is due. Called periodically. */
    public void remindDue() {
        times.due().forEach((key, at) -> {
            String[] parts = key.split(BETWEEN, 2);
            Wish wish = new Wish(parts[1], Long.parseLong(parts[0]), at);
            log.write(transaction -> {
                Instant now = transaction.nextTime();
                boolean due = SavedTable.reminded(transaction.sqlBesideAuthors(), wish, now);
                if (due) {
                    transaction.append(new Event.MessageReminded(parts[0], at), Audience.person(wish.username()));
                }
                return due;
            });
            times.forget(key, at);
        });
    }
}
