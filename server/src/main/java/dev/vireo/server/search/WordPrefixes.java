package dev.vireo.server.search;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Collects the first few letters of a document's words while they are analysed, and hands them out afterwards. So a text is
 * analysed once for both fields, which is most of the work of indexing. One thread, one document.
 */
final class WordPrefixes {

    private final Set<String> gathered = new LinkedHashSet<>();

    /** Passes the words on and collects their prefixes. */
    TokenStream of(TokenStream words) {
        return new PrefixGathering(words);
    }

    /** Each prefix once. To be read only after the words. */
    TokenStream all() {
        return new PrefixStream();
    }

    private final class PrefixGathering extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        PrefixGathering(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            int letters = 0;
            for (int end = 0; end < term.length() && letters < WordAnalyzer.LONGEST_BEGINNING;) {
                end += Character.charCount(Character.codePointAt(term.buffer(), end, term.length()));
                letters++;
                if (letters >= WordAnalyzer.SHORTEST_BEGINNING) {
                    gathered.add(new String(term.buffer(), 0, end));
                }
            }
            return true;
        }
    }

    private final class PrefixStream extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private Iterator<String> rest = gathered.iterator();

        @Override
        public void reset() throws IOException {
            super.reset();
            rest = gathered.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!rest.hasNext()) {
                return false;
            }
            clearAttributes();
            term.append(rest.next());
            return true;
        }
    }
}
