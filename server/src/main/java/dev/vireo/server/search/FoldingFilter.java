package dev.vireo.server.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Removes accents and unifies what looks alike: {@code É} and {@code e}, {@code ß} and {@code ss}. Only the marks of Latin,
 * Greek, Cyrillic and Hebrew: in other scripts a mark is a letter of its own.
 */
final class FoldingFilter extends TokenFilter {

    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1-\\u05c7]");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    FoldingFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        for (int i = 0; i < term.length(); i++) {
            if (term.charAt(i) >= 128) {
                fold();
                break;
            }
        }
        return true;
    }

    private void fold() {
        String apart = MARKS.matcher(Normalizer.normalize(term, Normalizer.Form.NFKD)).replaceAll("");
        String folded = Normalizer.normalize(apart, Normalizer.Form.NFKC).replace('ς', 'σ').toLowerCase(Locale.ROOT);
        if (folded.isEmpty()) {
            return;
        }
        char[] ascii = new char[4 * folded.length()];
        int length = ASCIIFoldingFilter.foldToASCII(folded.toCharArray(), 0, ascii, 0, folded.length());
        term.copyBuffer(ascii, 0, length);
    }
}
