package dev.vireo.app.ui.text;

import dev.vireo.protocol.text.Block;
import dev.vireo.protocol.text.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.geometry.Dimension2D;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Shows what a person wrote, with simple formatting, emoji in colour, mentions and links: text nodes and pictures of ours,
 * nothing else, whatever it contains. Text without any of it, which is most, is a single text node. FX thread.
 *
 * <p>Whoever holds it asks for its size with {@link #fit} and gives it that.
 */
public final class FormattedText extends Region {

    /** What combining marks may reach beyond the text before they are cut off, and keep off other people's words. */
    private static final double OVERHANG = 8;
    private static final int FEW_EMOJI = 3;
    private static final Insets CODE = new Insets(6, 10, 6, 10);
    private static final Insets QUOTE = new Insets(0, 0, 0, 12);
    private static final double ITEM = 20;
    private static final double DIGIT = 8;

    private final MentionNames names;
    private final BiConsumer<Link, Node> follow;
    private final Rectangle clip = new Rectangle();
    private final PlainWords plain = new PlainWords();
    private FittedNode shown = plain;
    private List<Block<Span>> blocks = List.of();
    private double room;

    /** @param links follows a link that was clicked; of one that poses as another, the person was asked before */
    public FormattedText(MentionNames names, OpenLink links) {
        this.names = names;
        this.follow = new LinkQuestion(links);
        getStyleClass().add("words");
        // What people wrote runs as it says itself, whichever way the window runs.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        clip.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        plain.setManaged(false);
        getChildren().add(plain);
        setClip(clip);
    }

    /** Shows this text as its author typed it in Markdown. */
    public void show(String source) {
        show(source, List.of());
    }

    /** @param terms words that were searched for, in any case; they are marked wherever they stand */
    public void show(String source, List<String> terms) {
        blocks = SearchHighlights.in(Markup.read(source, names), terms);
        if (Markup.plain(blocks)) {
            plain.show(Markup.words(blocks));
            set(plain);
        } else {
            set(stack(blocks));
        }
        requestLayout();
    }

    /** Breaks the text into lines that are no wider than this. Returns the size it then takes. */
    public Dimension2D fit(double width) {
        room = width;
        return shown.fit(width);
    }

    /** How many places follow the first: text is selected between places. */
    public int length() {
        return shown.length();
    }

    /** The place nearest to this point of it. */
    public int placeAt(double x, double y) {
        return shown.placeAt(x - shown.getLayoutX(), y - shown.getLayoutY());
    }

    /** Marks the text between two places as selected; nothing, if they are the same. Another text has none. */
    public void select(int from, int to) {
        shown.select(from, to);
    }

    /** The text between two places, as it is read: without markup, mentions by their names. */
    public String textBetween(int from, int to) {
        return shown.textBetween(from, to);
    }

    /** Where the text leads, in its order; for those who follow links by keyboard. */
    public List<Link> links() {
        return links(blocks).distinct().toList();
    }

    /** As a click on it would. */
    public void follow(Link link) {
        follow.accept(link, this);
    }

    /** The words of a text without their markup, for where there is no room for more: lists, notifications, screen readers. */
    public static String plain(String source, MentionNames names) {
        return Markup.words(Markup.read(source, names));
    }

    private void set(FittedNode now) {
        if (now != shown) {
            now.setManaged(false);
            getChildren().setAll(now);
            shown = now;
        }
    }

    private FittedNode stack(List<Block<Span>> parts) {
        List<FittedNode> made = parts.stream().map(this::part).toList();
        return made.size() == 1 ? made.getFirst() : new BlockStack(made);
    }

    private FittedNode part(Block<Span> block) {
        return switch (block) {
            case Block.Paragraph<Span>(var spans) -> paragraph(spans);
            case Block.Code<Span>(var text) -> new BlockBox(words(text), CODE, "code-box", null);
            case Block.Quote<Span>(var inner) -> quote(inner);
            case Block.Items<Span> items -> items(items);
        };
    }

    private FittedNode paragraph(List<Span> spans) {
        if (spans.size() == 1 && spans.getFirst().plain()) {
            return words(spans.getFirst().text());
        }
        return new RichWords(spans, onlyEmoji(spans) ? EmojiImage.LARGE : EmojiImage.IN_TEXT, follow);
    }

    private boolean onlyEmoji(List<Span> spans) {
        return blocks.size() == 1 && spans.stream().allMatch(span -> span.emoji() != null || span.text().isBlank())
                && spans.stream().filter(span -> span.emoji() != null).count() <= FEW_EMOJI;
    }

    private static PlainWords words(String text) {
        PlainWords words = new PlainWords();
        words.show(text);
        return words;
    }

    private FittedNode quote(List<Block<Span>> inner) {
        return new BlockBox(stack(inner), QUOTE, "quote", null);
    }

    private FittedNode items(Block.Items<Span> list) {
        int longest = list.markers().stream().mapToInt(String::length).max().orElse(1);
        Insets before = new Insets(0, 0, 0, ITEM + Math.max(0, longest - 2) * DIGIT);
        List<FittedNode> made = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Label marker = new Label(list.markers().get(i));
            marker.getStyleClass().add("marker");
            made.add(new BlockBox(stack(list.items().get(i)), before, "item", marker));
        }
        return new BlockStack(made);
    }

    private static Stream<Link> links(List<Block<Span>> blocks) {
        return blocks.stream().flatMap(block -> switch (block) {
            case Block.Paragraph<Span>(var spans) -> spans.stream().flatMap(span -> Stream.ofNullable(span.link()));
            case Block.Code<Span> _ -> Stream.empty();
            case Block.Quote<Span>(var inner) -> links(inner);
            case Block.Items<Span> items -> items.items().stream().flatMap(FormattedText::links);
        });
    }

    @Override
    protected void layoutChildren() {
        Dimension2D size = shown.fit(room);
        shown.resizeRelocate(0, 0, size.getWidth(), size.getHeight());
        clip.setX(-OVERHANG);
        clip.setY(-OVERHANG);
        clip.setWidth(getWidth() + 2 * OVERHANG);
        clip.setHeight(getHeight() + 2 * OVERHANG);
    }
}
