package dev.vireo.server.account;

import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.account.Session.SessionKind;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Manages access tokens for scripts. A token can read whatever its user can, so people create tokens only for themselves. Those
 * for bots, which everybody sees marked as such, are created by owners. Thread-safe.
 */
public final class AccessTokens {

    private static final Logger audit = LoggerFactory.getLogger(AccessTokens.class);

    private final Database database;
    private final Log log;
    private final Accounts accounts;
    private final Sessions sessions;

    public AccessTokens(Database database, Log log, Accounts accounts, Sessions sessions) {
        this.database = database;
        this.log = log;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    Sessions.OpenedSession make(Caller caller, String username, @Nullable String name) {
        String checked = ProfileText.tokenName(name);
        Sessions.OpenedSession opened = log.write(transaction -> {
            requireMay(transaction.sql(), caller, accounts.find(transaction.sql(), username));
            Sessions.OpenedSession token = sessions.openAccessToken(transaction, username, checked);
            AuditLog.record(transaction, AuditActor.of(caller), AuditAction.TOKEN_MADE, username,
                    Map.of("id", token.id(), "name", checked));
            return token;
        });
        audit.info("{} made the access token {} of {}", caller.username(), opened.id(), username);
        return opened;
    }

    private static void requireMay(Handle sql, Caller caller, User user) {
        OfficeRole mine = Accounts.role(sql, caller);
        if (user.bot() && mine != OfficeRole.OWNER) {
            throw ProblemException.forbidden("Only owners can create access tokens for bots.");
        }
        if (!user.bot() && !caller.username().equals(user.username())) {
            throw ProblemException.forbidden("You can only create access tokens for yourself.");
        }
    }

    /** The most recently used first. */
    List<Session> of(Caller caller, String username) {
        return database.read(sql -> {
            Accounts.requireAccessOf(sql, caller, accounts.find(sql, username));
            return SessionStore.of(sql, username, SessionKind.ACCESS_TOKEN);
        });
    }

    void end(Caller caller, String username, String id) {
        database.read(sql -> {
            User user = accounts.find(sql, username);
            Accounts.requireAccessOf(sql, caller, user);
            return user;
        });
        sessions.end(AuditActor.of(caller), username, id, SessionKind.ACCESS_TOKEN);
        audit.info("{} ended the access token {} of {}", caller.username(), id, username);
    }
}
