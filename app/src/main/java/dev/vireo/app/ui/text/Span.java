package dev.vireo.app.ui.text;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run of text of one kind.
 *
 * @param text as shown; of an emoji, what it is written with
 * @param link where it leads, or null
 */
record Span(String text, Set<Style> styles, @Nullable Link link, @Nullable Emoji emoji, @Nullable Mention mention) {

    enum Style {
        BOLD,
        ITALIC,
        STRIKE,
        CODE,
        HIT
    }

    static Span of(String text, Set<Style> styles, @Nullable Link link) {
        return new Span(text, styles, link, null, null);
    }

    /** Whether it looks like any other text. */
    boolean plain() {
        return styles.isEmpty() && link == null && emoji == null && mention == null;
    }

    /** Whether it is one thing, not letters. */
    boolean whole() {
        return emoji != null || mention != null;
    }

    Span with(String other) {
        return new Span(other, styles, link, emoji, mention);
    }
}
