package dev.vireo.server.account;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.server.account.ResetCodeTable.CodeEnd;
import dev.vireo.server.account.ResetCodeTable.StoredCode;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.audit.FailedAttempts;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Log;
import dev.vireo.server.office.OfficeSettings;
import dev.vireo.server.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Gives people new passwords. Whoever changes their own stays signed in where they do it, if they like, and their access tokens
 * go on: scripts do not know the password. A reset is for an account that may be in wrong hands, so it ends everything. Thread-safe.
 */
public final class PasswordChanges {

    private static final Duration VALID = Duration.ofHours(24);
    /** Until then, whoever comes with an old code is told what happened to it. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Database database;
    private final Log log;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final PasswordCheck check;
    private final SignInLimits limits;
    private final FailedAttempts failures;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public PasswordChanges(Database database, Log log, Accounts accounts, Sessions sessions, Passwords passwords, PasswordCheck check,
            SignInLimits limits, FailedAttempts failures, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.check = check;
        this.limits = limits;
        this.failures = failures;
        this.clock = clock;
    }

    /** Changes the caller's own password. */
    void change(Caller caller, Requests.PasswordChange change, String address) {
        String username = caller.username();
        User user = database.read(sql -> requirePassword(sql, accounts.find(sql, username)));
        String current = ProfileText.password("current", change.current());
        String chosen = checked(user, change.chosen());
        if (!check.matches(username, current, address, AuditAction.PASSWORD_CHANGE_FAILED)) {
            throw new ProblemException(403, "wrong_password", "The current password is wrong.");
        }
        if (current.equals(chosen)) {
            throw ProblemException.badField("new", "This is the password that you have. Choose a different one.");
        }
        String hash = passwords.hash(chosen);
        String kept = Boolean.FALSE.equals(change.keepThisSession()) ? "" : caller.sessionId();
        sessions.closed(log.write(transaction -> {
            Accounts.role(transaction.sql(), caller);
            transaction.nextTime();
            AccountStore.setPassword(transaction.sql(), username, hash);
            ResetCodeTable.end(transaction.sql(), username, CodeEnd.REVOKED);
            List<Session> ended = sessions.endAll(transaction, username, false, kept);
            AuditLog.record(transaction, AuditActor.of(caller), AuditAction.PASSWORD_CHANGED);
            return ended;
        }));
    }

    /** Makes a code with which somebody else can choose a new password. An earlier one does not hold any more. */
    Answers.ResetCode reset(Caller caller, String username) {
        PasswordResetCode code = PasswordResetCode.generate(random);
        Instant expiresAt = log.write(transaction -> {
            Handle sql = transaction.sql();
            requireResettable(sql, caller, accounts.find(sql, username));
            Instant until = transaction.nextTime().plus(VALID);
            ResetCodeTable.end(sql, username, CodeEnd.REVOKED);
            ResetCodeTable.add(sql, code.hash(), username, caller.username(), until);
            AuditLog.record(transaction, AuditActor.of(caller), AuditAction.PASSWORD_RESET_MADE, username, Map.of());
            return until;
        });
        return new Answers.ResetCode(code.text(), expiresAt);
    }

    private static void requireResettable(Handle sql, Caller caller, User user) {
        if (!Accounts.manages(Accounts.role(sql, caller), false, user.role())) {
            throw ProblemException.forbidden("You can't reset this person's password.");
        }
        if (caller.username().equals(user.username())) {
            throw ProblemException.conflict("own_account", "Change your own password instead. Another owner can reset it for you.");
        }
        Accounts.requireNotDeleted(user);
        if (!user.active()) {
            throw ProblemException.conflict("user_inactive", "This person has left the office. Reactivate them first.");
        }
        if (user.bot()) {
            throw botHasNone();
        }
    }

    /** Gives whoever has a reset code the password that they choose. The code is used up by that. */
    void choose(Requests.PasswordReset request, String address) {
        String username = ProfileText.username(request.username());
        if (request.code() == null) {
            throw ProblemException.badField("code", "Give the reset code.");
        }
        String code = PasswordResetCode.hash(request.code());
        limits.begin(username, address);
        User user;
        try {
            user = database.read(sql -> {
                requireValid(sql, code, username, null);
                return accounts.find(sql, username);
            });
        } catch (ProblemException e) {
            if (e.status() < 500) {
                failures.add(AuditAction.PASSWORD_RESET_FAILED, username, address);
            }
            throw e;
        }
        limits.succeeded(username, address);
        String hash = passwords.hash(checked(user, request.chosen()));
        sessions.closed(log.write(transaction -> {
            Handle sql = transaction.sql();
            requireValid(sql, code, username, transaction.nextTime());
            AccountStore.setPassword(sql, username, hash);
            ResetCodeTable.use(sql, code);
            List<Session> ended = sessions.endAll(transaction, username, true, "");
            AuditLog.record(transaction, new AuditActor(username, address), AuditAction.PASSWORD_RESET);
            return ended;
        }));
    }

    /**
     * Only whoever has a code learns anything about it; to all others, each username and each code is as unknown as the next.
     *
     * @param now null to leave the time to a later look
     */
    private static void requireValid(Handle sql, String hash, String username, @Nullable Instant now) {
        StoredCode code = ResetCodeTable.find(sql, hash).filter(found -> found.username().equals(username))
                .orElseThrow(() -> new ProblemException(404, "reset_unknown",
                        "This code isn't valid for this username. Check both for typos."));
        if (code.ended() == CodeEnd.USED) {
            throw new ProblemException(410, "reset_used", "This code was used already. Sign in with the password that was chosen, "
                    + "or ask for a new code.");
        }
        if (code.ended() == CodeEnd.REVOKED) {
            throw new ProblemException(410, "reset_revoked", "This code doesn't hold any more. Ask for a new one.");
        }
        if (now != null && !now.isBefore(code.expiresAt())) {
            throw new ProblemException(410, "reset_expired", "This code has expired. Ask for a new one.");
        }
    }

    private static User requirePassword(Handle sql, User user) {
        if (user.bot()) {
            throw botHasNone();
        }
        if (AccountStore.passwordHash(sql, user.username()).isEmpty()) {
            throw ProblemException.conflict("no_password", "You don't have a password yet. Ask an owner or admin for a reset code.");
        }
        return user;
    }

    private static ProblemException botHasNone() {
        return ProblemException.conflict("bot_has_no_password", "Bots have no password. Give them an access token instead.");
    }

    private String checked(User user, @Nullable String chosen) {
        String office = database.read(OfficeSettings::name).orElse("");
        return ProfileText.newPassword("new", chosen, List.of(user.username(), user.displayName(), office));
    }

    /** Forgets codes that nobody will ask about any more. Called now and then. */
    public void forgetOld() {
        Instant before = clock.instant().minus(REMEMBERED);
        if (database.read(sql -> ResetCodeTable.hasAny(sql, before))) {
            log.write(transaction -> {
                ResetCodeTable.forget(transaction.sql(), before);
                return before;
            });
        }
    }
}
