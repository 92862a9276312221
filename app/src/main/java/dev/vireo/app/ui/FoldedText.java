package dev.vireo.app.ui;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A text as a search sees it: small letters without accents, so that "sita" finds "Sītā", in every locale alike. Vowel signs of Devanagari
 * and its kin are letters, not accents, and stay; the points of Arabic and Hebrew, which few people type, and what cannot be seen go.
 */
public final class FoldedText {

    private static final char FIRST_ACCENT = '\u0300';
    private static final char LAST_ACCENT = '\u036f';
    private static final int ASCII = 0x80;
    /** Makes an Arabic word longer, and is no letter. */
    private static final int TATWEEL = 0x640;
    private static final Set<UnicodeScript> POINTED = EnumSet.of(UnicodeScript.ARABIC, UnicodeScript.HEBREW);

    private final String text;
    /** For each folded character, where its original begins. */
    private final int[] origins;

    private FoldedText(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
    }

    public static FoldedText of(String original) {
        StringBuilder folded = new StringBuilder(original.length());
        int[] origins = new int[original.length() + 1];
        int size;
        for (int at = 0; at < original.length(); at += size) {
            int codePoint = original.codePointAt(at);
            size = Character.charCount(codePoint);
            String letters = fold(codePoint);
            if (folded.length() + letters.length() >= origins.length) {
                origins = Arrays.copyOf(origins, 2 * origins.length + letters.length());
            }
            Arrays.fill(origins, folded.length(), folded.length() + letters.length(), at);
            folded.append(letters);
        }
        origins[folded.length()] = original.length();
        return new FoldedText(folded.toString(), origins);
    }

    /** What is compared. */
    public String text() {
        return text;
    }

    /** Where in the original the folded character at this place stands; the original's end for the folded end. */
    public int origin(int place) {
        return origins[place];
    }

    private static String fold(int codePoint) {
        if (codePoint < ASCII) {
            return Character.toString(Character.toLowerCase(codePoint));
        }
        return switch (codePoint) {
            case 'ł', 'Ł' -> "l";
            case 'ø', 'Ø' -> "o";
            case 'đ', 'Đ' -> "d";
            case 'ı', 'İ' -> "i";
            case 'ß', 'ẞ' -> "ss";
            case 'æ', 'Æ' -> "ae";
            case 'œ', 'Œ' -> "oe";
            case 'ς' -> "σ";
            default -> bare(codePoint);
        };
    }

    private static boolean isAccent(int part) {
        return part >= FIRST_ACCENT && part <= LAST_ACCENT || part == TATWEEL
                || switch (Character.getType(part)) {
                    case Character.FORMAT -> true;
                    case Character.NON_SPACING_MARK -> POINTED.contains(UnicodeScript.of(part))
                            || UnicodeBlock.of(part) == UnicodeBlock.ARABIC;
                    default -> false;
                };
    }

    private static String bare(int codePoint) {
        String apart = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        StringBuilder bare = new StringBuilder(apart.length());
        apart.codePoints().filter(part -> !isAccent(part))
                .forEach(part -> bare.appendCodePoint(Character.toLowerCase(part)));
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }
}
