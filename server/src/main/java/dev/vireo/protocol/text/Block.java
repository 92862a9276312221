package dev.vireo.protocol.text;

import java.util.List;
import java.util.function.Function;

/**
 * A block of a formatted text: blocks stand one below the other.
 *
 * @param <R> what a line's words are given as
 */
public sealed interface Block<R> {

    /** A paragraph. A line break in a run is shown as one. */
    record Paragraph<R>(List<R> runs) implements Block<R> {
    }

    record Code<R>(String text) implements Block<R> {
    }

    record Quote<R>(List<Block<R>> blocks) implements Block<R> {
    }

    /** @param markers the bullet or number before each item, as typed */
    record Items<R>(List<String> markers, List<List<Block<R>>> items) implements Block<R> {
    }

    /** The same blocks with their runs converted. */
    static <R, T> List<Block<T>> map(List<Block<R>> blocks, Function<List<R>, List<T>> words) {
        return blocks.stream().<Block<T>>map(block -> switch (block) {
            case Paragraph<R>(var runs) -> new Paragraph<>(words.apply(runs));
            case Code<R>(var text) -> new Code<>(text);
            case Quote<R>(var inner) -> new Quote<>(map(inner, words));
            case Items<R>(var markers, var items) -> new Items<>(markers, items.stream().map(item -> map(item, words)).toList());
        }).toList();
    }
}
