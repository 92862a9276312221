package dev.vireo.server.account;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.server.http.Caller;
import dev.vireo.server.http.FutureTime;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.text.Emoji;
import dev.vireo.time.Deadlines;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What people say of themselves: an emoji, a text, and when these end by themselves. Every server follows the log to know the ends, and
 * each of them clears what is over; the first that does tells everybody, and the others find nothing left to do. Thread-safe.
 */
public final class StatusTexts implements LogFollower {

    private final Log log;
    private final Accounts accounts;
    private final InstantSource clock;
    private final Deadlines ends;

    public StatusTexts(Log log, Accounts accounts, InstantSource clock) {
        this.log = log;
        this.accounts = accounts;
        this.clock = clock;
        this.ends = new Deadlines(clock);
    }

    @Override
    public void load(Handle snapshot) {
        ends.replace(AccountStore.statusEnds(snapshot));
    }

    @Override
    public void follow(List<LogEntry> entries) {
        entries.forEach(entry -> {
            if (entry.event() instanceof Event.UserUpdated(User user)) {
                ends.set(user.username(), user.statusUntil());
            }
        });
    }

    /** Sets the caller's own. @return the caller as they are now */
    User set(Caller caller, Requests.StatusText status) {
        String text = ProfileText.statusText(status.text());
        String emoji = status.emoji() == null || status.emoji().isEmpty() ? "" : Emoji.of(status.emoji());
        Instant until = text.isEmpty() && emoji.isEmpty() ? null : FutureTime.of("until", status.until(), clock.instant());
        return log.write(transaction -> {
            Accounts.role(transaction.sql(), caller);
            User before = accounts.find(transaction.sql(), caller.username());
            User after = before.withStatus(emoji, text, until);
            if (!after.equals(before)) {
                Accounts.update(transaction, after);
            }
            return after;
        });
    }

    /** Clears what is over. Called periodically. */
    public void endDue() {
        ends.due().forEach((username, at) -> {
            log.write(transaction -> {
                User before = accounts.find(transaction.sql(), username);
                boolean holds = at.equals(before.statusUntil());
                if (holds) {
                    Accounts.update(transaction, before.withStatus("", "", null));
                }
                return holds;
            });
            ends.forget(username, at);
        });
    }
}
