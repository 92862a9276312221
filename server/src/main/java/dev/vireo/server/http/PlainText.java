package dev.vireo.server.http;

import java.text.Normalizer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks short texts that everybody sees beside other people's: names, titles, descriptions. Nothing in them may be invisible or
 * turn the direction of what stands around them.
 */
public final class PlainText {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private PlainText() {
    }

    /**
     * One line that must say something.
     *
     * @param limit in code points after normalisation to NFC
     * @throws ProblemException 400 naming the field
     */
    public static String named(String field, @Nullable String text, int limit) {
        String line = line(field, text, limit);
        if (line.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw ProblemException.badField(field, "This must hold at least one letter or digit.");
        }
        return line;
    }

    /** As {@link #named}, but may be empty; null is. */
    public static String line(String field, @Nullable String text, int limit) {
        return checked(field, text, limit, PlainText::isHidden);
    }

    /** As {@link #line}, in as many lines as there is room for. */
    public static String lines(String field, @Nullable String text, int limit) {
        return checked(field, text == null ? null : text.replace("\r\n", "\n"), limit,
                character -> character != '\n' && isHidden(character));
    }

    private static String checked(String field, @Nullable String text, int limit, IntPredicate refused) {
        if (text == null) {
            return "";
        }
        // Normalising costs more than it looks for hostile text: nothing that is far too long gets that far.
        if (text.length() > limit * 4) {
            throw tooLong(field, limit);
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (plain.codePointCount(0, plain.length()) > limit) {
            throw tooLong(field, limit);
        }
        if (plain.codePoints().anyMatch(refused)) {
            throw ProblemException.badField(field, "This holds control or invisible characters.");
        }
        return plain;
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

    private static ProblemException tooLong(String field, int limit) {
        return ProblemException.badField(field, "This is longer than " + limit + " characters.");
    }
}
