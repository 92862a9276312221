package dev.vireo.app.ui;

import java.text.Bidi;

/**
 * Prepares text that runs from right to left for labels that wrap. JavaFX 26 throws when the end of a line comes to lie within such a run,
 * so each run ends where a line may end: behind the spaces between words, by a mark that nobody sees. Where a mark would move
 * the space or punctuation to the wrong side, the space does not break instead. In a window that runs from right to left, nothing changes its place.
 */
final class BreakableText {

    private static final char LEFT_TO_RIGHT_MARK = '\u200e';
    private static final char NO_BREAK_SPACE = '\u00a0';
    /** Longer words are cut, although their letters then no longer join: no label is narrower. */
    private static final int LONGEST_WORD = 24;

    private enum Direction {
        LEFT_TO_RIGHT, RIGHT_TO_LEFT, NUMBER, NONE
    }

    private final String text;
    private final StringBuilder prepared = new StringBuilder();
    private Direction before = Direction.RIGHT_TO_LEFT;
    private int letters;

    private BreakableText(String text) {
        this.text = text;
    }

    /** The same text, which JavaFX may wrap; text that runs only from left to right as it is. */
    static String of(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length()) ? new BreakableText(text).prepare() : text;
    }

    /** Whether the text was prepared. */
    static boolean is(String text) {
        return text.indexOf(LEFT_TO_RIGHT_MARK) >= 0 && of(text).equals(text);
    }

    private String prepare() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                space(i);
            } else {
                prepared.append(c);
                follow(c);
                cut(i);
            }
        }
        return prepared.toString();
    }

    private void follow(char c) {
        Direction direction = c == '\n' ? Direction.RIGHT_TO_LEFT : direction(c);
        // A number within left-to-right text belongs to it.
        if (direction != Direction.NONE && !(direction == Direction.NUMBER && before == Direction.LEFT_TO_RIGHT)) {
            before = direction;
        }
    }

    private void space(int at) {
        letters = 0;
        int next = at + 1;
        while (next < text.length() && text.charAt(next) != '\n' && direction(text.charAt(next)) == Direction.NONE) {
            next++;
        }
        boolean last = next == text.length() || text.charAt(next) == '\n';
        boolean alone = next == at + 1;
        Direction after = last ? Direction.RIGHT_TO_LEFT : direction(text.charAt(next));
        boolean fromTheLeft = before == Direction.LEFT_TO_RIGHT;
        if (last ? alone : after != Direction.RIGHT_TO_LEFT && (alone || fromTheLeft)) {
            prepared.append(' ');
        } else if (!last && after == Direction.RIGHT_TO_LEFT && !fromTheLeft) {
            prepared.append(' ').append(LEFT_TO_RIGHT_MARK);
        } else {
            prepared.append(NO_BREAK_SPACE);
        }
    }

    /** Cuts a word that no line can hold, but not between a letter and the marks on it. */
    private void cut(int at) {
        letters = direction(text.charAt(at)) == Direction.RIGHT_TO_LEFT ? letters + 1 : letters;
        if (letters >= LONGEST_WORD && at + 1 < text.length() && direction(text.charAt(at + 1)) == Direction.RIGHT_TO_LEFT) {
            prepared.append(LEFT_TO_RIGHT_MARK);
            letters = 0;
        }
    }

    private static Direction direction(char c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> Direction.LEFT_TO_RIGHT;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> Direction.RIGHT_TO_LEFT;
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER, Character.DIRECTIONALITY_ARABIC_NUMBER -> Direction.NUMBER;
            default -> Direction.NONE;
        };
    }
}
