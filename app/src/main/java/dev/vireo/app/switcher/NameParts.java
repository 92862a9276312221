package dev.vireo.app.switcher;

import dev.vireo.app.switcher.WordText.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Letters that were typed without a space, shared out among the words of a name: "gd" and "grdeb" for "Great Debate". */
final class NameParts {

    /** What is typed beyond so many letters is no abbreviation. */
    private static final int LONGEST = 40;

    private final WordText name;
    private final String typed;
    /** From where in what was typed, and from which word on, nothing fits: else a name of many equal words would take for ever. */
    private final Set<Long> hopeless = new HashSet<>();
    private final List<Word> parts = new ArrayList<>();

    private NameParts(WordText name, String typed) {
        this.name = name;
        this.typed = typed;
    }

    /** The beginnings of words that make up what was typed, in their order; empty if there are none. Words may be left out. */
    static List<Word> of(WordText name, String typed) {
        NameParts search = new NameParts(name, typed);
        boolean found = typed.length() > 1 && typed.length() <= LONGEST && name.words().size() > 1 && search.share(0, 0);
        return found ? search.parts : List.of();
    }

    /** As much as it can for each word, then less. */
    private boolean share(int from, int first) {
        if (from == typed.length()) {
            return true;
        }
        long key = (long) from * Integer.MAX_VALUE + first;
        if (hopeless.contains(key)) {
            return false;
        }
        for (int i = first; i < name.words().size(); i++) {
            Word word = name.words().get(i);
            for (int length = common(from, word); length > 0; length--) {
                parts.add(new Word(word.from(), word.from() + length));
                if (share(from + length, i + 1)) {
                    return true;
                }
                parts.removeLast();
            }
        }
        hopeless.add(key);
        return false;
    }

    private int common(int from, Word word) {
        int most = Math.min(typed.length() - from, word.length());
        int same = 0;
        while (same < most && typed.charAt(from + same) == name.text().charAt(word.from() + same)) {
            same++;
        }
        return same;
    }
}
