package dev.vireo.server.search;

import dev.vireo.protocol.Answers.Mark;
import dev.vireo.server.search.WordAnalyzer.IndexedWord;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * One term of a search: a word, or several words in a row.
 *
 * @param begun whether the last word may be no more than a beginning
 */
record SearchTerm(List<String> words, boolean begun) {

    /** Scripts that are indexed in pairs of characters, which are never prefixes. */
    private static final Set<UnicodeScript> PAIRED = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL);

    /** @return empty for a text without a word in it */
    static Optional<SearchTerm> of(WordAnalyzer analysis, String text, boolean begun) {
        List<String> words = analysis.in(text).stream().map(IndexedWord::term).toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(new SearchTerm(words, begun && canBegin(words.getLast())));
    }

    private static boolean canBegin(String word) {
        return word.codePointCount(0, word.length()) >= WordAnalyzer.SHORTEST_BEGINNING
                && !PAIRED.contains(UnicodeScript.of(word.codePointAt(0)));
    }

    Query query() {
        if (!begun) {
            return words.size() == 1 ? new TermQuery(new Term(MessageDocument.TEXT, words.getFirst()))
                    : new PhraseQuery(MessageDocument.TEXT, words.toArray(String[]::new));
        }
        String last = words.getLast();
        BooleanQuery.Builder query = new BooleanQuery.Builder()
                .add(new ConstantScoreQuery(beginning(last)), Occur.MUST)
                .add(new TermQuery(new Term(MessageDocument.TEXT, last)), Occur.SHOULD);
        if (words.size() > 1) {
            query.add(new SearchTerm(words.subList(0, words.size() - 1), false).query(), Occur.MUST);
        }
        return query.build();
    }

    /** Thousands of words begin with the same two letters, so short prefixes are indexed as terms of their own. */
    private static Query beginning(String word) {
        return word.codePointCount(0, word.length()) <= WordAnalyzer.LONGEST_BEGINNING
                ? new TermQuery(new Term(MessageDocument.BEGINNINGS, word))
                : new PrefixQuery(new Term(MessageDocument.TEXT, word));
    }

    /** Finds the term in a text. */
    List<Mark> in(List<IndexedWord> text) {
        if (begun || words.size() == 1) {
            return text.stream().filter(this::isOneOf).map(word -> new Mark(word.from(), word.to())).toList();
        }
        Map<Integer, List<IndexedWord>> byPosition = text.stream().collect(Collectors.groupingBy(IndexedWord::position));
        List<Mark> marks = new ArrayList<>();
        for (IndexedWord first : text) {
            if (first.term().equals(words.getFirst())) {
                end(first, byPosition).ifPresent(end -> marks.add(new Mark(first.from(), end)));
            }
        }
        return marks;
    }

    private boolean isOneOf(IndexedWord word) {
        return words.contains(word.term()) || begun && word.term().startsWith(words.getLast());
    }

    private Optional<Integer> end(IndexedWord first, Map<Integer, List<IndexedWord>> byPosition) {
        int end = first.to();
        for (int i = 1; i < words.size(); i++) {
            String wanted = words.get(i);
            Optional<IndexedWord> next = byPosition.getOrDefault(first.position() + i, List.of()).stream()
                    .filter(word -> word.term().equals(wanted))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            end = Math.max(end, next.get().to());
        }
        return Optional.of(end);
    }
}
