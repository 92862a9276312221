package dev.vireo.server.account;

import dev.vireo.protocol.AuditAction;
import dev.vireo.server.audit.FailedAttempts;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Throttle;
import dev.vireo.server.http.WorkKind;

/** Checks a person's password, wherever it is asked for. Guessing is slowed down alike everywhere. Thread-safe. */
public final class PasswordCheck {

    private final Database database;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Throttle throttle;
    private final FailedAttempts failures;

    public PasswordCheck(Database database, Passwords passwords, SignInLimits limits, Throttle throttle, FailedAttempts failures) {
        this.database = database;
        this.passwords = passwords;
        this.limits = limits;
        this.throttle = throttle;
        this.failures = failures;
    }

    /**
     * Takes as long for a wrong password as for somebody who has none, or is nobody.
     *
     * @param address where the guess comes from
     * @param failure what the audit log calls a wrong one
     * @throws dev.vireo.server.problem.ProblemException 429 after too many wrong ones
     */
    boolean matches(String username, String password, String address, AuditAction failure) {
        Runnable permit = throttle.awaitPermit(WorkKind.SIGN_IN, "address " + address);
        try {
            boolean known = limits.begin(username, address);
            String hash = database.read(sql -> AccountStore.passwordHash(sql, username)).orElse(null);
            boolean matches = passwords.matches(password, hash, known);
            if (matches) {
                limits.succeeded(username, address);
            } else {
                failures.add(failure, username, address);
            }
            return matches;
        } finally {
            permit.run();
        }
    }
}
