package dev.vireo.server.account;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
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

    private final Log log;
    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordCheck passwords;
    private final Throttle throttle;

    public PasswordSignIn(Log log, Accounts accounts, Sessions sessions, PasswordCheck passwords, Throttle throttle) {
        this.log = log;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    Answers.SignedIn with(Requests.SignIn request, String address, String device) {
        String username = ProfileText.username(request.username());
        String password = ProfileText.password(request.password());
        // Only who knows the password can have used it up: nobody keeps a colleague out.
        throttle.requireLeft(WorkKind.SIGN_IN, username);
        if (!passwords.matches(username, password, address, AuditAction.SIGN_IN_FAILED)) {
            logger.info("Sign-in as {} from {} failed", username, address);
            throw new ProblemException(401, "wrong_credentials", "Wrong username or password.");
        }
        throttle.take(WorkKind.SIGN_IN, username);
        Sessions.OpenedSession opened = log.write(transaction -> {
            // Only who knows the password is told.
            requireActive(accounts.find(transaction.sql(), username));
            Sessions.OpenedSession session = sessions.open(transaction, username, device);
            AuditLog.record(transaction, new AuditActor(username, address), AuditAction.SIGN_IN, "", Map.of("device", device));
            return session;
        });
        sessions.closed(opened.ended());
        logger.info("{} signed in from {}", username, address);
        return new Answers.SignedIn(opened.token(), accounts.find(username));
    }

    private static void requireActive(User user) {
        if (!user.active()) {
            throw new ProblemException(403, "user_inactive",
                    "Your account was deactivated. If you need it again, ask an owner or admin of the office.");
        }
    }
}
