package dev.vireo.server.account;

import dev.vireo.protocol.Limits;
import dev.vireo.server.http.ProblemException;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks what people are called and what they write about themselves. Everybody sees these texts beside other people's, so
 * nothing in them may be invisible, break lines or turn the direction of what stands around them.
 */
final class ProfileText {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{%d,%d}"
            .formatted(Limits.USERNAME_MIN - 1, Limits.USERNAME_MAX - 1));
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int DEVICE_LENGTH = 80;

    private ProfileText() {
    }

    static String username(@Nullable String text) {
        if (text == null || !USERNAME.matcher(text).matches()) {
            throw ProblemException.badField("username", "A username has 3 to 32 of a-z, 0-9, '.', '_' and '-' and starts "
                    + "with a letter.");
        }
        return text;
    }

    static String displayName(@Nullable String text) {
        return named("display_name", text, Limits.DISPLAY_NAME_LENGTH);
    }

    static String office(@Nullable String text) {
        return named("office", text, Limits.DISPLAY_NAME_LENGTH);
    }

    static String tokenName(@Nullable String text) {
        return named("name", text, Limits.TITLE_LENGTH);
    }

    static String title(@Nullable String text) {
        return line("title", text, Limits.TITLE_LENGTH);
    }

    static String department(@Nullable String text) {
        return line("department", text, Limits.TITLE_LENGTH);
    }

    static String statusText(@Nullable String text) {
        return line("status_text", text, Limits.STATUS_TEXT_LENGTH);
    }

    static String password(@Nullable String text) {
        int length = text == null ? 0 : length(text);
        if (text == null || length < Limits.PASSWORD_MIN || length > Limits.PASSWORD_MAX) {
            throw ProblemException.badField("password", "A password has %d to %d characters."
                    .formatted(Limits.PASSWORD_MIN, Limits.PASSWORD_MAX));
        }
        return text;
    }

    /** What a device calls itself. Never refused: it only helps its owner to know it again. */
    static String device(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "unknown device";
        }
        String printable = userAgent.strip().replaceAll("[^ -~]", "?");
        return printable.substring(0, Math.min(printable.length(), DEVICE_LENGTH));
    }

    /** A line that must say something. */
    private static String named(String field, @Nullable String text, int limit) {
        String line = line(field, text, limit);
        if (line.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw ProblemException.badField(field, "This must hold at least one letter or digit.");
        }
        return line;
    }

    private static String line(String field, @Nullable String text, int limit) {
        if (text == null) {
            return "";
        }
        // Normalising costs more than it looks for hostile text: nothing that is far too long gets that far.
        if (text.length() > limit * 4) {
            throw tooLong(field, limit);
        }
        String line = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (length(line) > limit) {
            throw tooLong(field, limit);
        }
        if (line.codePoints().anyMatch(ProfileText::isHidden)) {
            throw ProblemException.badField(field, "This holds control or invisible characters.");
        }
        return line;
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                    Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            // The joiners are part of emoji and of several scripts; the rest of this class turns directions or hides.
            case Character.FORMAT -> character != ZERO_WIDTH_JOINER && character != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static ProblemException tooLong(String field, int limit) {
        return ProblemException.badField(field, "This is longer than " + limit + " characters.");
    }
}
