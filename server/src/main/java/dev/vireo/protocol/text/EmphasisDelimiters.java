package dev.vireo.protocol.text;

/**
 * Decides which stars, underscores and tildes may open or close emphasis. CommonMark looks only at letters, spaces and
 * punctuation, so it takes the stars of {@code 2*3*4} and of {@code *.csv} for markup, and ignores those of {@code **「重点」**内容}.
 * Here, emphasis opens at a word boundary and must contain part of a word.
 *
 * @param opens  whether it may begin emphasis
 * @param closes whether it may end emphasis
 */
record EmphasisDelimiters(boolean opens, boolean closes) {

    private static final int NONE = -1;

    /**
     * Decides whether a run of these signs may open or close emphasis.
     *
     * @param from the index of its first char
     * @param to   the index behind its last char
     */
    static EmphasisDelimiters at(String text, int from, int to) {
        int before = base(text, from);
        int behind = to == text.length() ? NONE : text.codePointAt(to);
        boolean doubled = to - from > 1;
        boolean word = text.charAt(from) == '_';
        return new EmphasisDelimiters(mayFollow(text, from, before, behind, doubled && !word) && mayBegin(text, to, behind),
                mayEnd(before) && mayPrecede(before, behind, word));
    }

    static boolean betweenLetters(String text, int from, int to) {
        return from > 0 && to < text.length() && Character.isLetterOrDigit(text.codePointBefore(from))
                && Character.isLetterOrDigit(text.codePointAt(to));
    }

    /** The last base character before an index, skipping accents, skin tones and the like. */
    private static int base(String text, int at) {
        int sign = NONE;
        for (int to = at; to > 0; to -= Character.charCount(sign)) {
            sign = text.codePointBefore(to);
            if (!CharacterKinds.isMark(sign) && !Character.isEmojiModifier(sign)) {
                return sign;
            }
        }
        return sign;
    }

    /** Whether emphasis may begin after this character. */
    private static boolean mayFollow(String text, int from, int before, int behind, boolean doubled) {
        if (before == NONE || CharacterKinds.isSpace(before) || isDelimiter(before)) {
            return true;
        }
        if (CharacterKinds.isCased(before)) {
            // Within a word, two stars of un**believ**able; one letter, as in a**b, is arithmetic.
            int start = from - Character.charCount(before);
            return doubled && behind != NONE && CharacterKinds.isCased(behind)
                    && start > 0 && CharacterKinds.isCased(text.codePointBefore(start));
        }
        return switch (Character.getType(before)) {
            case Character.OTHER_LETTER, Character.START_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION, Character.DASH_PUNCTUATION -> true;
            case Character.END_PUNCTUATION -> before > 0x7f;
            case Character.OTHER_PUNCTUATION -> before > 0x7f || "\"':,;!?".indexOf(before) >= 0;
            default -> CharacterKinds.isPicture(before);
        };
    }

    /** Whether this may be the first character of emphasis. */
    private static boolean mayBegin(String text, int at, int behind) {
        if (behind == NONE || CharacterKinds.isSpace(behind) || CharacterKinds.closes(behind)) {
            return false;
        }
        if (behind == '.') {
            return text.startsWith("...", at);
        }
        return "/=>|%^".indexOf(behind) < 0 && (behind == '…' || !CharacterKinds.endsASentence(behind));
    }

    /** Whether this may be the last character of emphasis. */
    private static boolean mayEnd(int before) {
        return before != NONE && !CharacterKinds.isSpace(before) && !CharacterKinds.opens(before) && "/\\=+<&@#|".indexOf(before) < 0;
    }

    /** Whether emphasis may end before this character. */
    private static boolean mayPrecede(int before, int behind, boolean word) {
        if (behind == NONE || CharacterKinds.isSpace(behind) || isDelimiter(behind)) {
            return true;
        }
        if (CharacterKinds.isCased(behind)) {
            return !word && !CharacterKinds.isDigit(before);
        }
        if (CharacterKinds.isDigit(behind) || CharacterKinds.isMark(behind)) {
            return false;
        }
        return switch (Character.getType(behind)) {
            case Character.START_PUNCTUATION -> behind > 0x7f;
            case Character.CURRENCY_SYMBOL -> false;
            default -> "\\%=+^".indexOf(behind) < 0;
        };
    }

    private static boolean isDelimiter(int sign) {
        return sign == '*' || sign == '_' || sign == '~';
    }
}
