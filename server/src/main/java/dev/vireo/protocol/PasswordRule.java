package dev.vireo.protocol;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks new passwords: they must be long enough and not easy to guess. The client warns by the same rule while a person types.
 * Passwords in use are not checked again.
 */
public final class PasswordRule {

    /** The reasons for which a password is refused. */
    public enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        /** Contains control characters, which no keyboard types reliably. */
        UNPRINTABLE,
        /** A few characters, or one short piece, repeated. */
        REPEATED,
        /** Rows of the keyboard, the alphabet, or digits in order. */
        SEQUENCE,
        /** The person's or the office's name, with little else. */
        PERSONAL,
        /** One of the most common passwords. */
        COMMON;

        /** Its name in answers. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A password needs this many characters, each run counted as one, whatever else it contains. */
    private static final int ENOUGH = 5;
    private static final int DISTINCT = 4;
    /** Shorter names occur within many words. */
    private static final int SHORTEST_NAME = 3;
    private static final String PRODUCT = "vireo";

    private PasswordRule() {
    }

    /** @param names of the person and the office, which everybody knows */
    public static Optional<Weakness> weakness(String password, Collection<String> names) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < Limits.PASSWORD_MIN) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (length > Limits.PASSWORD_MAX) {
            return Optional.of(Weakness.TOO_LONG);
        }
        if (normal.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of(Weakness.UNPRINTABLE);
        }
        String folded = Normalizer.normalize(normal, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (isRepeated(folded)) {
            return Optional.of(Weakness.REPEATED);
        }
        if (KeyboardRuns.collapsed(folded) < ENOUGH) {
            return Optional.of(Weakness.SEQUENCE);
        }
        if (isPersonal(folded, names)) {
            return Optional.of(Weakness.PERSONAL);
        }
        return CommonPasswords.holds(folded) ? Optional.of(Weakness.COMMON) : Optional.empty();
    }

    /**
     * The password as it is hashed: all spaces are alike, and accented letters have one form, since keyboards differ in both (RFC
     * 8265, OpaqueString).
     */
    public static String normal(String password) {
        StringBuilder spaced = new StringBuilder(password.length());
        password.codePoints().map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c).forEach(spaced::appendCodePoint);
        return Normalizer.normalize(spaced, Normalizer.Form.NFC);
    }

    /** Whether it consists of a few characters or of one short piece, repeated. */
    private static boolean isRepeated(String password) {
        int[] characters = password.codePoints().toArray();
        if (Arrays.stream(characters).distinct().count() < DISTINCT) {
            return true;
        }
        for (int period = 1; period < Limits.PASSWORD_MIN && period * 2 <= characters.length; period++) {
            if (repeats(characters, period)) {
                return true;
            }
        }
        return false;
    }

    private static boolean repeats(int[] characters, int period) {
        for (int i = period; i < characters.length; i++) {
            if (characters[i] != characters[i - period]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPersonal(String password, Collection<String> names) {
        String rest = letters(password);
        for (String word : words(names)) {
            rest = rest.replace(word, "");
        }
        return rest.length() < letters(password).length() && KeyboardRuns.collapsed(rest) < ENOUGH;
    }

    /** The names, whole and word by word, the longest first. */
    private static List<String> words(Collection<String> names) {
        return names.stream()
                .map(name -> Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .flatMap(name -> Arrays.stream((name + " " + letters(name) + " " + PRODUCT).split("[^\\p{L}\\p{M}\\p{N}]+")))
                .filter(word -> word.length() >= SHORTEST_NAME)
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .collect(Collectors.toList());
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "");
    }
}
