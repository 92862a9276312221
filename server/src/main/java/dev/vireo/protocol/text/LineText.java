package dev.vireo.protocol.text;

import java.text.Normalizer;

/** The rules for a short text that everybody sees beside other people's: a name, a title, a description. */
public final class LineText {

    private LineText() {
    }

    /** As it is kept: in NFC, without the spaces around it, also those that {@link String#strip} leaves, such as the no-break space. */
    public static String kept(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        int from = 0;
        int to = normal.length();
        while (from < to && isSpace(normal.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(normal.charAt(to - 1))) {
            to--;
        }
        return normal.substring(from, to);
    }

    /** In characters as limits count them: code points of NFC. */
    public static int length(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        return normal.codePointCount(0, normal.length());
    }

    /** Whether it has control characters, or invisible ones that do not belong to their neighbours' spelling. */
    public static boolean hides(String line) {
        return NameText.hides(line) || line.codePoints().anyMatch(LineText::isHidden);
    }

    /** Whether there is something to call it by. */
    public static boolean isNamed(String line) {
        return line.codePoints().anyMatch(each -> Character.isLetterOrDigit(each) && !Invisible.is(each));
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

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
