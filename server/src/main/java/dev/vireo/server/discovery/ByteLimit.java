package dev.vireo.server.discovery;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/** Cuts texts to a number of bytes in UTF-8. */
final class ByteLimit {

    private ByteLimit() {
    }

    /** The longest beginning that fits, without half a character: neither of a surrogate pair nor of a letter with its marks. */
    static String cut(String text, int bytes) {
        if (length(text) <= bytes) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        for (int next = characters.next(); next != BreakIterator.DONE
                && length(text.substring(0, next)) <= bytes; next = characters.next()) {
            end = next;
        }
        return text.substring(0, end);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
