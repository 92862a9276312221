package dev.vireo.protocol.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * Recognises characters that show nothing when they stand alone: white space, controls, and those that Unicode calls
 * default-ignorable.
 */
public final class Invisible {

    private static final int BRAILLE_BLANK = 0x2800;
    private static final int NULL_NOTEHEAD = 0x1D159;
    private static final int FIRST_ANNOTATION = 0xFFF9;
    private static final int LAST_ANNOTATION = 0xFFFB;

    private Invisible() {
    }

    /** Whether this code point is invisible by itself. */
    public static boolean is(int codePoint) {
        if (codePoint > ' ' && codePoint < 0x7f) {
            return false;
        }
        return Character.isISOControl(codePoint)
                || codePoint == BRAILLE_BLANK
                || codePoint == NULL_NOTEHEAD
                || codePoint >= FIRST_ANNOTATION && codePoint <= LAST_ANNOTATION
                || UCharacter.hasBinaryProperty(codePoint, UProperty.WHITE_SPACE)
                || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** Whether a text has no visible character. */
    public static boolean only(String text) {
        return text.codePoints().allMatch(Invisible::is);
    }
}
