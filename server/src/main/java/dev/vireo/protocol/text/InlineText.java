package dev.vireo.protocol.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Collects the formatted runs of one paragraph. */
final class InlineText {

    private final ShieldedText source;
    private final Node paragraph;
    private final List<StyledPiece> pieces = new ArrayList<>();
    /** The line of the paragraph that is being read. */
    private int line;

    /**
     * A piece of text with one style.
     *
     * @param closed whether mentions are ignored in it: code, links and addresses
     */
    record StyledPiece(String text, Set<Run.Style> styles, @Nullable Link link, boolean closed) {

        static StyledPiece open(String text) {
            return new StyledPiece(text, Set.of(), null, false);
        }

        static StyledPiece closed(String text) {
            return new StyledPiece(text, Set.of(), null, true);
        }

        static StyledPiece link(String text, @Nullable Link link) {
            return new StyledPiece(text, Set.of(), link, true);
        }

        Run run(String part) {
            return new Run(part, styles, link, null);
        }

        boolean isLike(StyledPiece other) {
            return styles.equals(other.styles) && link == other.link && closed == other.closed;
        }
    }

    InlineText(ShieldedText source, Node paragraph) {
        this.source = source;
        this.paragraph = paragraph;
    }

    List<StyledPiece> pieces() {
        pieces.add(StyledPiece.open(indentation()));
        read(paragraph, EnumSet.noneOf(Run.Style.class));
        return pieces;
    }

    private void read(Node parent, Set<Run.Style> styles) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> text(text, styles);
                case SoftLineBreak _,HardLineBreak _ -> {
                    line++;
                    pieces.add(new StyledPiece("\n" + indentation(), styles, null, false));
                }
                case Code code -> add(code, source.typed(code.getLiteral()), with(styles, Run.Style.CODE));
                case Emphasis inner -> read(inner, with(styles, Run.Style.ITALIC));
                case StrongEmphasis inner -> read(inner, with(styles, Run.Style.BOLD));
                case Strikethrough inner -> read(inner, with(styles, Run.Style.STRIKE));
                case org.commonmark.node.Link inner -> link(inner, styles);
                default -> add(node, typed(node), styles);
            }
        }
    }

    private void text(Text text, Set<Run.Style> styles) {
        for (ShieldedText.RestoredPiece piece : source.pieces(text.getLiteral())) {
            pieces.add(piece.leads() == null ? new StyledPiece(piece.shown(), styles, null, false)
                    : new StyledPiece(piece.shown(), styles, Link.of(piece.leads(), piece.shown()).orElse(null), true));
        }
    }

    /** Adds an element that may span several lines. */
    private void add(Node node, String text, Set<Run.Style> styles) {
        pieces.add(new StyledPiece(text, styles, null, true));
        line += Math.max(0, node.getSourceSpans().size() - 1);
    }

    private void link(org.commonmark.node.Link node, Set<Run.Style> styles) {
        int from = pieces.size();
        int begun = line;
        read(node, styles);
        List<StyledPiece> inner = pieces.subList(from, pieces.size());
        String shown = inner.stream().map(StyledPiece::text).collect(Collectors.joining());
        Link link = shown.isBlank() ? null : Link.of(source.typed(node.getDestination()), shown).orElse(null);
        if (link == null) {
            inner.clear();
            line = begun;
            add(node, typed(node), styles);
        } else {
            inner.replaceAll(piece -> new StyledPiece(piece.text(), piece.styles(), link, true));
            line = begun + Math.max(0, node.getSourceSpans().size() - 1);
        }
    }

    private static Set<Run.Style> with(Set<Run.Style> styles, Run.Style more) {
        Set<Run.Style> all = EnumSet.of(more);
        all.addAll(styles);
        return all;
    }

    /** The indentation of this line: the parser skips it, but it matters in lines of code and in tables. */
    private String indentation() {
        List<SourceSpan> lines = paragraph.getSourceSpans();
        if (line >= lines.size()) {
            return "";
        }
        int from = lines.get(line).getInputIndex();
        int end = from + lines.get(line).getLength();
        int to = from;
        while (to < end && (source.text().charAt(to) == ' ' || source.text().charAt(to) == '\t')) {
            to++;
        }
        return source.text().substring(from, to);
    }

    private String typed(Node node) {
        return node.getSourceSpans().stream()
                .map(span -> source.typed(source.text().substring(span.getInputIndex(), span.getInputIndex() + span.getLength())))
                .collect(Collectors.joining("\n"));
    }

    /** Merges neighbours of the same style into one run, and makes each mention a run of its own. */
    static List<Run> runs(List<StyledPiece> pieces) {
        List<StyledPiece> merged = merged(pieces);
        String flat = merged.stream().map(StyledPiece::text).collect(Collectors.joining());
        List<MentionFinder.MentionSpan> calls = MentionFinder.in(flat);
        List<Run> runs = new ArrayList<>();
        int begin = 0;
        int next = 0;
        for (StyledPiece piece : merged) {
            int end = begin + piece.text().length();
            int done = begin;
            while (next < calls.size() && calls.get(next).from() < end) {
                MentionFinder.MentionSpan call = calls.get(next++);
                if (!piece.closed() && call.to() <= end) {
                    if (call.from() > done) {
                        runs.add(piece.run(flat.substring(done, call.from())));
                    }
                    runs.add(new Run(flat.substring(call.from(), call.to()), piece.styles(), null, call.name()));
                    done = call.to();
                }
            }
            if (done < end) {
                runs.add(piece.run(flat.substring(done, end)));
            }
            begin = end;
        }
        return runs;
    }

    private static List<StyledPiece> merged(List<StyledPiece> pieces) {
        List<StyledPiece> all = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        StyledPiece open = null;
        for (StyledPiece piece : pieces) {
            if (piece.text().isEmpty()) {
                continue;
            }
            if (open != null && !open.isLike(piece)) {
                all.add(new StyledPiece(text.toString(), open.styles(), open.link(), open.closed()));
                text.setLength(0);
            }
            open = piece;
            text.append(piece.text());
        }
        if (open != null) {
            all.add(new StyledPiece(text.toString(), open.styles(), open.link(), open.closed()));
        }
        return all;
    }
}
