package dev.vireo.app.state;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose names a reader could take for each other's. Anybody may choose any display name, so the username, of which there is one in
 * the office, stands beside those that look the same (Unicode Technical Standard 39), or as another's username. FX thread only.
 */
final class LookAlikes {

    /** What the client itself puts beside names, and what tells no two names apart. */
    private static final Pattern USERNAME_SUFFIX = Pattern.compile("@\\S+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    /** Of Latin letters alone: in other scripts marks are vowels. */
    private static final Pattern ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");

    private final SpoofChecker checker = new SpoofChecker.Builder().build();
    private final Map<Person, String> names = new HashMap<>();
    private final Map<String, Set<Person>> byName = new HashMap<>();
    private final Map<String, Set<Person>> byUsername = new HashMap<>();

    /** Takes a person's name into account, as it is now. */
    void add(Person person) {
        String name = skeleton(person.name());
        String before = names.put(person, name);
        if (name.equals(before)) {
            return;
        }
        if (before == null) {
            String username = skeleton(person.username());
            byUsername.computeIfAbsent(username, key -> new LinkedHashSet<>()).add(person);
            mark(of(byName, username));
        } else {
            of(byName, before).remove(person);
            mark(of(byName, before));
        }
        byName.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(person);
        mark(of(byName, name));
    }

    private void mark(Collection<Person> alike) {
        alike.forEach(person -> person.mistakable(alike.size() > 1
                || of(byUsername, names.getOrDefault(person, "")).stream().anyMatch(other -> other != person)));
    }

    private static Set<Person> of(Map<String, Set<Person>> people, String key) {
        return people.getOrDefault(key, Set.of());
    }

    /** The same for what looks the same, in whatever case: capitals look like other letters than small ones do. */
    private String skeleton(String name) {
        String plain = NO_LETTERS.matcher(USERNAME_SUFFIX.matcher(name).replaceAll("")).replaceAll("");
        String bare = ACCENTS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
        return checker.getSkeleton(checker.getSkeleton(bare).toLowerCase(Locale.ROOT));
    }
}
