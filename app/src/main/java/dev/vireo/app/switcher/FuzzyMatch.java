package dev.vireo.app.switcher;

import dev.vireo.app.switcher.WordText.Word;
import dev.vireo.protocol.Answers.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How something fits what was typed.
 *
 * @param marks what of its name fits, in order, not overlapping
 */
record FuzzyMatch(MatchQuality quality, List<Mark> marks) {

    /** For what is listed though nothing was typed. */
    static final FuzzyMatch ANYTHING = new FuzzyMatch(MatchQuality.EXACT, List.of());

    /** @param typed not blank; either all of it fits as it stands, or each of its words somewhere */
    static Optional<FuzzyMatch> of(Candidate candidate, WordText typed) {
        Optional<FuzzyMatch> whole = whole(candidate, typed.phrase());
        if (whole.isPresent() || typed.words().isEmpty()) {
            return whole;
        }
        List<FuzzyMatch> each = new ArrayList<>();
        for (Word word : typed.words()) {
            Optional<FuzzyMatch> found = word(candidate, typed.letters(word));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            each.add(found.get());
        }
        return Optional.of(new FuzzyMatch(each.stream().map(FuzzyMatch::quality).reduce(MatchQuality.EXACT, MatchQuality::worse),
                joined(each.stream().flatMap(match -> match.marks().stream()))));
    }

    private static Optional<FuzzyMatch> whole(Candidate candidate, String phrase) {
        WordText name = candidate.name();
        if (name.phrase().equals(phrase)) {
            return marked(MatchQuality.EXACT, name, name.text().indexOf(phrase), phrase.length());
        }
        if (candidate.handle().equals(phrase)) {
            return unmarked(MatchQuality.EXACT);
        }
        int begin = name.beginOf(phrase);
        return begin < 0 ? Optional.empty() : marked(MatchQuality.BEGINS, name, begin, phrase.length());
    }

    private static Optional<FuzzyMatch> word(Candidate candidate, String word) {
        WordText name = candidate.name();
        int begin = name.beginOf(word);
        if (begin >= 0) {
            return marked(MatchQuality.BEGINS, name, begin, word.length());
        }
        if (candidate.handle().startsWith(word)) {
            return unmarked(MatchQuality.BEGINS);
        }
        List<Word> parts = NameParts.of(name, word);
        if (!parts.isEmpty()) {
            return Optional.of(new FuzzyMatch(MatchQuality.INITIALS,
                    joined(parts.stream().map(part -> mark(name, part.from(), part.length())))));
        }
        int within = name.text().indexOf(word);
        if (within >= 0) {
            return marked(MatchQuality.WITHIN, name, within, word.length());
        }
        if (candidate.handle().contains(word)) {
            return unmarked(MatchQuality.WITHIN);
        }
        return candidate.others().beginOf(word) >= 0 ? unmarked(MatchQuality.ELSEWHERE) : typo(candidate, word);
    }

    private static Optional<FuzzyMatch> typo(Candidate candidate, String word) {
        WordText name = candidate.name();
        for (Word each : name.words()) {
            int length = OneTypo.beginOf(name.letters(each), word);
            if (length > 0) {
                return marked(MatchQuality.TYPO, name, each.from(), length);
            }
        }
        return OneTypo.beginOf(candidate.handle(), word) > 0 ? unmarked(MatchQuality.TYPO) : Optional.empty();
    }

    private static Optional<FuzzyMatch> marked(MatchQuality quality, WordText name, int from, int length) {
        return Optional.of(new FuzzyMatch(quality, List.of(mark(name, from, length))));
    }

    private static Optional<FuzzyMatch> unmarked(MatchQuality quality) {
        return Optional.of(new FuzzyMatch(quality, List.of()));
    }

    private static Mark mark(WordText name, int from, int length) {
        return new Mark(name.origin(from), name.origin(from + length));
    }

    private static List<Mark> joined(Stream<Mark> marks) {
        List<Mark> joined = new ArrayList<>();
        marks.sorted(Comparator.comparingInt(Mark::from)).forEach(mark -> {
            Mark last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && mark.from() <= last.to()) {
                joined.set(joined.size() - 1, new Mark(last.from(), Math.max(last.to(), mark.to())));
            } else {
                joined.add(mark);
            }
        });
        return List.copyOf(joined);
    }
}
