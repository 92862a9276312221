package dev.vireo.app.people;

import dev.vireo.protocol.User;
import dev.vireo.protocol.text.ConfusableNames;
import dev.vireo.protocol.text.NameText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of an office, so that newcomers whom the server would refuse as look-alikes are seen before they are sent. */
final class OfficeNames {

    private final Set<String> usernames = new HashSet<>();
    private final Set<String> bareNames = new HashSet<>();
    /** By the look of a username, the keys of the names of those who have it. */
    private final Map<String, List<String>> byUsername = new HashMap<>();
    /** By the look of a display name, the keys of the names that look so. */
    private final Map<String, List<String>> byName = new HashMap<>();

    static OfficeNames of(Collection<User> users) {
        OfficeNames names = new OfficeNames();
        users.forEach(user -> names.add(user.username(), user.displayName()));
        return names;
    }

    void add(String username, String name) {
        String key = NameText.key(name);
        usernames.add(username);
        bareNames.addAll(ConfusableNames.bareSkeletons(name));
        put(byUsername, ConfusableNames.bareSkeletons(username), key);
        put(byName, ConfusableNames.skeletons(name), key);
    }

    private static void put(Map<String, List<String>> names, Set<String> looks, String key) {
        looks.forEach(look -> names.computeIfAbsent(look, _ -> new ArrayList<>()).add(key));
    }

    /** Whether exactly this one is taken. */
    boolean has(String username) {
        return usernames.contains(username);
    }

    /** Of somebody new. */
    Optional<NameFault> clash(String username, String name) {
        if (has(username)) {
            return Optional.of(NameFault.USERNAME_TAKEN);
        }
        Set<String> looks = ConfusableNames.bareSkeletons(username);
        if (!Collections.disjoint(byUsername.keySet(), looks) || !Collections.disjoint(bareNames, looks)) {
            return Optional.of(NameFault.USERNAME_SIMILAR);
        }
        String key = NameText.key(name);
        return imitates(byName, ConfusableNames.skeletons(name), key) || imitates(byUsername, ConfusableNames.bareSkeletons(name), key)
                ? Optional.of(NameFault.NAME_SIMILAR)
                : Optional.empty();
    }

    /** Namesakes are no imitation: two colleagues may well be called the same. */
    private static boolean imitates(Map<String, List<String>> names, Set<String> looks, String key) {
        return looks.stream().flatMap(look -> names.getOrDefault(look, List.of()).stream()).anyMatch(other -> !other.equals(key));
    }
}
