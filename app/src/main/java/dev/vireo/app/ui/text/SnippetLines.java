package dev.vireo.app.ui.text;

import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers.Mark;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Some lines of what was said, what was looked for marked: text nodes, nothing else. Always so many lines high, so that a list of
 * them is even; what is longer is cut, and ends in "…". Text that must not wrap stays on one line.
 */
public final class SnippetLines extends Region {

    /** Of a line and the space below it, at 13 px. */
    private static final double LINE = 19;
    private static final double SPACE = 3;
    private static final double EMOJI = 15;
    /** What fits has to be in sight: a text in which it comes later than this begins shortly before it, in chars. */
    private static final int LATEST_HIT = 56;
    private static final int BEFORE = 32;
    /** No line has room for more, in chars; so much is looked at, whatever the text's length. */
    private static final int LONGEST_LINE = 200;
    private static final String CUT = "\u2026";
    private static final char JOINER = '\u200d';

    private final TextFlow flow = new TextFlow();
    private final Rectangle clip = new Rectangle();
    private int lines = 2;
    private boolean wraps = true;
    private String text = "";
    private List<Mark> marks = List.of();
    private int begin;
    /** The width that the text is cut for; negative while it is not. */
    private double cutFor = -1;

    public SnippetLines() {
        getStyleClass().add("snippet");
        flow.setManaged(false);
        flow.setLineSpacing(SPACE);
        getChildren().add(flow);
        setClip(clip);
        setMinWidth(0);
    }

    /** @param marks in UTF-16 units of the text; what lies outside of it is passed over */
    public void show(String said, List<Mark> found, int most) {
        lines = most;
        // One sign becomes one, so that the marks stay where they are.
        text = plain(said);
        marks = found;
        wraps = Wrapping.safe(text);
        begin = begin(text, marks);
        cutFor = -1;
        requestLayout();
    }

    /** Shows the text up to here. */
    private void show(int end) {
        List<Node> nodes = new ArrayList<>();
        if (begin > 0) {
            addWords(nodes, CUT, "piece");
        }
        int at = begin;
        for (Mark mark : marks) {
            int from = Math.clamp(mark.from(), at, end);
            int to = Math.clamp(mark.to(), from, end);
            add(nodes, text, at, from, "piece");
            add(nodes, text, from, to, "match");
            at = to;
        }
        add(nodes, text, at, end, "piece");
        if (end < text.length()) {
            addWords(nodes, CUT, "piece");
        }
        flow.getChildren().setAll(nodes);
        flow.applyCss();
    }

    /** Shows as much as there is room for. */
    private void cut(double width) {
        int most = Math.min(text.length(), begin + lines * LONGEST_LINE);
        show(most);
        if (fits(width) || width <= 0) {
            return;
        }
        int fitting = begin;
        int over = most;
        while (over - fitting > 1) {
            int middle = (fitting + over) / 2;
            show(whole(middle));
            if (fits(width)) {
                fitting = middle;
            } else {
                over = middle;
            }
        }
        int end = whole(fitting);
        while (end > begin && text.charAt(end - 1) == ' ') {
            end--;
        }
        show(end);
    }

    /** Not between the two halves of a character, nor between a letter and its marks. */
    private int whole(int at) {
        int end = at;
        while (end > begin && end < text.length() && (Character.isLowSurrogate(text.charAt(end))
                || Character.getType(text.codePointAt(end)) == Character.NON_SPACING_MARK || text.charAt(end) == JOINER
                || text.charAt(end - 1) == JOINER || Character.isEmojiModifier(text.codePointAt(end)))) {
            end--;
        }
        return end;
    }

    private boolean fits(double width) {
        return wraps ? flow.prefHeight(width) < (lines + 0.5) * LINE : flow.prefWidth(-1) <= width;
    }

    private static int begin(String text, List<Mark> marks) {
        if (marks.isEmpty() || marks.getFirst().from() <= LATEST_HIT || marks.getFirst().from() > text.length()) {
            return 0;
        }
        int space = text.indexOf(' ', marks.getFirst().from() - BEFORE);
        return space < 0 || space >= marks.getFirst().from() ? 0 : space + 1;
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isISOControl(c) || c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' || c == '\u2028'
                    || c == '\u2029') {
                plain.setCharAt(i, ' ');
            }
        }
        return plain.toString();
    }

    private static void add(List<Node> nodes, String text, int from, int to, String style) {
        int begin = from;
        for (int at = from; at < to; at++) {
            Emojis.EmojiMatch emoji = text.charAt(at) > 0x7f ? Emojis.all().at(text, at) : null;
            if (emoji != null && emoji.end() <= to) {
                addWords(nodes, text.substring(begin, at), style);
                nodes.add(new EmojiImage(emoji.emoji(), EMOJI));
                begin = emoji.end();
                at = begin - 1;
            }
        }
        addWords(nodes, text.substring(begin, to), style);
    }

    private static void addWords(List<Node> nodes, String words, String style) {
        if (!words.isEmpty()) {
            Text node = new Text(words);
            node.getStyleClass().add(style);
            nodes.add(node);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return lines * LINE;
    }

    @Override
    protected void layoutChildren() {
        if (cutFor != getWidth()) {
            cutFor = getWidth();
            cut(cutFor);
        }
        double width = wraps ? getWidth() : Math.max(getWidth(), Math.ceil(flow.prefWidth(-1)) + 2);
        flow.resizeRelocate(0, 0, width, Math.ceil(flow.prefHeight(width)));
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
    }
}
