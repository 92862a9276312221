package dev.vireo.server.text;

import dev.vireo.protocol.text.Invisible;
import dev.vireo.protocol.text.NameText;
import dev.vireo.server.problem.ProblemException;
import java.text.Normalizer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks short texts that everybody sees beside other people's: names, titles, descriptions. They may contain nothing invisible,
 * and nothing that changes the direction of the text around them.
 */
public final class PlainText {

    private PlainText() {
    }

    /**
     * One line with visible text.
     *
     * @param limit in code points after normalisation to NFC
     * @throws ProblemException 400 naming the field
     */
    public static String named(String field, @Nullable String text, int limit) {
        String line = line(field, text, limit);
        if (line.codePoints().noneMatch(each -> Character.isLetterOrDigit(each) && !Invisible.is(each))) {
            throw ProblemException.badField(field, "Use at least one letter or digit.");
        }
        return line;
    }

    /** Like {@link #named}, but may be empty; null counts as empty. */
    public static String line(String field, @Nullable String text, int limit) {
        return checked(field, text, limit, PlainText::isHidden);
    }

    /** Like {@link #line}, but may have several lines. */
    public static String lines(String field, @Nullable String text, int limit) {
        return checked(field, text == null ? null : text.replace("\r\n", "\n"), limit,
                character -> character != '\n' && isHidden(character));
    }

    private static String checked(String field, @Nullable String text, int limit, IntPredicate refused) {
        if (text == null) {
            return "";
        }
        // Normalising hostile text is expensive, so text that is far too long is refused first.
        if (text.length() > limit * 4) {
            throw tooLong(field, limit);
        }
        String plain = stripped(Normalizer.normalize(text, Normalizer.Form.NFC));
        if (plain.codePointCount(0, plain.length()) > limit) {
            throw tooLong(field, limit);
        }
        if (plain.codePoints().anyMatch(refused) || NameText.hides(plain.replace('\n', ' '))) {
            throw ProblemException.badField(field, "Control and invisible characters aren't allowed here.");
        }
        return plain;
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                    Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            // Those that belong to a script or an emoji are distinguished where their neighbours are known.
            case Character.FORMAT -> !Invisible.is(character);
            default -> false;
        };
    }

    /** Also strips spaces that {@link String#strip} leaves, such as the no-break space. */
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static ProblemException tooLong(String field, int limit) {
        return ProblemException.badField(field, "Use at most " + limit + " characters.");
    }
}
