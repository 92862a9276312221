package dev.vireo.app.ui.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as Markdown: bold, italic, struck out, code, lists, quotes and links. Everything else of it is shown as typed: no
 * headings, no pictures, no HTML, no entities. Any thread.
 */
final class Markup {

    /** Without any of these, a text is no markup; most texts are not, and are never parsed. */
    private static final Pattern MARKS = Pattern.compile(
            "[*_`~\\[<@]|://|www\\.|(?m:^\\s{0,3}(?:[-+>]|\\d{1,9}[.)](?:\\s|$)))");
    /** Texts in more parts were not written to be read, and are shown as typed. */
    private static final int MOST_BLOCKS = 200;
    private static final int MOST_SPANS = 300;
    /** Open at the same time, the document and a paragraph among them. */
    private static final int DEEPEST = 12;
    private static final int DEEPEST_INLINE = 16;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(AutolinkExtension.create(), StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST_INLINE)
            .customInlineContentParserFactory(AsTyped.BACKSLASH)
            .customInlineContentParserFactory(AsTyped.AMPERSAND)
            .customInlineContentParserFactory(AsTyped.LESS_THAN)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("too much markup", null, false, false);
        }
    }

    private final String source;
    private final Words words;
    private int blocks;
    private int spans;

    private Markup(String source, Names names) {
        this.source = source;
        this.words = new Words(names);
    }

    /** The parts of this text; one paragraph of one plain span, the text itself, if nothing in it is special. */
    static List<Block> read(String source, Names names) {
        boolean marked = MARKS.matcher(source).find();
        if (!marked && !Emojis.all().in(source)) {
            return asTyped(source);
        }
        try {
            Markup markup = new Markup(source, names);
            List<Block> read = marked ? markup.blocks(PARSER.parse(source)) : List.of(new Block.Paragraph(markup.counted(
                    markup.words.in(List.of(Span.of(source, Set.of(), null))))));
            boolean same = plain(read) && source.indexOf('\\') < 0;
            return same || !says(read) ? asTyped(source) : read;
        } catch (TooMuch e) {
            return asTyped(source);
        }
    }

    static List<Block> asTyped(String source) {
        return List.of(new Block.Paragraph(List.of(Span.of(source, Set.of(), null))));
    }

    /** Whether nothing is left of it but words as typed. */
    static boolean plain(List<Block> blocks) {
        return blocks.stream().allMatch(each -> each instanceof Block.Paragraph(var spans) && spans.stream().allMatch(Span::plain));
    }

    /** Whether it has any words: a lone "-" is no list, and three accents are no code. */
    private static boolean says(List<Block> blocks) {
        return blocks.stream().anyMatch(block -> switch (block) {
            case Block.Paragraph(var spans) -> spans.stream().anyMatch(span -> !span.text().isBlank());
            case Block.Code(var text) -> !text.isBlank();
            case Block.Quote(var inner) -> says(inner);
            case Block.Items items -> items.items().stream().anyMatch(Markup::says);
        });
    }

    /** The words without their markup. */
    static String words(List<Block> blocks) {
        return blocks.stream().map(block -> switch (block) {
            case Block.Paragraph(var spans) -> spans.stream()
                    .map(span -> span.mention() == null ? span.text() : span.mention().words()).collect(Collectors.joining());
            case Block.Code(var text) -> text;
            case Block.Quote(var inner) -> words(inner);
            case Block.Items items -> java.util.stream.IntStream.range(0, items.items().size())
                    .mapToObj(i -> items.marker(i) + " " + words(items.items().get(i))).collect(Collectors.joining("\n"));
        }).collect(Collectors.joining("\n"));
    }

    private List<Block> blocks(Node parent) {
        List<Block> all = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (++blocks > MOST_BLOCKS) {
                throw new TooMuch();
            }
            switch (node) {
                case FencedCodeBlock code -> all.add(new Block.Code(code.getLiteral().stripTrailing()));
                case BlockQuote quote -> all.add(new Block.Quote(blocks(quote)));
                case OrderedList list -> all.add(new Block.Items(list.getMarkerStartNumber(), items(list)));
                case BulletList list -> all.add(new Block.Items(-1, items(list)));
                default -> paragraph(node, all);
            }
        }
        return all;
    }

    private List<List<Block>> items(ListBlock list) {
        List<List<Block>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            if (++blocks > MOST_BLOCKS) {
                throw new TooMuch();
            }
            items.add(blocks(item));
        }
        return items;
    }

    private void paragraph(Node node, List<Block> into) {
        List<Span> found = new ArrayList<>();
        if (node instanceof LinkReferenceDefinition definition) {
            String typed = typed(definition);
            found.add(Span.of(typed, Set.of(), Link.of(definition.getDestination(), typed).orElse(null)));
        } else {
            inline(node, EnumSet.noneOf(Span.Style.class), null, found);
        }
        into.add(new Block.Paragraph(counted(words.in(merged(found)))));
    }

    private List<Span> counted(List<Span> more) {
        spans += more.size();
        if (spans > MOST_SPANS) {
            throw new TooMuch();
        }
        return more;
    }

    private void inline(Node parent, Set<Span.Style> styles, @Nullable Link link, List<Span> into) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case org.commonmark.node.Text text -> into.add(Span.of(text.getLiteral(), styles, link));
                case SoftLineBreak _, HardLineBreak _ -> into.add(Span.of("\n", styles, link));
                case org.commonmark.node.Code code -> into.add(Span.of(code.getLiteral(), with(styles, Span.Style.CODE), link));
                case Emphasis inner -> inline(inner, with(styles, Span.Style.ITALIC), link, into);
                case StrongEmphasis inner -> inline(inner, with(styles, Span.Style.BOLD), link, into);
                case Strikethrough inner -> inline(inner, with(styles, Span.Style.STRIKE), link, into);
                case org.commonmark.node.Link inner -> link(inner, styles, into);
                default -> into.add(Span.of(typed(node), styles, link));
            }
        }
    }

    private void link(org.commonmark.node.Link node, Set<Span.Style> styles, List<Span> into) {
        List<Span> inner = new ArrayList<>();
        inline(node, styles, null, inner);
        String shown = inner.stream().map(Span::text).collect(Collectors.joining());
        Link link = shown.isBlank() ? null : Link.of(node.getDestination(), shown).orElse(null);
        if (link == null) {
            boolean automatic = node.getSourceSpans().isEmpty() || shown.equals(typed(node));
            into.add(Span.of(automatic ? shown : typed(node), styles, null));
        } else {
            inner.forEach(span -> into.add(Span.of(span.text(), span.styles(), link)));
        }
    }

    private static Set<Span.Style> with(Set<Span.Style> styles, Span.Style more) {
        Set<Span.Style> all = EnumSet.of(more);
        all.addAll(styles);
        return all;
    }

    /** Neighbours of one kind become one span. */
    private static List<Span> merged(List<Span> spans) {
        List<Span> all = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Span open = null;
        for (Span span : spans) {
            if (open != null && (!open.styles().equals(span.styles()) || open.link() != span.link())) {
                all.add(open.with(text.toString()));
                text.setLength(0);
            }
            open = span;
            text.append(span.text());
        }
        if (open != null) {
            all.add(open.with(text.toString()));
        }
        return all;
    }

    private String typed(Node node) {
        return node.getSourceSpans().stream().map(this::typed).collect(Collectors.joining("\n"));
    }

    private String typed(SourceSpan span) {
        return source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
    }
}
