package dev.vireo.app.ui.text;

import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/**
 * Lets a label of a known width show what people wrote, in as many lines as that takes, whatever its script. JavaFX 26 paints lines of
 * Devanagari and its relatives wider than it broke them, and must not break right-to-left text at all; both are broken here instead.
 */
public final class WrittenLines {

    private static final double UNKNOWN = 160;
    private static final String MORE = "\u2026";

    private WrittenLines() {
    }

    /** From now on. @param width in pixels, without what surrounds the words */
    public static void show(Labeled label, double width, ObservableValue<String> written) {
        label.wrapTextProperty().bind(written.orElse("").map(LineBreaker::simple));
        label.textProperty().bind(Bindings.createStringBinding(() -> {
            String words = written.getValue();
            return words == null || LineBreaker.simple(words) ? words : lines(words, width - PlainWords.ROUNDING, label);
        }, written, label.fontProperty()));
    }

    /** As {@link #show}, for a label that becomes as wide as its parent makes it. */
    public static void fill(Labeled label, ObservableValue<String> written) {
        fill(label, Integer.MAX_VALUE, written);
    }

    /** As {@link #fill(Labeled, ObservableValue)}. @param most lines for which there is room, where JavaFX does not cut them itself */
    public static void fill(Labeled label, int most, ObservableValue<String> written) {
        label.setMaxWidth(Double.MAX_VALUE);
        label.wrapTextProperty().bind(written.orElse("").map(LineBreaker::simple));
        label.textProperty().bind(Bindings.createStringBinding(() -> {
            String words = written.getValue();
            return words == null || LineBreaker.simple(words) ? words
                    : firstLines(words, room(label) - PlainWords.ROUNDING, most, label);
        }, written, label.fontProperty(), label.widthProperty(), label.insetsProperty()));
    }

    private static String firstLines(String words, double width, int most, Labeled label) {
        String all = lines(words, width, label);
        if (all.lines().count() <= most) {
            return all;
        }
        Text more = new Text(MORE);
        more.setFont(label.getFont());
        return lines(words, width - more.getLayoutBounds().getWidth(), label).lines().limit(most).collect(Collectors.joining("\n")).strip()
                + MORE;
    }

    /** Before the label has its place, lines are short, so that they don't widen what is around them. */
    private static double room(Labeled label) {
        double room = label.getWidth() - label.getInsets().getLeft() - label.getInsets().getRight();
        return room > 0 ? room : UNKNOWN;
    }

    private static String lines(String words, double width, Labeled label) {
        Text ruler = new Text();
        ruler.setFont(label.getFont());
        return LineBreaker.broken(words, width, piece -> {
            ruler.setText(piece);
            return ruler.getLayoutBounds().getWidth();
        });
    }
}
