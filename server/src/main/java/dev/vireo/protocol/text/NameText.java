package dev.vireo.protocol.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.Set;

/**
 * Decides which characters are allowed in names. Invisible characters are part of how some scripts and emoji are written, and
 * are allowed there. Anywhere else they would make two names that look the same.
 */
public final class NameText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007E;
    private static final int END_OF_TAGS = 0xE007F;
    /** Scripts whose letters take another shape beside a joiner, or join no more behind a non-joiner. */
    private static final Set<Integer> JOINING = Set.of(UScript.ARABIC, UScript.SYRIAC, UScript.NKO, UScript.MANDAIC, UScript.ADLAM,
            UScript.DEVANAGARI, UScript.BENGALI, UScript.GURMUKHI, UScript.GUJARATI, UScript.ORIYA, UScript.TAMIL, UScript.TELUGU,
            UScript.KANNADA, UScript.MALAYALAM, UScript.SINHALA, UScript.KHMER, UScript.MYANMAR, UScript.TIBETAN, UScript.BALINESE,
            UScript.JAVANESE, UScript.SUNDANESE, UScript.MEITEI_MAYEK, UScript.MONGOLIAN);

    private NameText() {
    }

    /** Whether it has invisible characters that do not belong to their neighbours' spelling. Spaces do not count. */
    public static boolean hides(String name) {
        int[] signs = name.codePoints().toArray();
        for (int at = 0; at < signs.length; at++) {
            if (Invisible.is(signs[at]) && !Character.isSpaceChar(signs[at]) && !belongs(signs, at)) {
                return true;
            }
        }
        return false;
    }

    /** The key that names share when people take them for the same: without case, invisible characters and kinds of spaces. */
    public static String key(String name) {
        StringBuilder key = new StringBuilder();
        boolean apart = false;
        // By upper case first: the Turkish ı and I, ς and σ have one upper case each but two lower ones.
        String folded = Normalizer2.getNFKCCasefoldInstance().normalize(name.toUpperCase(Locale.ROOT)).replace("i\u0307", "i");
        for (int sign : folded.codePoints().toArray()) {
            if (Character.isSpaceChar(sign) || Character.isWhitespace(sign)) {
                apart = true;
            } else if (!Invisible.is(sign)) {
                key.append(apart && !key.isEmpty() ? " " : "").appendCodePoint(sign);
                apart = false;
            }
        }
        return key.toString();
    }

    private static boolean belongs(int[] signs, int at) {
        int sign = signs[at];
        int before = at == 0 ? -1 : signs[at - 1];
        int behind = at + 1 == signs.length ? -1 : signs[at + 1];
        if (before < 0) {
            return false;
        }
        if (sign == ZERO_WIDTH_JOINER && isPictured(base(signs, at))) {
            return isPictured(behind);
        }
        if (sign == ZERO_WIDTH_JOINER || sign == ZERO_WIDTH_NON_JOINER) {
            return isLetterOrMark(before) && JOINING.contains(UScript.getScript(before));
        }
        if (sign >= 0xFE00 && sign <= 0xFE0F) {
            return isPictured(before) || UCharacter.hasBinaryProperty(before, UProperty.EMOJI) && behind == KEYCAP || isHan(before)
                    || UScript.getScript(before) == UScript.MYANMAR;
        }
        if (sign >= 0xE0100 && sign <= 0xE01EF) {
            return isHan(before);
        }
        if (sign >= 0x180B && sign <= 0x180F) {
            return UScript.getScript(before) == UScript.MONGOLIAN;
        }
        return sign >= FIRST_TAG && sign <= END_OF_TAGS && isTagOfFlag(signs, at);
    }

    /** The base character of the modifiers and selectors before this index. */
    private static int base(int[] signs, int at) {
        int base = at - 1;
        while (base > 0 && (signs[base] == 0xFE0F || Character.isEmojiModifier(signs[base]))) {
            base--;
        }
        return base < 0 ? -1 : signs[base];
    }

    /** The flag of a region is a black flag, invisible tag letters, and an end tag. */
    private static boolean isTagOfFlag(int[] signs, int at) {
        int first = at;
        while (first > 0 && signs[first - 1] >= FIRST_TAG && signs[first - 1] <= LAST_TAG) {
            first--;
        }
        int last = at;
        while (last < signs.length && signs[last] >= FIRST_TAG && signs[last] <= LAST_TAG) {
            last++;
        }
        return first > 0 && signs[first - 1] == BLACK_FLAG && last > first && last < signs.length && signs[last] == END_OF_TAGS;
    }

    private static boolean isPictured(int sign) {
        return sign > 0x7f && UCharacter.hasBinaryProperty(sign, UProperty.EXTENDED_PICTOGRAPHIC)
                || sign > 0x7f && Character.isEmoji(sign);
    }

    private static boolean isHan(int sign) {
        return UScript.getScript(sign) == UScript.HAN;
    }

    private static boolean isLetterOrMark(int sign) {
        return Character.isLetter(sign) || switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
