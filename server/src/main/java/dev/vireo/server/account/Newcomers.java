package dev.vireo.server.account;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.account.AccountStore.NewAccount;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lets people into the office who come by themselves, with names and a password of their own choice. Thread-safe. */
public final class Newcomers {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;

    public Newcomers(Accounts accounts, Sessions sessions, Passwords passwords) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    /** Somebody who is not in the office yet. @param passwordHash of the password they chose */
    public record Newcomer(User user, String passwordHash) {
    }

    /** Checks the form of the names. @throws ProblemException 400 naming the field */
    public User named(@Nullable String username, @Nullable String displayName, OfficeRole role) {
        return new User(ProfileText.newUsername(username), ProfileText.newDisplayName(displayName), "", "", role, "", null, null, null);
    }

    /** @throws ProblemException 409 if the username is taken, or a name looks like another's */
    public void requireFree(Handle sql, User user) {
        accounts.requireFree(sql, List.of(user));
    }

    /** Checks and hashes the password, which takes a while. @throws ProblemException 400 {@code invalid_password} */
    public Newcomer withPassword(User user, @Nullable String password, String office) {
        return new Newcomer(user, passwords.hash(ProfileText.newPassword(password, user.username(), user.displayName(), office)));
    }

    /** Why a username cannot be had; empty if it can. */
    public Optional<ProblemException> obstacleToUsername(Handle sql, String username) {
        return obstacle(() -> {
            accounts.requireFreeUsername(sql,
                    new User(ProfileText.newUsername(username), "", "", "", OfficeRole.MEMBER, "", null, null, null));
            return username;
        });
    }

    /** Why a display name cannot be had; empty if it can. */
    public Optional<ProblemException> obstacleToDisplayName(Handle sql, String displayName) {
        return obstacle(() -> {
            String name = ProfileText.newDisplayName(displayName);
            accounts.requireDistinctDisplayName(sql, new User("", name, "", "", OfficeRole.MEMBER, "", null, null, null));
            return name;
        });
    }

    private static Optional<ProblemException> obstacle(Supplier<String> check) {
        try {
            check.get();
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.status() >= 500) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    /** Adds somebody within a command that has made sure that they may come, and signs them in. */
    public Answers.SignedIn add(Transaction transaction, Newcomer newcomer, String device) {
        Accounts.insert(transaction, List.of(new NewAccount(newcomer.user(), newcomer.passwordHash())));
        return new Answers.SignedIn(sessions.open(transaction, newcomer.user().username(), device).token(), newcomer.user());
    }

    /** How a device is named that calls itself so. */
    public static String device(@Nullable String userAgent) {
        return ProfileText.device(userAgent);
    }
}
