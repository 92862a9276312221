package dev.vireo.server.account;

import dev.vireo.protocol.User;
import dev.vireo.protocol.text.ConfusableNames;
import dev.vireo.protocol.text.NameText;
import dev.vireo.server.account.AccountStore.AccountName;
import dev.vireo.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Refuses names that imitate another person's, also one's who has left:
 * <ul>
 * <li>a username must not look like another username or like somebody else's display name, since it is what tells people apart;
 * <li>a display name may be the same as another's, as two colleagues may well be called the same; but it must not only look the same,
 * nor look like another's username.
 * </ul>
 * Thread-safe.
 */
final class NameChecks {

    /** How the names of the last check look, since a check reads all names of the office. */
    private volatile Map<String, NameShape> known = Map.of();

    /** @throws ProblemException 409 {@code name_too_similar} naming the field, for the first of these who imitates somebody */
    void requireDistinct(Handle sql, List<User> newcomers) {
        NamesInUse inUse = read(sql);
        for (User newcomer : newcomers) {
            inUse.requireDistinctUsername(newcomer);
            inUse.requireDistinctDisplayName(newcomer);
            inUse.add(new AccountName(newcomer.username(), newcomer.displayName()));
        }
    }

    /** As {@link #requireDistinct}, of a username alone. */
    void requireDistinctUsername(Handle sql, User newcomer) {
        read(sql).requireDistinctUsername(newcomer);
    }

    /** As {@link #requireDistinct}, of a display name alone. */
    void requireDistinctDisplayName(Handle sql, User user) {
        read(sql).requireDistinctDisplayName(user);
    }

    private NamesInUse read(Handle sql) {
        Map<String, NameShape> before = known;
        Map<String, NameShape> shapes = new ConcurrentHashMap<>();
        NamesInUse inUse = new NamesInUse(name -> shapes.computeIfAbsent(name,
                missing -> before.containsKey(missing) ? before.get(missing) : NameShape.of(missing)));
        AccountStore.names(sql).forEach(inUse::add);
        known = shapes;
        return inUse;
    }

    @FunctionalInterface
    private interface ShapeLookup {

        NameShape of(String name);
    }

    /** @param bare without accents. @param key the same for names that are the same */
    private record NameShape(Set<String> skeletons, Set<String> bare, String key) {

        static NameShape of(String name) {
            return new NameShape(ConfusableNames.skeletons(name), ConfusableNames.bareSkeletons(name), NameText.key(name));
        }
    }

    /** The names of an office by how they look. One thread. */
    private static final class NamesInUse {

        private final ShapeLookup shapes;
        private final Map<String, List<AccountName>> usernames = new HashMap<>();
        private final Map<String, List<AccountName>> displayNames = new HashMap<>();
        private final Map<String, List<AccountName>> bareDisplayNames = new HashMap<>();

        NamesInUse(ShapeLookup shapes) {
            this.shapes = shapes;
        }

        void add(AccountName person) {
            put(usernames, shapes.of(person.username()).bare(), person);
            put(displayNames, shapes.of(person.displayName()).skeletons(), person);
            put(bareDisplayNames, shapes.of(person.displayName()).bare(), person);
        }

        private static void put(Map<String, List<AccountName>> names, Set<String> keys, AccountName person) {
            keys.forEach(key -> names.computeIfAbsent(key, missing -> new ArrayList<>()).add(person));
        }

        void requireDistinctUsername(User user) {
            Set<String> looks = shapes.of(user.username()).bare();
            if (isAnothers(usernames, looks, user) || isAnothers(bareDisplayNames, looks, user)) {
                throw tooSimilar("username", "This username looks like somebody else's name. Choose another one.", user);
            }
        }

        void requireDistinctDisplayName(User user) {
            NameShape shape = shapes.of(user.displayName());
            if (isImitation(displayNames, shape.skeletons(), shape.key(), user)
                    || isImitation(usernames, shape.bare(), shape.key(), user)) {
                throw tooSimilar("display_name",
                        "This name looks like somebody else's but isn't the same. Add a surname or an initial.", user);
            }
        }

        private static boolean isAnothers(Map<String, List<AccountName>> names, Set<String> looks, User user) {
            return looks.stream().anyMatch(look -> names.getOrDefault(look, List.of()).stream()
                    .anyMatch(other -> !other.username().equals(user.username())));
        }

        private boolean isImitation(Map<String, List<AccountName>> names, Set<String> looks, String key, User user) {
            return looks.stream().anyMatch(look -> names.getOrDefault(look, List.of()).stream()
                    .anyMatch(other -> !other.username().equals(user.username())
                            && !shapes.of(other.displayName()).key().equals(key)));
        }

        private static ProblemException tooSimilar(String field, String message, User user) {
            return new ProblemException(409, "name_too_similar", message,
                    Map.of("field", field, "usernames", List.of(user.username())));
        }
    }
}
