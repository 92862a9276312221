package dev.vireo.app.search;

import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Folded;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person who fits a search, how well, and where in the name it fits.
 *
 * @param rank smaller is better
 * @param from where the match in the display name begins, in chars; with {@code to} equal where it is elsewhere
 */
record Found(Person person, int rank, int from, int to) {

    private static final int NAME_BEGINS = 0;
    private static final int WORD_OF_NAME_BEGINS = 1;
    private static final int USERNAME_BEGINS = 2;
    private static final int WITHIN_NAME = 3;
    private static final int WORD_ELSEWHERE_BEGINS = 4;

    /** @param wanted folded, not blank; each of its words must fit somewhere, the first decides the rank */
    static Optional<Found> in(Person person, String wanted) {
        Folded name = Folded.of(person.displayName());
        int whole = place(name.text(), wanted);
        if (whole >= 0) {
            return Optional.of(named(person, name, whole, wanted.length()));
        }
        List<String> words = List.of(wanted.split("\\s+"));
        String everything = String.join(" ", name.text(), person.username(), Folded.of(person.titleProperty().get()).text(),
                Folded.of(person.departmentProperty().get()).text());
        if (!words.stream().allMatch(word -> beginsAWord(everything, word))) {
            return Optional.empty();
        }
        int first = place(name.text(), words.getFirst());
        if (first >= 0) {
            return Optional.of(named(person, name, first, words.getFirst().length()));
        }
        int rank = person.username().startsWith(words.getFirst()) ? USERNAME_BEGINS : WORD_ELSEWHERE_BEGINS;
        return Optional.of(new Found(person, rank, 0, 0));
    }

    private static Found named(Person person, Folded name, int at, int length) {
        int rank = at == 0 ? NAME_BEGINS : beginsWordAt(name.text(), at) ? WORD_OF_NAME_BEGINS : WITHIN_NAME;
        return new Found(person, rank, name.origin(at), name.origin(at + length));
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
