package dev.vireo.server.account;

import dev.vireo.protocol.User;
import dev.vireo.protocol.text.NameShape;
import dev.vireo.protocol.text.NamesInUse;
import dev.vireo.server.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Refuses names that imitate another person's, also one's who has left. Thread-safe. */
final class NameChecks {

    /** How the names of the last check look, since a check reads all names of the office. */
    private volatile Map<String, NameShape> known = Map.of();

    /** @throws ProblemException 409 {@code name_too_similar} naming the field, for the first of these who imitates somebody */
    void requireDistinct(Handle sql, List<User> newcomers) {
        NamesInUse inUse = read(sql);
        for (User newcomer : newcomers) {
            requireDistinctUsername(inUse, newcomer);
            requireDistinctDisplayName(inUse, newcomer);
            inUse.add(newcomer.username(), newcomer.displayName());
        }
    }

    /** As {@link #requireDistinct}, of a username alone. */
    void requireDistinctUsername(Handle sql, User newcomer) {
        requireDistinctUsername(read(sql), newcomer);
    }

    /** As {@link #requireDistinct}, of a display name alone. */
    void requireDistinctDisplayName(Handle sql, User user) {
        requireDistinctDisplayName(read(sql), user);
    }

    private NamesInUse read(Handle sql) {
        Map<String, NameShape> before = known;
        Map<String, NameShape> shapes = new ConcurrentHashMap<>();
        NamesInUse inUse = new NamesInUse(name -> shapes.computeIfAbsent(name,
                missing -> before.containsKey(missing) ? before.get(missing) : NameShape.of(missing)));
        AccountStore.names(sql).forEach(person -> inUse.add(person.username(), person.displayName()));
        known = shapes;
        return inUse;
    }

    private static void requireDistinctUsername(NamesInUse inUse, User user) {
        if (inUse.isImitation(user.username())) {
            throw tooSimilar("username", "This username looks like somebody else's name. Choose another one.", user);
        }
    }

    private static void requireDistinctDisplayName(NamesInUse inUse, User user) {
        if (inUse.isImitation(user.username(), user.displayName())) {
            throw tooSimilar("display_name",
                    "This name looks like somebody else's but isn't the same. Add a surname or an initial.", user);
        }
    }

    private static ProblemException tooSimilar(String field, String message, User user) {
        return new ProblemException(409, "name_too_similar", message,
                Map.of("field", field, "usernames", List.of(user.username())));
    }
}
