package dev.vireo.server.account;

import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.server.account.AccountStore.NewAccount;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.channel.PeopleDirectory;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Audience;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.StatementPipeline;
import dev.vireo.server.log.Transaction;
import dev.vireo.server.office.OfficeSettings;
import dev.vireo.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The people of the office. Who may do what to whom:
 * <ul>
 * <li>everybody changes their own display name and status text;
 * <li>admins add members and guests, and change names, titles, departments and the role (member or guest) of these;
 * <li>owners may do that to everybody, and alone make or unmake owners and admins; the last owner stays one.
 * </ul>
 * Rights are checked inside the write transaction, by the roles at that time.
 */
public final class Accounts implements PeopleDirectory {

    /** People with the same name that a question by name reaches. */
    private static final int NAMED_ALIKE = 100;

    private final Database database;
    private final Log log;
    private final Passwords passwords;
    private final Sessions sessions;
    private final NameChecks nameChecks = new NameChecks();

    public Accounts(Database database, Log log, Passwords passwords, Sessions sessions) {
        this.database = database;
        this.log = log;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** @throws ProblemException 404 {@code user_not_found} */
    public User find(String username) {
        return database.read(sql -> find(sql, username));
    }

    /** Like {@link #find(String)}, within a command or a snapshot. */
    public User find(Handle sql, String username) {
        return AccountStore.find(sql, username).orElseThrow(() -> ProblemException.notFound("user"));
    }

    public boolean exists(String username) {
        return database.read(sql -> exists(sql, username));
    }

    /** Like {@link #exists(String)}, within a command or a snapshot. */
    @Override
    public boolean exists(Handle sql, String username) {
        return AccountStore.find(sql, username).isPresent();
    }

    /** The role that somebody has in the office; empty if they have none, or have left. */
    public Optional<OfficeRole> roleOf(Handle sql, String username) {
        return AccountStore.find(sql, username).filter(User::active).map(User::role);
    }

    /** Usernames of those who are called so: by their username, or by a word of their display name or how it begins. */
    public List<String> named(Handle sql, String name) {
        return AccountStore.named(sql, name, NAMED_ALIKE);
    }

    @Override
    public List<String> existing(Handle sql, Collection<String> usernames) {
        return usernames.isEmpty() ? List.of() : AccountStore.existing(sql, usernames);
    }

    @Override
    public Set<String> inactive(Handle sql, Collection<String> usernames) {
        return usernames.isEmpty() ? Set.of() : AccountStore.inactive(sql, usernames);
    }

    @Override
    public boolean isGuest(Handle sql, String username) {
        return AccountStore.find(sql, username).filter(user -> user.role() == OfficeRole.GUEST).isPresent();
    }

    @Override
    public List<String> guests(Handle sql) {
        return AccountStore.withRole(sql, OfficeRole.GUEST);
    }

    /** The owners of the office who have not left, within a command or a snapshot. */
    public static List<String> owners(Handle sql) {
        return AccountStore.ownerNames(sql);
    }

    @Override
    public StatementPipeline.PendingQuery<String> guests(StatementPipeline statements) {
        return AccountStore.guests(statements);
    }

    @Override
    public List<User> profiles(Handle sql, Collection<String> usernames) {
        return usernames.isEmpty() ? List.of() : AccountStore.find(sql, usernames);
    }

    /**
     * Everybody whose name, username, title or department holds the text, in the order of usernames.
     *
     * @param seen         whom the one who asks may know of
     * @param withInactive whether those who have left are among them
     */
    List<User> search(Predicate<String> seen, String query, String after, boolean withInactive, int limit) {
        return database.read(sql -> AccountStore.search(sql, seen, query, after, withInactive, limit));
    }

    /** Adds people and bots, all or none. Whoever has no password cannot sign in. */
    List<User> add(Caller caller, List<Requests.NewUser> people) {
        if (people.isEmpty() || people.size() > Limits.USERS_PER_CALL) {
            throw ProblemException.badRequest("invalid_users", "Add 1 to " + Limits.USERS_PER_CALL + " people at a time.");
        }
        String office = database.read(OfficeSettings::name).orElse("");
        List<User> users = people.stream().map(person -> checked(person, office)).toList();
        // Refuses what it can before the costly part; the command below decides.
        List<@Nullable String> given = people.stream().map(Requests.NewUser::password).toList();
        database.read(sql -> requireAddable(sql, caller, users));
        List<NewAccount> accounts = withHashes(users, given);
        return log.write(transaction -> {
            requireAddable(transaction.sql(), caller, users);
            insert(transaction, accounts);
            AuditLog.recordEach(transaction, AuditActor.of(caller), AuditAction.USER_ADDED, ProfileChanges.added(users));
            return users;
        });
    }

    private static User checked(Requests.NewUser person, String office) {
        boolean bot = Boolean.TRUE.equals(person.bot());
        if (bot) {
            requireFitForBot(person);
        }
        String username = ProfileText.newUsername(person.username());
        String displayName = ProfileText.newDisplayName(person.displayName());
        if (person.password() != null) {
            ProfileText.newPassword(person.password(), username, displayName, office);
        }
        return new User(username, displayName, ProfileText.title(person.title()),
                ProfileText.department(person.department()),
                person.role() == null ? OfficeRole.MEMBER : person.role(), bot, "", null, null, null);
    }

    private static void requireFitForBot(Requests.NewUser bot) {
        if (bot.password() != null) {
            throw ProblemException.badField("password", "Bots have no password. Give them an access token instead.");
        }
        if (bot.role() == OfficeRole.OWNER) {
            throw botCannotBeOwner();
        }
    }

    private static ProblemException botCannotBeOwner() {
        return ProblemException.badField("role", "A bot can't be an owner.");
    }

    private List<NewAccount> withHashes(List<User> users, List<@Nullable String> given) {
        List<String> hashes = passwords.hashAll(given.stream().filter(Objects::nonNull).toList());
        List<NewAccount> accounts = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < users.size(); i++) {
            accounts.add(new NewAccount(users.get(i), given.get(i) == null ? null : hashes.get(next++)));
        }
        return accounts;
    }

    private boolean requireAddable(Handle sql, Caller caller, List<User> users) {
        OfficeRole mine = role(sql, caller);
        if (!mine.managesPeople()) {
            throw ProblemException.forbidden("Only owners and admins can add people.");
        }
        if (mine != OfficeRole.OWNER && users.stream().anyMatch(user -> user.role().managesPeople())) {
            throw ProblemException.forbidden("Only owners can add owners and admins.");
        }
        requireFree(sql, users);
        return true;
    }

    /** @throws ProblemException 409 if a username is taken or given twice, or a name looks like another's */
    void requireFree(Handle sql, List<User> users) {
        requireFreeUsernames(sql, users);
        nameChecks.requireDistinct(sql, users);
    }

    /** As {@link #requireFree}, of a username alone. */
    void requireFreeUsername(Handle sql, User user) {
        requireFreeUsernames(sql, List.of(user));
        nameChecks.requireDistinctUsername(sql, user);
    }

    void requireDistinctDisplayName(Handle sql, User user) {
        nameChecks.requireDistinctDisplayName(sql, user);
    }

    private static void requireFreeUsernames(Handle sql, List<User> users) {
        Set<String> taken = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        users.forEach(user -> {
            if (!names.add(user.username())) {
                taken.add(user.username());
            }
        });
        taken.addAll(AccountStore.existing(sql, names));
        if (!taken.isEmpty()) {
            throw new ProblemException(409, "username_taken",
                    "These usernames are taken or given twice: " + String.join(", ", taken) + ".",
                    Map.of("usernames", List.copyOf(taken)));
        }
    }

    /** Adds people within a command that has made sure that they can be added. */
    static void insert(Transaction transaction, List<NewAccount> accounts) {
        AccountStore.add(transaction.sql(), accounts, transaction.nextTime());
        accounts.forEach(account -> announce(transaction, account.user()));
    }

    User change(Caller caller, String username, Requests.UserChange change) {
        User changed = log.write(transaction -> {
            Handle sql = transaction.sql();
            User before = find(sql, username);
            User after = applied(before, change);
            requireChangeable(sql, caller, before, after);
            requireNotDeleted(before);
            if (!after.displayName().equals(before.displayName())) {
                nameChecks.requireDistinctDisplayName(sql, after);
            }
            if (!after.equals(before)) {
                update(transaction, after);
                ProfileChanges.record(transaction, AuditActor.of(caller), before, after);
            }
            return after;
        });
        if (change.role() != null) {
            sessions.changed(username);
        }
        return changed;
    }

    private static User applied(User user, Requests.UserChange change) {
        User changed = new User(user.username(),
                change.displayName() == null || change.displayName().equals(user.displayName()) ? user.displayName()
                        : ProfileText.newDisplayName(change.displayName()),
                change.title() == null ? user.title() : ProfileText.title(change.title()),
                change.department() == null ? user.department() : ProfileText.department(change.department()),
                change.role() == null ? user.role() : change.role(),
                user.bot(), user.active(), user.deleted(), user.statusText(), user.statusEmoji(), user.statusUntil(), user.avatar(), null,
                null);
        String text = change.statusText() == null ? user.statusText() : ProfileText.statusText(change.statusText());
        // Other words are another status: the emoji and the end belonged to the one before.
        return text.equals(user.statusText()) ? changed : changed.withStatus("", text, null);
    }

    private static void requireChangeable(Handle sql, Caller caller, User before, User after) {
        OfficeRole mine = role(sql, caller);
        boolean self = caller.username().equals(before.username());
        boolean manages = manages(mine, self, before.role());
        if (!self && !manages) {
            throw ProblemException.forbidden("You can't change this profile.");
        }
        if (!self && !after.statusText().equals(before.statusText())) {
            throw ProblemException.forbidden("You can only change your own status text.");
        }
        boolean office = !after.title().equals(before.title()) || !after.department().equals(before.department());
        if (office && !manages) {
            throw ProblemException.forbidden("Only owners and admins can change titles and departments.");
        }
        if (after.role() != before.role()) {
            requireRoleChange(sql, mine, before, after.role());
            if (after.bot() && after.role() == OfficeRole.OWNER) {
                throw botCannotBeOwner();
            }
        }
    }

    private static void requireRoleChange(Handle sql, OfficeRole mine, User before, OfficeRole after) {
        boolean aboveMembers = before.role().managesPeople() || after.managesPeople();
        if (!mine.managesPeople() || aboveMembers && mine != OfficeRole.OWNER) {
            throw ProblemException.forbidden("Only owners can give or take away the roles of owner and admin.");
        }
        requireFurtherOwner(sql, before);
    }

    /** @throws ProblemException 409 {@code last_owner} if without this person the office would have no owner who is here */
    static void requireFurtherOwner(Handle sql, User owner) {
        if (owner.role() == OfficeRole.OWNER && owner.active() && AccountStore.owners(sql) == 1) {
            throw ProblemException.conflict("last_owner", "The office needs at least one owner. Make somebody else an owner first.");
        }
    }

    static void requireNotDeleted(User user) {
        if (user.deleted()) {
            throw ProblemException.conflict("user_deleted", "This person was deleted for good.");
        }
    }

    /** Whether the caller may see and end what a person is signed in with: oneself, owners, and admins for those below them. */
    static void requireAccessOf(Handle sql, Caller caller, User user) {
        if (!manages(role(sql, caller), false, user.role()) && !caller.username().equals(user.username())) {
            throw ProblemException.forbidden("Only this person, owners and admins can do this.");
        }
    }

    static boolean manages(OfficeRole mine, boolean self, OfficeRole theirs) {
        return mine == OfficeRole.OWNER || mine == OfficeRole.ADMIN && (self || !theirs.managesPeople());
    }

    /** Whether the caller may change this person's picture. */
    static void requirePictureOf(Handle sql, Caller caller, User user) {
        boolean self = caller.username().equals(user.username());
        if (!self && !manages(role(sql, caller), false, user.role())) {
            throw ProblemException.forbidden("You can't change this profile.");
        }
    }

    /** Writes a changed profile and tells everybody. */
    static void update(Transaction transaction, User user) {
        transaction.nextTime();
        AccountStore.update(transaction.sql(), user);
        announce(transaction, user);
    }

    private static void announce(Transaction transaction, User user) {
        transaction.append(new Event.UserUpdated(user), Audience.everyone());
    }

    /** The caller's role as of now. @throws ProblemException 401 if they have left meanwhile */
    static OfficeRole role(Handle sql, Caller caller) {
        return AccountStore.find(sql, caller.username()).filter(User::active).map(User::role)
                .orElseThrow(ProblemException::unauthorized);
    }
}
