package dev.vireo.app.ui.text;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/**
 * Lets a label of a known width show what people wrote, in as many lines as that takes, whatever its script. JavaFX 26 paints lines of
 * Devanagari and its relatives wider than it broke them, and must not break right-to-left text at all; both are broken here instead.
 */
public final class WrittenLines {

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

    private static String lines(String words, double width, Labeled label) {
        Text ruler = new Text();
        ruler.setFont(label.getFont());
        return LineBreaker.broken(words, width, piece -> {
            ruler.setText(piece);
            return ruler.getLayoutBounds().getWidth();
        });
    }
}
