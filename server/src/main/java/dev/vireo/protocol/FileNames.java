package dev.vireo.protocol;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/** Makes file names that every operating system can store. */
public final class FileNames {

    private static final int LONGEST_EXTENSION = 20;

    private FileNames() {
    }

    /**
     * Shortens a name to fit, keeping its extension. Characters that a reader sees as one are kept whole or dropped. The
     * shortened part does not end with spaces or dots.
     *
     * @param characters the most Unicode characters it may have
     * @param bytes      the most bytes of UTF-8
     */
    public static String shortened(String name, int characters, int bytes) {
        if (fits(name, characters, bytes)) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.codePointCount(dot, name.length()) <= LONGEST_EXTENSION ? name.substring(dot) : "";
        if (!fits(extension, characters - 1, bytes - 4)) {
            extension = "";
        }
        String stem = name.substring(0, name.length() - extension.length());
        int charactersLeft = characters - extension.codePointCount(0, extension.length());
        int bytesLeft = bytes - bytes(extension);
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(stem);
        int end = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE
                && fits(stem.substring(0, next), charactersLeft, bytesLeft); next = breaks.next()) {
            end = next;
        }
        while (end > 0 && (stem.charAt(end - 1) == '.' || stem.charAt(end - 1) == ' ')) {
            end--;
        }
        return stem.substring(0, end) + extension;
    }

    private static boolean fits(String text, int characters, int bytes) {
        return text.codePointCount(0, text.length()) <= characters && bytes(text) <= bytes;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
