package dev.vireo.app.state;

import dev.vireo.protocol.text.ConfusableNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whose names a reader could take for each other's. Anybody may choose any display name, so the username, of which there is one in
 * the office, stands beside those that look the same (Unicode Technical Standard 39), or as another's username. FX thread only.
 */
final class LookAlikes {

    private final Map<Person, String> names = new HashMap<>();
    private final Map<String, Set<Person>> byName = new HashMap<>();
    private final Map<String, Set<Person>> byUsername = new HashMap<>();

    /** Takes a person's name into account, as it is now. */
    void add(Person person) {
        String name = ConfusableNames.markingKey(person.name());
        String before = names.put(person, name);
        if (name.equals(before)) {
            return;
        }
        if (before == null) {
            String username = ConfusableNames.markingKey(person.username());
            byUsername.computeIfAbsent(username, key -> new LinkedHashSet<>()).add(person);
            mark(of(byName, username));
        } else {
            of(byName, before).remove(person);
            mark(of(byName, before));
        }
        byName.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(person);
        mark(of(byName, name));
    }

    /** Takes a person into account no longer. */
    void remove(Person person) {
        String name = names.remove(person);
        if (name != null) {
            String username = ConfusableNames.markingKey(person.username());
            of(byUsername, username).remove(person);
            of(byName, name).remove(person);
            person.mistakable(false);
            mark(of(byName, name));
            mark(of(byName, username));
        }
    }

    private void mark(Collection<Person> alike) {
        alike.forEach(person -> person.mistakable(alike.size() > 1
                || of(byUsername, names.getOrDefault(person, "")).stream().anyMatch(other -> other != person)));
    }

    private static Set<Person> of(Map<String, Set<Person>> people, String key) {
        return people.getOrDefault(key, Set.of());
    }
}
