package dev.vireo.server.account;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.PasswordRule;
import dev.vireo.protocol.ReservedNames;
import dev.vireo.protocol.Usernames;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks people's names and what they write about themselves. */
final class ProfileText {

    private static final int DEVICE_LENGTH = 80;

    private ProfileText() {
    }

    static String username(@Nullable String text) {
        if (text == null || !Usernames.hasForm(text)) {
            throw ProblemException.badField("username", "Usernames have 3 to 32 characters from a-z, 0-9, '.', '_' and '-', and start "
                    + "with a letter.");
        }
        return text;
    }

    /** A username that somebody is to have from now on. */
    static String newUsername(@Nullable String text) {
        String username = username(text);
        if (ReservedNames.isReserved(username)) {
            throw reserved("username");
        }
        return username;
    }

    private static ProblemException reserved(String field) {
        return new ProblemException(400, field + "_reserved",
                "This name is reserved, since it doesn't mean one person. Choose another one.",
                Map.of("field", field));
    }

    static String displayName(@Nullable String text) {
        return PlainText.named("display_name", text, Limits.DISPLAY_NAME_LENGTH);
    }

    /** A display name that somebody is to have from now on. */
    static String newDisplayName(@Nullable String text) {
        String displayName = displayName(text);
        if (ReservedNames.isReserved(displayName)) {
            throw reserved("display_name");
        }
        return displayName;
    }

    static String office(@Nullable String text) {
        return PlainText.named("office", text, Limits.DISPLAY_NAME_LENGTH);
    }

    static String tokenName(@Nullable String text) {
        return PlainText.named("name", text, Limits.TITLE_LENGTH);
    }

    static String title(@Nullable String text) {
        return PlainText.line("title", text, Limits.TITLE_LENGTH);
    }

    static String department(@Nullable String text) {
        return PlainText.line("department", text, Limits.TITLE_LENGTH);
    }

    static String statusText(@Nullable String text) {
        return PlainText.line("status_text", text, Limits.STATUS_TEXT_LENGTH);
    }

    /**
     * A password that somebody is to have from now on.
     *
     * @param names of the person and the office
     */
    static String newPassword(@Nullable String text, String... names) {
        return newPassword("password", text, List.of(names));
    }

    /** The same, in a field of another name. */
    static String newPassword(String field, @Nullable String text, List<String> names) {
        String password = Objects.requireNonNullElse(text, "");
        PasswordRule.weakness(password, names).ifPresent(weakness -> {
            throw new ProblemException(400, "invalid_password", said(weakness), Map.of("field", field, "reason", weakness.key()));
        });
        return password;
    }

    private static String said(PasswordRule.Weakness weakness) {
        return switch (weakness) {
            case TOO_SHORT, TOO_LONG -> "Passwords have " + Limits.PASSWORD_MIN + " to " + Limits.PASSWORD_MAX + " characters.";
            case UNPRINTABLE -> "Passwords can't contain control characters.";
            case REPEATED -> "This password repeats itself. Use a few different words.";
            case SEQUENCE -> "This password is a row of neighbouring keys or numbers. Use a few different words.";
            case PERSONAL -> "This password is little more than a name. Use a few other words.";
            case COMMON -> "This password is too common. Use a few different words.";
        };
    }

    /** One that somebody may have. */
    static String password(@Nullable String text) {
        return password("password", text);
    }

    static String password(String field, @Nullable String text) {
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        if (text == null || length < Limits.PASSWORD_MIN || length > Limits.PASSWORD_MAX) {
            throw ProblemException.badField(field, String.format(Locale.ROOT, "Passwords have %d to %d characters.",
                    Limits.PASSWORD_MIN, Limits.PASSWORD_MAX));
        }
        return text;
    }

    /** The name of a device. It is never refused, since it only helps its owner recognise the device. */
    static String device(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "unknown device";
        }
        String printable = userAgent.strip().replaceAll("[^ -~]", "?");
        return printable.substring(0, Math.min(printable.length(), DEVICE_LENGTH));
    }
}
