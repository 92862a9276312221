package dev.vireo.server.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Makes words with an apostrophe findable as a whole and by their parts: {@code L'équipe} by {@code équipe}, {@code Rama's} by
 * {@code rama}, {@code O'Brien} by {@code brien}. A search term loses what is not part of the word itself: the article before it
 * and the {@code 's} behind it.
 */
final class ApostropheFilter extends TokenFilter {

    /** Words that French, Italian and Catalan join to the next one. */
    private static final Set<String> JOINED = Set.of("l", "d", "c", "j", "m", "n", "s", "t", "v", "qu", "jusqu", "lorsqu", "puisqu",
            "quoiqu",
            "presqu", "un", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl", "negl", "sugl", "quell",
            "quest",
            "bell", "sant");
    private static final int SHORTEST_PART = 2;

    private final boolean parts;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Deque<WordPart> waiting = new ArrayDeque<>();

    private record WordPart(String text, int from, int to) {
    }

    private ApostropheFilter(TokenStream words, boolean parts) {
        super(words);
        this.parts = parts;
    }

    /** For messages: the whole word, and each part of it at the same position. */
    static TokenStream ofMessages(TokenStream words) {
        return new ApostropheFilter(words, true);
    }

    /** For queries: one word at each position. */
    static TokenStream ofQueries(TokenStream words) {
        return new ApostropheFilter(words, false);
    }

    @Override
    public boolean incrementToken() throws IOException {
        WordPart part = waiting.poll();
        if (part != null) {
            term.setEmpty().append(part.text());
            offset.setOffset(part.from(), part.to());
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        boolean any = false;
        for (int i = 0; i < term.length(); i++) {
            if (isApostrophe(term.charAt(i))) {
                term.buffer()[i] = '\'';
                any = true;
            }
        }
        if (any && parts) {
            keepParts(term.toString(), offset.startOffset());
        } else if (any) {
            String word = word(term.toString());
            term.setEmpty().append(word);
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting.clear();
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02bc' || c == '\uff07';
    }

    private void keepParts(String whole, int begin) {
        int from = 0;
        for (String part : whole.split("'", -1)) {
            if (part.codePointCount(0, part.length()) >= SHORTEST_PART) {
                waiting.add(new WordPart(part, begin + from, begin + from + part.length()));
            }
            from += part.length() + 1;
        }
    }

    private static String word(String whole) {
        String word = whole.endsWith("'s") || whole.endsWith("'S") ? whole.substring(0, whole.length() - 2) : whole;
        int end = word.indexOf('\'');
        boolean joined = end > 0 && end + 1 < word.length() && JOINED.contains(word.substring(0, end).toLowerCase(Locale.ROOT));
        return joined ? word.substring(end + 1) : word;
    }
}
