package dev.vireo.server.account;

import dev.vireo.server.account.Session.SessionKind;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import java.util.List;

/** Shows and ends the sessions of a person: oneself may, owners, and admins for those below them. Thread-safe. */
public final class SignedInDevices {

    private final Database database;
    private final Accounts accounts;
    private final Sessions sessions;

    public SignedInDevices(Database database, Accounts accounts, Sessions sessions) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** The most recently used first. */
    List<Session> of(Caller caller, String username) {
        return database.read(sql -> {
            Accounts.requireAccessOf(sql, caller, accounts.find(sql, username));
            return SessionStore.of(sql, username, SessionKind.DEVICE);
        });
    }

    void end(Caller caller, String username, String id) {
        database.read(sql -> {
            Accounts.requireAccessOf(sql, caller, accounts.find(sql, username));
            return username;
        });
        sessions.end(AuditActor.of(caller), username, id, SessionKind.DEVICE);
    }

    /** Signs the caller out. */
    void endOwn(Caller caller) {
        sessions.end(caller);
    }
}
