package dev.vireo.protocol.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** Classifies characters for the rules of message text. */
final class CharacterKinds {

    private CharacterKinds() {
    }

    static boolean isSpace(int sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }

    /** A letter of a script with upper and lower case. These scripts put spaces between words. */
    static boolean isCased(int sign) {
        return switch (Character.getType(sign)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER, Character.MODIFIER_LETTER -> true;
            default -> false;
        };
    }

    static boolean isDigit(int sign) {
        return switch (Character.getType(sign)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** A mark that combines with the character before it. */
    static boolean isMark(int sign) {
        return sign == 0x200D || switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    static boolean isPicture(int sign) {
        return sign > 0x7f && Character.isExtendedPictographic(sign);
    }

    static boolean opens(int sign) {
        return Character.getType(sign) == Character.START_PUNCTUATION;
    }

    static boolean closes(int sign) {
        return Character.getType(sign) == Character.END_PUNCTUATION;
    }

    /** Punctuation that ends a sentence or clause, in any script. */
    static boolean endsASentence(int sign) {
        return sign == '…' || UCharacter.hasBinaryProperty(sign, UProperty.TERMINAL_PUNCTUATION);
    }

    /** Characters that no address contains: quotes, brackets and punctuation beyond ASCII, and invisible ones. */
    static boolean endsAnAddress(int sign) {
        if (sign < 0x80) {
            return sign <= ' ' || sign == 0x7f || sign == '<' || sign == '>' || sign == '"' || sign == '`';
        }
        return isSpace(sign)
                || switch (Character.getType(sign)) {
                    case Character.START_PUNCTUATION, Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION -> true;
                    default -> false;
                }
                || endsASentence(sign)
                || UCharacter.hasBinaryProperty(sign, UProperty.QUOTATION_MARK)
                || !isMark(sign) && sign != 0x200C && Invisible.is(sign);
    }
}
