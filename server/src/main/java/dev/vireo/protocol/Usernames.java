package dev.vireo.protocol;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form of usernames. */
public final class Usernames {

    private static final Pattern FORM = Pattern.compile(String.format(Locale.ROOT, "[a-z][a-z0-9._-]{%d,%d}",
            Limits.USERNAME_MIN - 1, Limits.USERNAME_MAX - 1));

    private Usernames() {
    }

    /** Whether it has that form; it may still be reserved or taken. */
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }
}
