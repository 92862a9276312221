package dev.vireo.protocol.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The names of an office by how they look, so that nobody imitates anybody:
 * <ul>
 * <li>a username must not look like another username or like somebody else's display name, since it is what tells people apart;
 * <li>a display name may be the same as another's, as two colleagues may well be called the same; but it must not only look the same,
 * nor look like another's username.
 * </ul>
 * One thread.
 */
public final class NamesInUse {

    private record PersonName(String username, String key) {
    }

    private final Function<String, NameShape> shapes;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, List<PersonName>> usernames = new HashMap<>();
    private final Map<String, List<PersonName>> displayNames = new HashMap<>();
    private final Map<String, List<PersonName>> bareDisplayNames = new HashMap<>();

    public NamesInUse() {
        this(NameShape::of);
    }

    /** @param shapes finds out how a name looks, or knows it from before */
    public NamesInUse(Function<String, NameShape> shapes) {
        this.shapes = shapes;
    }

    public void add(String username, String displayName) {
        NameShape shape = shapes.apply(displayName);
        PersonName person = new PersonName(username, shape.key());
        taken.add(username);
        put(usernames, shapes.apply(username).bare(), person);
        put(displayNames, shape.skeletons(), person);
        put(bareDisplayNames, shape.bare(), person);
    }

    private static void put(Map<String, List<PersonName>> names, Set<String> looks, PersonName person) {
        looks.forEach(look -> names.computeIfAbsent(look, _ -> new ArrayList<>()).add(person));
    }

    /** Whether somebody has exactly this one. */
    public boolean isTaken(String username) {
        return taken.contains(username);
    }

    /** Whether this username looks like the name of anybody else. */
    public boolean isImitation(String username) {
        Set<String> looks = shapes.apply(username).bare();
        return isAnothers(usernames, looks, username) || isAnothers(bareDisplayNames, looks, username);
    }

    /** Whether this display name of the person with that username looks like anybody else's name without being the same. */
    public boolean isImitation(String username, String displayName) {
        NameShape shape = shapes.apply(displayName);
        return imitates(displayNames, shape.skeletons(), shape.key(), username) || imitates(usernames, shape.bare(), shape.key(), username);
    }

    private static boolean isAnothers(Map<String, List<PersonName>> names, Set<String> looks, String username) {
        return looks.stream().flatMap(look -> names.getOrDefault(look, List.of()).stream())
                .anyMatch(other -> !other.username().equals(username));
    }

    private static boolean imitates(Map<String, List<PersonName>> names, Set<String> looks, String key, String username) {
        return looks.stream().flatMap(look -> names.getOrDefault(look, List.of()).stream())
                .anyMatch(other -> !other.username().equals(username) && !other.key().equals(key));
    }
}
