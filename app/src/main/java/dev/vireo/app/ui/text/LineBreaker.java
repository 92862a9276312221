package dev.vireo.app.ui.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Breaks text into lines where JavaFX should not be left to it. JavaFX 26 shapes the rest of a paragraph anew for each line of a
 * script with combining or joining letters (35 seconds for one hostile message of 10,000 characters), and on Linux it throws when it
 * wraps right-to-left letters, which stops the window from being drawn at all. Lines that are broken beforehand cost a few milliseconds
 * and are safe.
 */
public final class LineBreaker {

    /** No piece that is measured is longer, in characters, so that no piece is slow to measure. */
    private static final int LONGEST_PIECE = 48;
    /** No line is longer, in characters: thousands of marks may have no width at all. */
    private static final int LINE = 400;

    private final double width;
    private final ToDoubleFunction<String> ruler;
    /** Words repeat. */
    private final Map<String, Double> widths = new HashMap<>();
    private final BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    private final StringBuilder text = new StringBuilder();
    private double lineWidth;
    private int lineStart;

    private LineBreaker(double width, ToDoubleFunction<String> ruler) {
        this.width = width;
        this.ruler = ruler;
    }

    /** Whether JavaFX wraps this text quickly and safely by itself. */
    public static boolean simple(String text) {
        return text.chars().allMatch(LineBreaker::simple);
    }

    /** The text with a line break wherever a line would become wider than this, in the unit of the ruler. */
    static String broken(String text, double width, ToDoubleFunction<String> ruler) {
        LineBreaker lines = new LineBreaker(width, ruler);
        String[] paragraphs = text.split("\n", -1);
        for (int i = 0; i < paragraphs.length; i++) {
            if (i > 0) {
                lines.newLine();
            }
            lines.paragraph(paragraphs[i]);
        }
        return lines.text.toString();
    }

    /** Latin, Greek, Cyrillic, the usual signs, and East Asian scripts without joining: one character, one glyph, left to right. */
    private static boolean simple(int c) {
        return c < 0x0300
                || c >= 0x0370 && c <= 0x0482
                || c >= 0x048A && c <= 0x058F
                || c >= 0x1E00 && c <= 0x1FFF
                || c >= 0x2010 && c <= 0x2027
                || c >= 0x2030 && c <= 0x205E
                || c >= 0x20A0 && c <= 0x20BF
                || c >= 0x2100 && c <= 0x27BF
                || c >= 0x3000 && c <= 0x3029
                || c >= 0x3030 && c <= 0x3098
                || c >= 0x309B && c <= 0x9FFF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xFF01 && c <= 0xFFDC;
    }

    private void paragraph(String paragraph) {
        BreakIterator words = BreakIterator.getLineInstance(Locale.ROOT);
        words.setText(paragraph);
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            for (String piece : pieces(paragraph.substring(start, end), new ArrayList<>())) {
                add(piece);
            }
        }
    }

    /** Cuts what is too wide for a line between letters, and what is endless anywhere. */
    private List<String> pieces(String word, List<String> into) {
        if (word.length() < 2 || word.length() <= LONGEST_PIECE && widthOf(word.stripTrailing()) <= width) {
            into.add(word);
            return into;
        }
        int middle = word.length() / 2;
        letters.setText(word);
        int cut = letters.isBoundary(middle) ? middle : letters.preceding(middle);
        if (cut <= 0) {
            cut = Character.isLowSurrogate(word.charAt(middle)) ? middle + 1 : middle;
        }
        if (cut >= word.length()) {
            into.add(word);
            return into;
        }
        pieces(word.substring(0, cut), into);
        return pieces(word.substring(cut), into);
    }

    private void add(String piece) {
        double inked = widthOf(piece.stripTrailing());
        boolean empty = text.length() == lineStart;
        if (!empty && (lineWidth + inked > width || text.length() - lineStart + piece.length() > LINE)) {
            newLine();
        }
        text.append(piece);
        lineWidth += inked + (piece.length() - piece.stripTrailing().length()) * widthOf(" ");
    }

    private double widthOf(String piece) {
        return widths.computeIfAbsent(piece, ruler::applyAsDouble);
    }

    private void newLine() {
        text.append('\n');
        lineStart = text.length();
        lineWidth = 0;
    }
}
