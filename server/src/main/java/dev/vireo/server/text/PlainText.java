package dev.vireo.server.text;

import dev.vireo.protocol.text.LineText;
import dev.vireo.server.problem.ProblemException;
import java.util.function.Predicate;
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
        if (!LineText.isNamed(line)) {
            throw ProblemException.badField(field, "Use at least one letter or digit.");
        }
        return line;
    }

    /** Like {@link #named}, but may be empty; null counts as empty. */
    public static String line(String field, @Nullable String text, int limit) {
        return checked(field, text, limit, LineText::hides);
    }

    /** Like {@link #line}, but may have several lines. */
    public static String lines(String field, @Nullable String text, int limit) {
        return checked(field, text == null ? null : text.replace("\r\n", "\n"), limit,
                lines -> LineText.hides(lines.replace('\n', ' ')));
    }

    private static String checked(String field, @Nullable String text, int limit, Predicate<String> hides) {
        if (text == null) {
            return "";
        }
        // Normalising hostile text is expensive, so text that is far too long is refused first.
        if (text.length() > limit * 4) {
            throw tooLong(field, limit);
        }
        String plain = LineText.kept(text);
        if (plain.codePointCount(0, plain.length()) > limit) {
            throw tooLong(field, limit);
        }
        if (hides.test(plain)) {
            throw ProblemException.badField(field, "Control and invisible characters aren't allowed here.");
        }
        return plain;
    }

    private static ProblemException tooLong(String field, int limit) {
        return ProblemException.badField(field, "Use at most " + limit + " characters.");
    }
}
