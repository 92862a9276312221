package dev.vireo.server.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Splits text in any script into words: by the rules of Unicode (UAX 29), without case and accents, with Chinese, Japanese and
 * Korean as pairs of characters. There are no stop words, since an office writes in many languages. Thread-safe.
 */
final class WordAnalyzer extends Analyzer {

    /** A single letter begins too many words to be useful. */
    static final int SHORTEST_BEGINNING = 2;
    /** Longer ones begin few words. */
    static final int LONGEST_BEGINNING = 4;

    private final boolean singles;

    private WordAnalyzer(boolean singles) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.singles = singles;
    }

    /** For messages: pairs of characters, and each character by itself. */
    static WordAnalyzer ofMessages() {
        return new WordAnalyzer(true);
    }

    /** Search terms are split into pairs only, except for a character that stands alone. */
    static WordAnalyzer ofQueries() {
        return new WordAnalyzer(false);
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new LooseNames(reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer source = new StandardTokenizer();
        TokenStream words = new CJKWidthFilter(singles ? ApostropheFilter.ofMessages(source) : ApostropheFilter.ofQueries(source));
        words = new LowerCaseFilter(words);
        words = new DecimalDigitFilter(words);
        words = new ArabicNormalizationFilter(words);
        words = new IndicNormalizationFilter(words);
        words = new HindiNormalizationFilter(words);
        words = new FoldingFilter(words);
        int all = CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
        words = new CJKBigramFilter(words, all, singles);
        return new TokenStreamComponents(source, words);
    }

    /** A text's words in order. Where they overlap, they have the same or the next position. */
    List<IndexedWord> in(String text) {
        List<IndexedWord> words = new ArrayList<>();
        try (TokenStream stream = tokenStream(MessageDocument.TEXT, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            int position = -1;
            stream.reset();
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                words.add(new IndexedWord(term.toString(), offset.startOffset(), offset.endOffset(), position));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /**
     * A word as it is indexed, and its range in the text in UTF-16 units, the end exclusive.
     *
     * @param position its number among the text's words
     */
    record IndexedWord(String term, int from, int to, int position) {
    }
}
