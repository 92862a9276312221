package dev.vireo.app.ui;

import java.text.Bidi;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

/**
 * Decides which text JavaFX may break into lines. On Linux, JavaFX 26 throws when it wraps a right-to-left run, in every layout
 * from then on, so that its window is no longer drawn; a label that shows what people wrote wraps only what is safe, and cuts the
 * rest short.
 */
public final class Wrapping {

    /** Embeddings, overrides and isolates, which make a right-to-left run of anything. */
    private static final Pattern DIRECTIONS = Pattern.compile("[\u202a-\u202e\u2066-\u2069]");

    private Wrapping() {
    }

    /** Whether no part of the text runs from right to left. */
    public static boolean safe(String text) {
        return !Bidi.requiresBidi(text.toCharArray(), 0, text.length()) && !DIRECTIONS.matcher(text).find();
    }

    /** Lets it wrap whatever text it has, now and later, where that is safe. */
    public static void whereSafe(Labeled labeled) {
        // In mirrored windows labels break their lines themselves (BrokenLabelSkin).
        boolean itself = labeled instanceof Label && Texts.language().rightToLeft();
        labeled.wrapTextProperty().bind(labeled.textProperty().orElse("").map(text -> itself || safe(text)));
    }
}
