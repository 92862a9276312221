package dev.vireo.protocol.text;

import java.util.BitSet;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Finds the backslashes that escape something. A backslash before a sign escapes it, and is removed, if the sign would be markup
 * without it. Otherwise it stays as typed, as in {@code C:\data\*.csv} and {@code \\server\share\[Archive]}. Which of them it is
 * shows only when the text is parsed without the backslashes.
 */
final class BackslashEscapes {

    private static final String SIGNS = "*_`~[]";

    private BackslashEscapes() {
    }

    static ShieldedText.EscapedSigns in(String source, Parser parser) {
        BitSet signs = new BitSet();
        StringBuilder without = new StringBuilder();
        for (int at = 0; at < source.length(); at++) {
            if (source.charAt(at) == '\\' && at + 1 < source.length() && SIGNS.indexOf(source.charAt(at + 1)) >= 0) {
                signs.set(++at);
            }
            without.append(source.charAt(at));
        }
        if (signs.isEmpty()) {
            return ShieldedText.EscapedSigns.NONE;
        }
        int[] places = new int[signs.cardinality()];
        int found = 0;
        for (int sign = signs.nextSetBit(0); sign >= 0; sign = signs.nextSetBit(sign + 1)) {
            places[found] = sign - ++found;
        }
        ShieldedText probe = ShieldedText.probe(without.toString(), places);
        BitSet words = words(parser.parse(probe.text()));
        BitSet taken = new BitSet();
        int sign = -1;
        for (int place : places) {
            sign = signs.nextSetBit(sign + 1);
            if (place >= 0 && !words.get(place)) {
                taken.set(sign);
            }
        }
        return new ShieldedText.EscapedSigns(signs, taken);
    }

    /** Marks the positions of plain text; all others are markup. */
    private static BitSet words(Node document) {
        BitSet words = new BitSet();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                add(text);
            }

            @Override
            public void visit(Code code) {
                code.getSourceSpans().forEach(span -> words.set(span.getInputIndex() + 1, span.getInputIndex() + span.getLength() - 1));
            }

            @Override
            public void visit(FencedCodeBlock code) {
                int last = code.getSourceSpans().size() - 1;
                code.getSourceSpans().subList(Math.min(1, last), Math.max(1, last)).forEach(this::add);
            }

            @Override
            public void visit(Image image) {
                add(image);
            }

            @Override
            public void visit(LinkReferenceDefinition definition) {
                add(definition);
            }

            private void add(Node node) {
                node.getSourceSpans().forEach(this::add);
            }

            private void add(SourceSpan span) {
                words.set(span.getInputIndex(), span.getInputIndex() + span.getLength());
            }
        });
        return words;
    }
}
