package dev.vireo.app.switcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers.Mark;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed is found, and how well it fits is told; in square brackets what is marked. */
final class FuzzyMatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // All of it
        "rama            | EXACT     | [Rama]",
        "  RAMA          | EXACT     | [Rama]",
        "design review   | EXACT     | [Design Review]",
        "c++             | EXACT     | [C++]",
        // Beginnings
        "ra              | BEGINS    | [Ra]ma",
        "rev             | BEGINS    | Design [Rev]iew",
        "review          | BEGINS    | Design-[Review]",
        "design r        | BEGINS    | [Design R]eview",
        "rev des         | BEGINS    | [Des]ign [Rev]iew",
        "design review   | BEGINS    | [Design]-[Review]",
        "2026            | BEGINS    | Launch_[2026]",
        // Initials, and some letters of each word
        "dr              | INITIALS  | [D]esign [R]eview",
        "gd              | INITIALS  | The [G]reat [D]ebate",
        "desrev          | INITIALS  | [Des]ign [Rev]iew",
        "grdeb           | INITIALS  | [Gr]eat [Deb]ate",
        "obrien          | INITIALS  | [O]'[Brien]",
        "tgd             | INITIALS  | [T]he [G]reat [D]ebate",
        // The middle of a word
        "esig            | WITHIN    | D[esig]n Review",
        "shman           | WITHIN    | Lak[shman]",
        "m               | WITHIN    | Ra[m]a",
        // One letter is missing, too many, another, or in its neighbour's place
        "lakhman         | TYPO      | [Lakshman]",
        "lakksh          | TYPO      | [Laksh]man",
        "lakshnan        | TYPO      | [Lakshman]",
        "laskhman        | TYPO      | [Lakshman]",
        "alkshman        | TYPO      | [Lakshman]",
        "dseign          | TYPO      | [Design] Review",
        "reveiw          | TYPO      | Design [Review]",
        "deisgn review   | TYPO      | [Design] [Review]",
        "sta             | TYPO      | [Sita]",
        "sti             | TYPO      | [Sit]a",
    })
    void whatIsTypedIsFound(String typed, MatchQuality quality, String marked) {
        String name = marked.replaceAll("[\\[\\]]", "");

        assertThat(matched(name, typed)).contains(quality + " " + marked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rx         | Rama",
        // Two letters are wrong
        "laskhmna   | Lakshman",
        "lxkshmxn   | Lakshman",
        // Two letters, or three that agree in two only, are everywhere but for one
        "sx         | Sita",
        "sib        | Sita",
        "ita design | Sita",
        // Initials in another order
        "rd         | Design Review",
        "sitaramalakshman | Sita",
    })
    void whatFitsNothingIsNotFound(String typed, String name) {
        assertThat(matched(name, typed)).isEmpty();
    }

    @Test
    void accentsPointsAndCaseMakeNoDifference() {
        assertThat(matched("S\u012bt\u0101", "sita")).contains("EXACT [S\u012bt\u0101]");
        assertThat(matched("Si\u0304ta\u0304 Devi\u0304", "sita d")).contains("BEGINS [Si\u0304ta\u0304 D]evi\u0304");
        assertThat(matched("Sita", "s\u0131\u0307ta")).isPresent();
        assertThat(matched("\u0130STANBUL", "istanbul")).contains("EXACT [\u0130STANBUL]");
        assertThat(matched("ILAKSHMAN", "\u0131lakshman".toUpperCase(Locale.ROOT))).isPresent();
        assertThat(matched("Stra\u00dfe", "strasse")).contains("EXACT [Stra\u00dfe]");
        // Arabic with and without its points, and drawn out.
        assertThat(matched("\u0631\u064e\u0627\u0645\u064e\u0627", "\u0631\u0627\u0645\u0627")).isPresent();
        assertThat(matched("\u0631\u0627\u0640\u0640\u0645\u0627", "\u0631\u0627\u0645\u0627")).isPresent();
        // With a joiner that cannot be seen.
        assertThat(matched("Ra\u200dma", "rama")).isPresent();
    }

    @Test
    void aVowelSignEndsNoWordAndStaysPartOfIt() {
        String ramaAndSita = "\u0930\u093e\u092e \u0938\u0940\u0924\u093e";

        assertThat(matched(ramaAndSita, "\u0938\u0940")).contains("BEGINS \u0930\u093e\u092e [\u0938\u0940]\u0924\u093e");
        assertThat(matched(ramaAndSita, "\u0930\u0938")).contains("INITIALS [\u0930]\u093e\u092e [\u0938]\u0940\u0924\u093e");
        assertThat(matched(ramaAndSita, "\u092e")).contains("WITHIN \u0930\u093e[\u092e] \u0938\u0940\u0924\u093e");
    }

    @Test
    void usernamesTitlesAndDepartmentsAreFoundToo() {
        Candidate lakshman = Candidate.of("Lakshman", "lucky.bridge", "Lead engineer Bridges");

        assertThat(quality(lakshman, "lucky.bridge")).contains(MatchQuality.EXACT);
        assertThat(quality(lakshman, "luck")).contains(MatchQuality.BEGINS);
        assertThat(quality(lakshman, "ucky")).contains(MatchQuality.WITHIN);
        assertThat(quality(lakshman, "engineer")).contains(MatchQuality.ELSEWHERE);
        assertThat(quality(lakshman, "laksh engi")).contains(MatchQuality.ELSEWHERE);
        assertThat(quality(lakshman, "luckx")).contains(MatchQuality.TYPO);
        assertThat(quality(lakshman, "ngineer")).isEmpty();
    }

    /** The words of such a name could be shared out in more ways than there are atoms. */
    @Test
    void aNameOfManyEqualWordsIsSearchedLikeAnyOther() {
        assertThat(matched("a ".repeat(60), "a".repeat(39) + "b")).isEmpty();
    }

    private static Optional<MatchQuality> quality(Candidate candidate, String typed) {
        return FuzzyMatch.of(candidate, WordText.of(typed)).map(FuzzyMatch::quality);
    }

    private static Optional<String> matched(String name, String typed) {
        return FuzzyMatch.of(Candidate.of(name, "", ""), WordText.of(typed))
                .map(match -> match.quality() + " " + marked(name, match));
    }

    private static String marked(String name, FuzzyMatch match) {
        StringBuilder shown = new StringBuilder(name);
        for (Mark mark : match.marks().reversed().stream().collect(Collectors.toList())) {
            shown.insert(mark.to(), ']').insert(mark.from(), '[');
        }
        return shown.toString();
    }
}
