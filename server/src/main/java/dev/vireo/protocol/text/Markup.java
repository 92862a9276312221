package dev.vireo.protocol.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Parses a text as Markdown: bold, italic, strikethrough, code, lists, quotes, links and mentions. Everything else is shown as
 * typed: no headings, pictures, HTML, entities or arithmetic. The server counts mentions by it, and the client shows messages by
 * it. Any thread.
 */
public final class Markup {

    /** A text without any of these has no markup. Most texts have none and are never parsed. */
    private static final Pattern MARKS = Pattern.compile(
            "[*_`~\\[<@]|://|[wW]{3}\\.|(?m:^\\s{0,3}(?:[-+>]|\\d{1,9}[.)](?:\\s|$)))");
    /** Embeddings, overrides and isolates, which are ignored, so that nobody can reverse text to deceive. */
    private static final Pattern DIRECTIONS = Pattern.compile("[\u202a-\u202e\u2066-\u2069]");
    /** Texts with more blocks were not written for people and are shown as typed. */
    private static final int MAX_BLOCKS = 200;
    private static final int MAX_RUNS = 300;
    /** The deepest nesting of blocks, including the document and a paragraph. */
    private static final int MAX_DEPTH = 12;
    private static final int DEEPEST_INLINE = 16;
    private static final String BULLET = "•";
    /** A dash or a plus before a number may be its sign. */
    private static final Pattern SIGNED = Pattern.compile("[-+][ \\t]+\\p{Sc}?\\p{Nd}");

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
            .maxOpenBlockParsers(MAX_DEPTH)
            .maxInlineNesting(DEEPEST_INLINE)
            .customInlineContentParserFactory(AsTyped.BACKSLASH)
            .customInlineContentParserFactory(AsTyped.AMPERSAND)
            .customInlineContentParserFactory(AsTyped.LESS_THAN)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final ShieldedText source;
    private int blocks;
    private int runs;

    private Markup(ShieldedText source) {
        this.source = source;
    }

    /** Parses a text into blocks. A text without markup becomes one paragraph with one plain run. */
    public static List<Block<Run>> read(String written) {
        String source = DIRECTIONS.matcher(written).replaceAll("");
        if (!MARKS.matcher(source).find()) {
            return asTyped(source);
        }
        try {
            ShieldedText.EscapedSigns escapes = BackslashEscapes.in(source, PARSER);
            ShieldedText shielded = ShieldedText.of(source, escapes);
            List<Block<Run>> read = new Markup(shielded).blocks(PARSER.parse(shielded.text()));
            boolean same = plain(read) && escapes.taken().isEmpty();
            return same || !says(read) ? asTyped(source) : read;
        } catch (TooMuch e) {
            return unformatted(source);
        }
    }

    /** The mentioned usernames in order, whether or not such people exist. */
    public static Set<String> calls(String source) {
        Set<String> names = new LinkedHashSet<>();
        if (source.indexOf('@') >= 0) {
            addCalls(read(source), names);
        }
        return names;
    }

    private static void addCalls(List<Block<Run>> blocks, Set<String> names) {
        for (Block<Run> block : blocks) {
            switch (block) {
                case Block.Paragraph<Run>(var words) ->
                        words.stream().filter(run -> run.call() != null).forEach(run -> names.add(run.call()));
                case Block.Code<Run> _ -> {}
                case Block.Quote<Run>(var inner) -> addCalls(inner, names);
                case Block.Items<Run>(_, var items) -> items.forEach(item -> addCalls(item, names));
            }
        }
    }

    /** The text without its markup, for places with little room. */
    public static String plain(String source) {
        return words(read(source), runs -> runs.stream().map(Run::text).collect(Collectors.joining()));
    }

    /** The text of these blocks, without markup. */
    public static <R> String words(List<Block<R>> blocks, Function<List<R>, String> line) {
        return blocks.stream().map(block -> switch (block) {
            case Block.Paragraph<R>(var runs) -> line.apply(runs);
            case Block.Code<R>(var text) -> text;
            case Block.Quote<R>(var inner) -> words(inner, line);
            case Block.Items<R>(var markers, var items) -> IntStream.range(0, items.size())
                    .mapToObj(i -> markers.get(i) + " " + words(items.get(i), line)).collect(Collectors.joining("\n"));
        }).collect(Collectors.joining("\n"));
    }

    private static List<Block<Run>> asTyped(String source) {
        return List.of(new Block.Paragraph<>(List.of(Run.of(source))));
    }

    /** A text with too much markup: only its mentions are found, if possible. */
    private static List<Block<Run>> unformatted(String source) {
        List<InlineText.StyledPiece> pieces = new ArrayList<>();
        int done = 0;
        for (AddressFinder.AddressSpan address : AddressFinder.in(source)) {
            pieces.add(InlineText.StyledPiece.open(source.substring(done, address.from())));
            pieces.add(InlineText.StyledPiece.closed(source.substring(address.from(), address.to())));
            done = address.to();
        }
        pieces.add(InlineText.StyledPiece.open(source.substring(done)));
        List<Run> read = InlineText.runs(pieces);
        return read.size() > MAX_RUNS ? asTyped(source) : List.of(new Block.Paragraph<>(read));
    }

    /** Whether it is plain text as typed. */
    private static boolean plain(List<Block<Run>> blocks) {
        return blocks.stream().allMatch(each -> each instanceof Block.Paragraph<Run>(var words) && words.stream().allMatch(Run::plain));
    }

    /** Whether it has any text: a lone "-" is no list, and three backticks alone are no code. */
    private static boolean says(List<Block<Run>> blocks) {
        return blocks.stream().anyMatch(block -> switch (block) {
            case Block.Paragraph<Run>(var words) -> words.stream().anyMatch(run -> !run.text().isBlank());
            case Block.Code<Run>(var text) -> !text.isBlank();
            case Block.Quote<Run>(var inner) -> says(inner);
            case Block.Items<Run>(_, var items) -> items.stream().anyMatch(Markup::says);
        });
    }

    private List<Block<Run>> blocks(Node parent) {
        List<Block<Run>> all = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            count();
            switch (node) {
                case FencedCodeBlock code -> all.add(new Block.Code<>(source.typed(code.getLiteral()).stripTrailing()));
                case BlockQuote quote -> all.add(new Block.Quote<>(blocks(quote)));
                case BulletList list when isSigned(list) && isShort(list) -> all.add(signed(list));
                case ListBlock list -> all.add(new Block.Items<>(markers(list), items(list)));
                default -> all.add(paragraph(words(node)));
            }
        }
        return all;
    }

    private void count() {
        if (++blocks > MAX_BLOCKS) {
            throw new TooMuch();
        }
    }

    private List<List<Block<Run>>> items(ListBlock list) {
        List<List<Block<Run>>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            count();
            items.add(blocks(item));
        }
        return items;
    }

    /** The numbers as typed: a list may begin with any number, count down, or skip some. */
    private List<String> markers(ListBlock list) {
        List<String> markers = new ArrayList<>();
        String bullet = list instanceof BulletList bullets ? isSigned(bullets) ? bullets.getMarker() : BULLET : null;
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            markers.add(bullet != null ? bullet : typed(item.getSourceSpans().getFirst()).strip().split("(?<=[.)])", 2)[0]);
        }
        return markers;
    }

    /** Whether all items are numbers, so that the bullets may be signs: "- 5 °C outside". */
    private boolean isSigned(BulletList list) {
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            if (!SIGNED.matcher(typed(item.getSourceSpans().getFirst()).strip()).lookingAt()) {
                return false;
            }
        }
        return true;
    }

    /** Whether each item is one paragraph, so that it can be shown without list layout. */
    private static boolean isShort(BulletList list) {
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            if (!(item.getFirstChild() instanceof Paragraph) || item.getFirstChild() != item.getLastChild()) {
                return false;
            }
        }
        return true;
    }

    private Block<Run> signed(BulletList list) {
        List<InlineText.StyledPiece> pieces = new ArrayList<>();
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            int begin = item.getSourceSpans().getFirst().getInputIndex();
            int words = item.getFirstChild().getSourceSpans().getFirst().getInputIndex();
            pieces.add(InlineText.StyledPiece.open((pieces.isEmpty() ? "" : "\n") + source.typed(source.text().substring(begin, words))));
            pieces.addAll(words(item.getFirstChild()));
        }
        return paragraph(pieces);
    }

    private Block<Run> paragraph(List<InlineText.StyledPiece> pieces) {
        List<Run> read = InlineText.runs(pieces);
        runs += read.size();
        if (runs > MAX_RUNS) {
            throw new TooMuch();
        }
        return new Block.Paragraph<>(read);
    }

    private List<InlineText.StyledPiece> words(Node node) {
        if (node instanceof LinkReferenceDefinition definition) {
            String typed = node.getSourceSpans().stream().map(this::typed).collect(Collectors.joining("\n"));
            return List.of(InlineText.StyledPiece.link(typed, Link.of(source.typed(definition.getDestination()), typed).orElse(null)));
        }
        return new InlineText(source, node).pieces();
    }

    private String typed(SourceSpan span) {
        return source.typed(source.text().substring(span.getInputIndex(), span.getInputIndex() + span.getLength()));
    }
}
