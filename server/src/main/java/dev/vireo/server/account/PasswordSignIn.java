package dev.vireo.server.account;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Requests;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.audit.FailedAttempts;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Throttle;
import dev.vireo.server.http.WorkKind;
import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs people in with a password. The answer is the same, and takes as long, for a wrong password and for an unknown username. */
public final class PasswordSignIn {

    private static final Logger logger = LoggerFactory.getLogger(PasswordSignIn.class);

    private final Database database;
    private final Log log;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Throttle throttle;
    private final FailedAttempts failures;

    public PasswordSignIn(Database database, Log log, Accounts accounts, Sessions sessions, Passwords passwords, SignInLimits limits,
            Throttle throttle, FailedAttempts failures) {
        this.database = database;
        this.log = log;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limits = limits;
        this.throttle = throttle;
        this.failures = failures;
    }

    Answers.SignedIn with(Requests.SignIn request, String address, String device) {
        String username = ProfileText.username(request.username());
        String password = ProfileText.password(request.password());
        // Only who knows the password can have used it up: nobody keeps a colleague out.
        throttle.requireLeft(WorkKind.SIGN_IN, username);
        Runnable permit = throttle.awaitPermit(WorkKind.SIGN_IN, "address " + address);
        try {
            check(username, password, address);
        } finally {
            permit.run();
        }
        throttle.take(WorkKind.SIGN_IN, username);
        Sessions.OpenedSession opened = log.write(transaction -> {
            Sessions.OpenedSession session = sessions.open(transaction, username, device);
            AuditLog.record(transaction, new AuditActor(username, address), AuditAction.SIGN_IN, "", Map.of("device", device));
            return session;
        });
        sessions.closed(opened.ended());
        logger.info("{} signed in from {}", username, address);
        return new Answers.SignedIn(opened.token(), accounts.find(username));
    }

    private void check(String username, String password, String address) {
        limits.begin(username, address);
        String hash = database.read(sql -> AccountStore.passwordHash(sql, username)).orElse(null);
        if (!passwords.matches(password, hash)) {
            logger.info("Sign-in as {} from {} failed", username, address);
            failures.add(AuditAction.SIGN_IN_FAILED, username, address);
            throw new ProblemException(401, "wrong_credentials", "Wrong username or password.");
        }
        limits.succeeded(username, address);
    }
}
