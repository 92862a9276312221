package dev.vireo.server.text;

import dev.vireo.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises a single emoji and normalises it: with a variation selector exactly where an emoji with two presentations needs one
 * to be coloured, so that what looks the same is the same. Forms: https://www.unicode.org/reports/tr51/
 */
public final class Emoji {

    private static final int LONGEST = 64;
    private static final int JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;
    private static final int TEXT_LOOK = 0xFE0E;
    private static final int COLOUR_LOOK = 0xFE0F;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int TAG_FIRST = 0xE0020;
    private static final int TAG_LAST = 0xE007F;
    private static final Pattern ONE_CHARACTER = Pattern.compile("\\X");

    private Emoji() {
    }

    /** @throws ProblemException 400 for anything but one emoji */
    public static String of(String text) {
        if (text.length() <= 2 * LONGEST) {
            int[] signs = text.codePoints().filter(sign -> sign != TEXT_LOOK && sign != COLOUR_LOOK).toArray();
            String emoji = written(signs);
            if (isEmoji(signs) && emoji.length() <= LONGEST && ONE_CHARACTER.matcher(emoji).matches()) {
                return emoji;
            }
        }
        throw ProblemException.badField("emoji", "Use exactly one emoji.");
    }

    private static String written(int[] signs) {
        StringBuilder emoji = new StringBuilder();
        for (int i = 0; i < signs.length; i++) {
            emoji.appendCodePoint(signs[i]);
            boolean toned = i + 1 < signs.length && Character.isEmojiModifier(signs[i + 1]);
            if (Character.isEmoji(signs[i]) && !Character.isEmojiPresentation(signs[i]) && !toned) {
                emoji.appendCodePoint(COLOUR_LOOK);
            }
        }
        return emoji.toString();
    }

    private static boolean isEmoji(int[] signs) {
        return isKeycap(signs) || isFlag(signs) || joined(signs).stream().allMatch(Emoji::isPart);
    }

    private static boolean isKeycap(int[] signs) {
        return signs.length == 2 && isKey(signs[0]) && signs[1] == KEYCAP;
    }

    /** Two letters that name a region; which there are is not for us to say. */
    private static boolean isFlag(int[] signs) {
        return signs.length == 2 && isRegionLetter(signs[0]) && isRegionLetter(signs[1]);
    }

    private static List<int[]> joined(int[] signs) {
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= signs.length; i++) {
            if (i == signs.length || signs[i] == JOINER) {
                parts.add(Arrays.copyOfRange(signs, from, i));
                from = i + 1;
            }
        }
        return parts;
    }

    private static boolean isPart(int[] signs) {
        return switch (signs.length) {
            case 0 -> false;
            case 1 -> isPicture(signs[0]);
            case 2 -> Character.isEmojiModifierBase(signs[0]) && Character.isEmojiModifier(signs[1]);
            default -> signs[0] == BLACK_FLAG && signs[signs.length - 1] == TAG_LAST
                    && Arrays.stream(signs, 1, signs.length - 1).allMatch(sign -> sign >= TAG_FIRST && sign < TAG_LAST);
        };
    }

    /** What Unicode calls an emoji, or has set aside to be one in a newer version than this platform's. */
    private static boolean isPicture(int sign) {
        return Character.isEmoji(sign) && !isKey(sign) && !isRegionLetter(sign)
                || Character.isExtendedPictographic(sign) && Character.getType(sign) == Character.UNASSIGNED;
    }

    private static boolean isKey(int sign) {
        return sign >= '0' && sign <= '9' || sign == '#' || sign == '*';
    }

    private static boolean isRegionLetter(int sign) {
        return sign >= 0x1F1E6 && sign <= 0x1F1FF;
    }
}
