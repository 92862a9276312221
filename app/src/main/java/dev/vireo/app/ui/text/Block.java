package dev.vireo.app.ui.text;

import java.util.List;

/** A part of a text that stands under another. */
sealed interface Block {

    /** Lines of words; a line break in a span is one on the screen. */
    record Paragraph(List<Span> spans) implements Block {
    }

    record Code(String text) implements Block {
    }

    record Quote(List<Block> blocks) implements Block {
    }

    /** @param start the first number; -1 where the items have bullets */
    record Items(int start, List<List<Block>> items) implements Block {

        String marker(int index) {
            return start < 0 ? "•" : (long) start + index + ".";
        }
    }
}
