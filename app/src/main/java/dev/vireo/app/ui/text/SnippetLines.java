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
 * them is even; what is longer is cut. Text that must not wrap stays on one line.
 */
public final class SnippetLines extends Region {

    /** Of a line and the space below it, at 13 px. */
    private static final double LINE = 19;
    private static final double SPACE = 3;
    private static final double EMOJI = 15;
    /** What fits has to be in sight: a text in which it comes later than this begins shortly before it, in chars. */
    private static final int LATE = 56;
    private static final int BEFORE = 32;

    private final TextFlow flow = new TextFlow();
    private final Rectangle clip = new Rectangle();
    private int lines = 2;
    private boolean wraps = true;

    public SnippetLines() {
        getStyleClass().add("snippet");
        flow.setManaged(false);
        flow.setLineSpacing(SPACE);
        getChildren().add(flow);
        setClip(clip);
        setMinWidth(0);
    }

    /** @param marks in UTF-16 units of the text; what lies outside of it is passed over */
    public void show(String text, List<Mark> marks, int most) {
        lines = most;
        // One sign becomes one, so that the marks stay where they are.
        String plain = plain(text);
        wraps = Wrapping.safe(plain);
        List<Node> nodes = new ArrayList<>();
        int at = begin(plain, marks);
        if (at > 0) {
            addWords(nodes, "\u2026", "piece");
        }
        for (Mark mark : marks) {
            int from = Math.clamp(mark.from(), at, plain.length());
            int to = Math.clamp(mark.to(), from, plain.length());
            add(nodes, plain, at, from, "piece");
            add(nodes, plain, from, to, "match");
            at = to;
        }
        add(nodes, plain, at, plain.length(), "piece");
        flow.getChildren().setAll(nodes);
        requestLayout();
    }

    private static int begin(String text, List<Mark> marks) {
        if (marks.isEmpty() || marks.getFirst().from() <= LATE || marks.getFirst().from() > text.length()) {
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
            Emojis.Match emoji = text.charAt(at) > 0x7f ? Emojis.all().at(text, at) : null;
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
        double width = wraps ? getWidth() : Math.max(getWidth(), Math.ceil(flow.prefWidth(-1)) + 2);
        flow.resizeRelocate(0, 0, width, Math.ceil(flow.prefHeight(width)));
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
    }
}
