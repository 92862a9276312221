package dev.vireo.app.ui.text;

import dev.vireo.protocol.text.Link;
import dev.vireo.protocol.text.Run;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
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

    static Span of(Run run) {
        Set<Style> styles = run.styles().stream().map(style -> Style.valueOf(style.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Style.class)));
        return of(run.text(), styles, run.link());
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
