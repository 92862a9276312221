package dev.vireo.app.ui;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The letters on an avatar without a picture. */
final class Initials {

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern NOT_A_LETTER = Pattern.compile("^[^\\p{L}\\p{N}]+");

    private Initials() {
    }

    /**
     * The first letters of the first and the last word, "RS" of "Rama Sharma"; a single one where the script has no
     * initials (Devanagari, Arabic, Chinese …). A letter is what a reader takes for one: a base with all its marks.
     */
    static String of(String displayName, String username) {
        String name = displayName.isBlank() ? username : displayName.strip();
        String[] words = name.split("\\s+");
        String first = letter(words[0]);
        if (first.isEmpty()) {
            first = letter(username);
        }
        String last = words.length > 1 ? letter(words[words.length - 1]) : "";
        boolean both = hasInitials(first) && hasInitials(last);
        return (both ? first + last : first).toUpperCase(Locale.ROOT);
    }

    private static String letter(String word) {
        Matcher matcher = GRAPHEME.matcher(NOT_A_LETTER.matcher(word).replaceFirst(""));
        return matcher.find() ? matcher.group() : "";
    }

    private static boolean hasInitials(String letter) {
        if (letter.isEmpty()) {
            return false;
        }
        return switch (UnicodeScript.of(letter.codePointAt(0))) {
            case LATIN, CYRILLIC, GREEK, ARMENIAN, COMMON -> true;
            default -> false;
        };
    }
}
