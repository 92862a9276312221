package dev.vireo.protocol.text;

import com.ibm.icu.text.Transliterator;
import dev.vireo.protocol.Limits;
import java.util.Locale;

/** Suggests a username for somebody's name, in whatever script it is written. */
public final class UsernameSuggestion {

    /** Into Latin letters, and those into the few that every keyboard has. */
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private UsernameSuggestion() {
    }

    /** "\u017Baneta \u00C5ngstr\u00F6m" is zaneta.angstrom; empty where nothing is left. */
    public static String of(String name) {
        String plain = LATIN.transliterate(name).toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019`\u02B9\u02BB-\u02BF]", "")
                .replaceAll("[^a-z0-9]+", ".")
                .replaceAll("^[^a-z]+", "");
        return cut(plain, Limits.USERNAME_MAX);
    }

    /** Another one, where the first is taken. @param number from 2 */
    public static String another(String first, int number) {
        return cut(first, Limits.USERNAME_MAX - Integer.toString(number).length()) + number;
    }

    private static String cut(String username, int length) {
        return username.substring(0, Math.min(length, username.length())).replaceAll("\\.+$", "");
    }
}
