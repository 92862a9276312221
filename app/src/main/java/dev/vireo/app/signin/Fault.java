package dev.vireo.app.signin;

import dev.vireo.protocol.Limits;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is wrong with one field, by the same rules as the server's. */
enum Fault {
    NONE,
    MISSING,
    TOO_LONG,
    /** A password with fewer characters than the least. */
    TOO_SHORT,
    /** Not a username, not an address. */
    SHAPE;

    private static final Pattern USERNAME = Pattern.compile(String.format(Locale.ROOT, "[a-z][a-z0-9._-]{%d,%d}",
            Limits.USERNAME_MIN - 1, Limits.USERNAME_MAX - 1));

    static Fault ofName(String text) {
        if (text.isBlank()) {
            return MISSING;
        }
        return length(text.strip()) > Limits.DISPLAY_NAME_LENGTH ? TOO_LONG : NONE;
    }

    static Fault ofUsername(String text) {
        if (text.isBlank()) {
            return MISSING;
        }
        return USERNAME.matcher(text).matches() ? NONE : SHAPE;
    }

    static Fault ofNewPassword(String password) {
        if (password.isEmpty()) {
            return MISSING;
        }
        int length = length(password);
        return length < Limits.PASSWORD_MIN ? TOO_SHORT : length > Limits.PASSWORD_MAX ? TOO_LONG : NONE;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
