package dev.vireo.server.account;

import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.channel.ChannelSuccession;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.presence.PresenceTracker;
import dev.vireo.server.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Lets people leave the office and come back, and deletes them for good. Whoever leaves is out with one entry of the log: their
 * sessions and access tokens end, with their streams, and nobody can write to them. Their memberships and messages stay as they
 * are. Thread-safe.
 */
public final class Departures {

    private final Log log;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Channels channels;
    private final ChannelSuccession succession;
    private final PresenceTracker presenceTracker;
    private final BiConsumer<Transaction, String> messageRemoval;
    private final BiConsumer<Handle, String> ownLists;

    /**
     * @param messageRemoval begins to delete all messages of a person, within a command
     * @param ownLists       deletes what a person keeps for themselves alone, within a command
     */
    public Departures(Log log, Accounts accounts, Sessions sessions, Channels channels, ChannelSuccession succession,
            PresenceTracker presenceTracker, BiConsumer<Transaction, String> messageRemoval, BiConsumer<Handle, String> ownLists) {
        this.log = log;
        this.accounts = accounts;
        this.sessions = sessions;
        this.channels = channels;
        this.succession = succession;
        this.presenceTracker = presenceTracker;
        this.messageRemoval = messageRemoval;
        this.ownLists = ownLists;
    }

    /** @return the person as they are now; who has left already stays so */
    User deactivate(Caller caller, String username) {
        Departure departure = log.write(transaction -> {
            User before = accounts.find(transaction.sql(), username);
            requireMay(transaction.sql(), caller, before);
            if (!before.active()) {
                return new Departure(before, List.of());
            }
            Departure left = leave(transaction, before.withActive(false));
            AuditLog.record(transaction, AuditActor.of(caller), AuditAction.DEACTIVATED, username, Map.of());
            return left;
        });
        sessions.closed(departure.ended());
        return departure.user();
    }

    /** Brings somebody back as they were. Their old tokens stay dead. */
    User reactivate(Caller caller, String username) {
        User back = log.write(transaction -> {
            Handle sql = transaction.sql();
            User before = accounts.find(sql, username);
            requireMay(sql, caller, before);
            Accounts.requireNotDeleted(before);
            if (before.active()) {
                return before;
            }
            User after = before.withActive(true);
            SessionStore.forgetLeft(sql, username);
            Accounts.update(transaction, after);
            channels.reopenDirect(sql, username);
            AuditLog.record(transaction, AuditActor.of(caller), AuditAction.REACTIVATED, username, Map.of());
            return after;
        });
        return back;
    }

    /**
     * Deletes a person for good. Their username stays theirs, since their messages and those to them carry it.
     *
     * @param withMessages whether their messages go, too; that takes a while and goes on by itself
     */
    void delete(Caller caller, String username, boolean withMessages) {
        Departure departure = log.write(transaction -> {
            Handle sql = transaction.sql();
            User before = accounts.find(sql, username);
            requireMay(sql, caller, before);
            if (Accounts.role(sql, caller) != OfficeRole.OWNER) {
                throw ProblemException.forbidden("Only owners can delete people.");
            }
            if (withMessages) {
                messageRemoval.accept(transaction, username);
            }
            Departure departed = before.deleted() ? new Departure(before, List.of()) : forget(transaction, before);
            if (withMessages || !before.deleted()) {
                AuditLog.record(transaction, AuditActor.of(caller), AuditAction.DELETED, username,
                        Map.of("messages", withMessages ? "delete" : "keep"));
            }
            return departed;
        });
        sessions.closed(departure.ended());
    }

    private Departure forget(Transaction transaction, User before) {
        Handle sql = transaction.sql();
        Departure departure = leave(transaction, before.former());
        AccountStore.setPassword(sql, before.username(), null);
        AccountStore.removeAvatar(sql, before.username());
        SessionStore.forgetLeft(sql, before.username());
        ResetCodeTable.forget(sql, before.username());
        FailedTryTable.forget(sql, before.username());
        presenceTracker.forget(sql, before.username());
        ownLists.accept(sql, before.username());
        // Guests are told of each person alone.
        transaction.redact(departure.user(), Stream.concat(Stream.of(Audience.everyone()),
                accounts.guests(sql).stream().map(Audience::person)).toList());
        return departure;
    }

    private Departure leave(Transaction transaction, User after) {
        Handle sql = transaction.sql();
        SessionStore.rememberLeft(sql, after.username());
        List<Session> ended = sessions.endAll(transaction, after.username(), true, "");
        ResetCodeTable.endWith(sql, after.username());
        channels.closeDirect(sql, after.username());
        succession.passOn(transaction, after.username());
        Accounts.update(transaction, after);
        return new Departure(after, ended);
    }

    private record Departure(User user, List<Session> ended) {
    }

    /** The last owner comes before all else that is to be said: of two who put each other out at once, the second is that. */
    private void requireMay(Handle sql, Caller caller, User user) {
        OfficeRole mine = accounts.find(sql, caller.username()).role();
        if (!Accounts.manages(mine, false, user.role()) && !caller.username().equals(user.username())) {
            throw ProblemException.forbidden("You can't do this to this person.");
        }
        Accounts.requireFurtherOwner(sql, user);
        Accounts.role(sql, caller);
        if (caller.username().equals(user.username())) {
            throw ProblemException.conflict("own_account", "You can't do this to your own account. Ask another owner or admin.");
        }
    }
}
