package dev.vireo.app.ui.text;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text that a field draws in place of the one it holds. Each emoji becomes one blank as wide as its picture, followed by
 * characters of no width, so that caret, selection and line breaks are right and every index stays the same. The emoji themselves
 * cannot be laid out: JavaFX 26 draws a box for each of their parts, and on Linux it counts a surrogate pair as one character in
 * every run it shapes.
 *
 * @param drawn as long as the text; to be drawn in the typeface "Inter Fields"
 * @param emoji in the order of the text
 */
public record TypedText(String drawn, List<EmojiSpan> emoji) {

    /**
     * An emoji and the range of the text it takes.
     *
     * @param rightToLeft whether it stands within right-to-left text
     */
    public record EmojiSpan(int from, int to, Emoji emoji, boolean rightToLeft) {

        private EmojiSpan within(boolean rightToLeftText) {
            return new EmojiSpan(from, to, emoji, rightToLeftText);
        }
    }

    /** The same limit as in a message; any further emoji stay characters. */
    static final int MAX_PICTURES = 120;
    /** As wide as a picture, and without a direction, like an emoji. */
    private static final char BLANK = '\ufffc';
    /**
     * Used within right-to-left text, where JavaFX on Linux paints the pieces of several typefaces in the wrong order. It counts as an
     * Arabic number: numbers are laid out as runs of their own, and leave the direction of their neighbours alone.
     */
    private static final char BLANK_AMONG_RIGHT_TO_LEFT = '\u0890';
    /** Has no width, and combines with the character before it. */
    private static final char REST = '\u20e2';
    /** Has no width, and ends a number, so that adjacent blanks do not become one number that reads from left to right. */
    private static final char BETWEEN_NUMBERS = '\u303e';

    static TypedText of(String text) {
        List<EmojiSpan> found = places(text);
        if (found.isEmpty()) {
            return new TypedText(text, found);
        }
        StringBuilder drawn = new StringBuilder(text);
        found.forEach(place -> blank(drawn, place, BLANK));
        List<EmojiSpan> emoji = directed(drawn.toString(), found);
        @Nullable EmojiSpan before = null;
        for (EmojiSpan place : emoji.stream().filter(EmojiSpan::rightToLeft).toList()) {
            blank(drawn, place, BLANK_AMONG_RIGHT_TO_LEFT);
            if (before != null && before.to == place.from && before.to - before.from > 1) {
                drawn.setCharAt(before.to - 1, BETWEEN_NUMBERS);
            }
            before = place;
        }
        return new TypedText(drawn.toString(), emoji);
    }

    /** The text without its emoji, which alone decides whether it is safe to wrap. */
    public static String withoutEmoji(String text) {
        List<EmojiSpan> emoji = places(text);
        StringBuilder rest = new StringBuilder(text);
        emoji.reversed().forEach(place -> rest.delete(place.from, place.to));
        return emoji.isEmpty() ? text : rest.toString();
    }

    private static List<EmojiSpan> places(String text) {
        List<EmojiSpan> found = new ArrayList<>();
        for (int at = 0; at < text.length() && found.size() < MAX_PICTURES;) {
            Emojis.EmojiMatch match = mayBegin(text, at) ? Emojis.all().at(text, at) : null;
            if (match == null) {
                at += Character.charCount(text.codePointAt(at));
            } else {
                found.add(new EmojiSpan(at, match.end(), match.emoji(), false));
                at = match.end();
            }
        }
        return List.copyOf(found);
    }

    /** ASCII characters do only as part of a keycap, before a variation selector. */
    private static boolean mayBegin(String text, int at) {
        return text.charAt(at) > 0x7f || at + 1 < text.length() && text.charAt(at + 1) > 0x7f;
    }

    private static void blank(StringBuilder drawn, EmojiSpan place, char blank) {
        drawn.setCharAt(place.from, blank);
        for (int at = place.from + 1; at < place.to; at++) {
            drawn.setCharAt(at, REST);
        }
    }

    private static List<EmojiSpan> directed(String drawn, List<EmojiSpan> emoji) {
        if (!Bidi.requiresBidi(drawn.toCharArray(), 0, drawn.length())) {
            return emoji;
        }
        Bidi bidi = new Bidi(drawn, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        return emoji.stream().map(place -> place.within(bidi.getLevelAt(place.from) % 2 == 1)).toList();
    }
}
