package dev.vireo.protocol.text;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run of text with one style.
 *
 * @param text as shown
 * @param link where it leads, or null
 * @param call the username behind the {@code @} that it is, be there such a person or not; null of all other words
 */
public record Run(String text, Set<Style> styles, @Nullable Link link, @Nullable String call) {

    /** The styles of a run. */
    public enum Style {
        BOLD,
        ITALIC,
        STRIKE,
        CODE
    }

    static Run of(String text) {
        return new Run(text, Set.of(), null, null);
    }

    /** Whether it looks like any other text. */
    boolean plain() {
        return styles.isEmpty() && link == null && call == null;
    }
}
