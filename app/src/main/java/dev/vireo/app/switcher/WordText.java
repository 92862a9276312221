package dev.vireo.app.switcher;

import dev.vireo.app.ui.FoldedText;
import java.util.ArrayList;
import java.util.List;

/** A text prepared for being searched: folded, and cut into words. */
final class WordText {

    /** A word in the folded text, from here up to there. */
    record Word(int from, int to) {

        int length() {
            return to - from;
        }
    }

    private final FoldedText folded;
    private final List<Word> words;

    private WordText(FoldedText folded) {
        this.folded = folded;
        this.words = words(folded.text());
    }

    static WordText of(String original) {
        return new WordText(FoldedText.of(original));
    }

    /** Without the space around it. */
    String phrase() {
        return folded.text().strip();
    }

    String text() {
        return folded.text();
    }

    List<Word> words() {
        return words;
    }

    String letters(Word word) {
        return folded.text().substring(word.from(), word.to());
    }

    /** Where in the original what stands here in the folded text stands. */
    int origin(int place) {
        return folded.origin(place);
    }

    /** Where this begins a word, or all of it; -1 if nowhere. */
    int beginOf(String wanted) {
        if (text().startsWith(wanted)) {
            return 0;
        }
        for (Word word : words) {
            if (text().startsWith(wanted, word.from())) {
                return word.from();
            }
        }
        return -1;
    }

    /** By what characters are, as a vowel sign is no letter and ends no word. */
    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int begin = -1;
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            boolean inside = isOfWord(character);
            if (inside && begin < 0) {
                begin = at;
            } else if (!inside && begin >= 0) {
                words.add(new Word(begin, at));
                begin = -1;
            }
            at += Character.charCount(character);
        }
        if (begin >= 0) {
            words.add(new Word(begin, text.length()));
        }
        return List.copyOf(words);
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character) || switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
