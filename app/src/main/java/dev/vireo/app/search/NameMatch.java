package dev.vireo.app.search;

import dev.vireo.app.ui.FoldedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The quality and place of a match between a name and a search.
 *
 * @param rank smaller is better
 * @param from where the match in the name begins, in chars; with {@code to} equal where it is elsewhere
 */
record NameMatch(int rank, int from, int to) {

    private static final int NAME_BEGINS = 0;
    private static final int WORD_OF_NAME_BEGINS = 1;
    private static final int USERNAME_BEGINS = 2;
    private static final int WITHIN_NAME = 3;
    private static final int WORD_ELSEWHERE_BEGINS = 4;
    /** What is rarely meant comes after everything else. */
    private static final int LAST = 10;

    /**
     * @param username empty where there is none
     * @param others   what else is known
     * @param wanted   folded, not blank; each of its words must fit somewhere, the first decides the rank
     */
    static Optional<NameMatch> of(String name, String username, List<String> others, String wanted) {
        FoldedText folded = FoldedText.of(name);
        int whole = place(folded.text(), wanted);
        if (whole >= 0) {
            return Optional.of(named(folded, whole, wanted.length()));
        }
        List<String> words = List.of(wanted.split("\\s+"));
        String everything = Stream.concat(Stream.of(folded.text(), username), others.stream().map(each -> FoldedText.of(each).text()))
                .reduce("", (one, other) -> one + " " + other);
        if (!words.stream().allMatch(word -> beginsAWord(everything, word))) {
            return Optional.empty();
        }
        int first = place(folded.text(), words.getFirst());
        if (first >= 0) {
            return Optional.of(named(folded, first, words.getFirst().length()));
        }
        return Optional.of(new NameMatch(username.startsWith(words.getFirst()) ? USERNAME_BEGINS : WORD_ELSEWHERE_BEGINS, 0, 0));
    }

    NameMatch last() {
        return new NameMatch(rank + LAST, from, to);
    }

    private static NameMatch named(FoldedText name, int at, int length) {
        int rank = at == 0 ? NAME_BEGINS : beginsWordAt(name.text(), at) ? WORD_OF_NAME_BEGINS : WITHIN_NAME;
        return new NameMatch(rank, name.origin(at), name.origin(at + length));
    }

    /** The best place of a text within a name: where a word begins, else anywhere; -1 if nowhere. */
    private static int place(String name, String wanted) {
        return Stream.iterate(name.indexOf(wanted), at -> at >= 0, at -> name.indexOf(wanted, at + 1))
                .filter(at -> beginsWordAt(name, at))
                .findFirst()
                .orElse(name.indexOf(wanted));
    }

    private static boolean beginsAWord(String text, String word) {
        int at = place(text, word);
        return at >= 0 && beginsWordAt(text, at);
    }

    private static boolean beginsWordAt(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
