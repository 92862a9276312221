package dev.vireo.app.ui.text;

import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.text.Link;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.geometry.Dimension2D;
import javafx.geometry.NodeOrientation;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A paragraph of several kinds of words, with emoji and mentions among them. */
final class RichWords extends FittedNode {

    /** Stands for an emoji or a mention where lines are broken. */
    private static final char WHOLE = ShownText.WHOLE;
    /** Bold and code are wider than the ruler thinks, at most by this much. */
    private static final double CAUTION = 0.9;
    /** More pictures are not drawn; the rest is shown in the letters of the typeface. */
    private static final int MAX_PICTURES = 120;

    private final List<Span> spans;
    private final BiConsumer<Link, Node> follow;
    private final double emoji;
    private final TextFlow flow = new TextFlow();
    private final Path behindCode = new Path();
    private final Path behindHits = new Path();
    private final Path behindSelected = new Path();
    private final Text ruler = styled(new Text(), List.of());
    private final List<int[]> codes = new ArrayList<>();
    private final List<int[]> hits = new ArrayList<>();
    private final boolean simple;
    private final boolean rightToLeft;
    private double fitted = -1;
    private Dimension2D size = new Dimension2D(0, 0);
    private int pictures;
    private ShownText shown = new ShownText("", "", List.of());
    private int[] selected = {0, 0};

    /** @param emoji the size of emoji */
    RichWords(List<Span> spans, double emoji, BiConsumer<Link, Node> follow) {
        this.spans = ItalicScripts.keepItalicsIn(spans);
        this.emoji = emoji;
        this.follow = follow;
        String joined = joined(spans);
        simple = LineBreaker.simple(joined.replace(String.valueOf(WHOLE), ""));
        rightToLeft = !Wrapping.safe(joined) && !new Bidi(joined, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        behindCode.getStyleClass().setAll("behind-code");
        behindHits.getStyleClass().setAll("behind-hits");
        behindSelected.getStyleClass().setAll("behind-selected");
        flow.getStyleClass().add("mixed");
        flow.setNodeOrientation(rightToLeft ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        for (Node node : List.of(behindCode, behindHits, behindSelected, flow, ruler)) {
            node.setManaged(false);
        }
        ruler.setVisible(false);
        getChildren().setAll(behindCode, behindHits, behindSelected, flow, ruler);
    }

    @Override
    Dimension2D fit(double room) {
        if (room == fitted) {
            return size;
        }
        fitted = room;
        codes.clear();
        hits.clear();
        pictures = 0;
        ruler.applyCss();
        List<Node> nodes = new ArrayList<>();
        List<String> wholes = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int at = 0;
        for (Span span : simple ? spans : broken(room * CAUTION)) {
            int before = at;
            for (Node node : nodes(span, room)) {
                nodes.add(node);
                if (node instanceof Text text) {
                    words.append(text.getText());
                } else {
                    words.append(WHOLE);
                    wholes.add(span.mention() == null ? span.text() : span.mention().words());
                }
                at = words.length();
            }
            mark(span, Span.Style.CODE, codes, before, at);
            mark(span, Span.Style.HIT, hits, before, at);
        }
        shown = new ShownText(words.toString(), joined(spans), wholes);
        flow.getChildren().setAll(nodes);
        flow.applyCss();
        double natural = Math.ceil(flow.prefWidth(-1));
        double width = simple ? Math.min(natural, room) : natural;
        double height = Math.ceil(flow.prefHeight(simple ? width + PlainWords.ROUNDING : -1));
        size = new Dimension2D(width, height);
        requestLayout();
        return size;
    }

    private static void mark(Span span, Span.Style style, List<int[]> ranges, int from, int to) {
        if (span.styles().contains(style)) {
            ranges.add(new int[] {from, to});
        }
    }

    private List<Node> nodes(Span span, double room) {
        if (span.emoji() != null && pictures < MAX_PICTURES) {
            pictures++;
            return List.of(new EmojiImage(span.emoji(), emoji));
        }
        if (span.mention() != null) {
            return List.of(mention(span.mention(), room));
        }
        List<String> pieces = simple || Wrapping.safe(span.text()) ? List.of(span.text()) : PlainWords.pieces(span.text());
        List<String> few = pieces.size() > PlainWords.MAX_PIECES ? List.of(span.text()) : pieces;
        return few.stream().map(piece -> text(piece, span)).toList();
    }

    private Node text(String words, Span span) {
        Text text = styled(new Text(words), span.styles().stream().map(style -> style.name().toLowerCase(Locale.ROOT)).toList());
        Link link = span.link();
        if (link != null) {
            text.getStyleClass().add("link");
            text.setCursor(Cursor.HAND);
            Tooltip.install(text, new Tooltip(LinkQuestion.shortened(link.address())));
            text.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                    follow.accept(link, text);
                    event.consume();
                }
            });
        }
        return text;
    }

    private static Node mention(Mention mention, double room) {
        Label label = new Label(mention.words());
        label.getStyleClass().add("mention");
        if (mention.me()) {
            label.getStyleClass().add("me");
        }
        label.setMaxWidth(room);
        label.setMinWidth(0);
        return label;
    }

    private static Text styled(Text text, List<String> styles) {
        text.getStyleClass().add("plain");
        text.getStyleClass().addAll(styles);
        return text;
    }

    /** The spans with a line break wherever a line would become too wide, so that JavaFX has none to find. */
    private List<Span> broken(double room) {
        String joined = joined(spans);
        String lines = LineBreaker.broken(joined, room, this::widthOf);
        List<Span> all = new ArrayList<>();
        int at = 0;
        for (Span span : spans) {
            int length = span.whole() ? 1 : span.text().length();
            StringBuilder words = new StringBuilder();
            for (int done = 0; done < length;) {
                char c = lines.charAt(at);
                boolean own = c == (span.whole() ? WHOLE : span.text().charAt(done));
                words.append(c);
                done += own ? 1 : 0;
                at++;
            }
            if (span.whole()) {
                if (words.length() > 1) {
                    all.add(Span.of(words.substring(0, words.length() - 1), span.styles(), null));
                }
                all.add(span);
            } else {
                all.add(span.with(words.toString()));
            }
        }
        return all;
    }

    private double widthOf(String piece) {
        long wholes = piece.chars().filter(c -> c == WHOLE).count();
        ruler.setText(piece.replace(String.valueOf(WHOLE), ""));
        return ruler.getLayoutInfo().getLogicalBounds(false).getWidth() + wholes * widestWhole();
    }

    /** As if every mention were as wide as the widest: lines come out a little short where there are several. */
    private double widestWhole() {
        int longest = spans.stream().filter(span -> span.mention() != null).mapToInt(span -> span.mention().words().length()).max()
                .orElse(0);
        return Math.max(emoji, Math.min(longest * 9.0, fitted));
    }

    private static String joined(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.whole() ? String.valueOf(WHOLE) : span.text()));
        return text.toString();
    }

    @Override
    int length() {
        return shown.shown().length();
    }

    @Override
    int placeAt(double x, double y) {
        if (rightToLeft) {
            return y < getHeight() / 2 ? 0 : length();
        }
        return flow.getHitInfo(flow.parentToLocal(x, y)).getInsertionIndex();
    }

    @Override
    void select(int from, int to) {
        if (from != selected[0] || to != selected[1]) {
            selected = new int[] {from, to};
            paintSelected();
        }
    }

    @Override
    String textBetween(int from, int to) {
        return rightToLeft && to > from ? shown.between(0, length()) : shown.between(from, to);
    }

    private void paintSelected() {
        if (rightToLeft) {
            behindSelected.getElements().clear();
            if (selected[1] > selected[0]) {
                behindSelected.getElements().setAll(new MoveTo(0, 0), new HLineTo(getWidth()), new VLineTo(getHeight()), new HLineTo(0),
                        new ClosePath());
            }
        } else {
            behind(behindSelected, selected[1] > selected[0] ? List.of(selected) : List.of());
        }
    }

    @Override
    protected void layoutChildren() {
        flow.resizeRelocate(rightToLeft ? -PlainWords.ROUNDING : 0, 0, getWidth() + PlainWords.ROUNDING, getHeight());
        flow.layout();
        paintSelected();
        if (!rightToLeft) {
            // JavaFX 26 gives the shapes of a mirrored flow unmirrored.
            behind(behindCode, codes);
            behind(behindHits, hits);
        }
    }

    private void behind(Path path, List<int[]> ranges) {
        path.getElements().clear();
        ranges.forEach(range -> path.getElements().addAll(flow.getRangeShape(range[0], range[1], false)));
        path.setLayoutX(flow.getLayoutX());
    }
}
