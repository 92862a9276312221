package dev.vireo.app.ui.text;

import dev.vireo.protocol.text.Block;
import dev.vireo.protocol.text.Block.Paragraph;
import dev.vireo.protocol.text.Run;
import java.util.List;
import java.util.stream.Collectors;

/** A text of Markdown with what the client alone knows of it: emoji, and what the people who are called in it are known by. Any thread. */
final class Markup {

    /** Texts in more parts were not written to be read, and are shown as typed. */
    private static final int MAX_SPANS = 300;

    private Markup() {
    }

    /** The parts of this text; one paragraph of one plain span, the text itself, if nothing in it is special. */
    static List<Block<Span>> read(String source, MentionNames names) {
        TextMatcher words = new TextMatcher(names);
        List<Block<Run>> runs = dev.vireo.protocol.text.Markup.read(source);
        List<Block<Span>> read = Block.map(runs, words::in);
        return count(read) > MAX_SPANS ? Block.map(runs, line -> line.stream().map(Span::of).toList()) : read;
    }

    /** Whether nothing is left of it but words as typed. */
    static boolean plain(List<Block<Span>> blocks) {
        return blocks.stream().allMatch(each -> each instanceof Paragraph<Span>(var spans) && spans.stream().allMatch(Span::plain));
    }

    /** The words without their markup. */
    static String words(List<Block<Span>> blocks) {
        return dev.vireo.protocol.text.Markup.words(blocks, spans -> spans.stream()
                .map(span -> span.mention() == null ? span.text() : span.mention().words()).collect(Collectors.joining()));
    }

    private static int count(List<Block<Span>> blocks) {
        return blocks.stream().mapToInt(block -> switch (block) {
            case Paragraph<Span>(var spans) -> spans.size();
            case Block.Code<Span> _ -> 0;
            case Block.Quote<Span>(var inner) -> count(inner);
            case Block.Items<Span>(_, var items) -> items.stream().mapToInt(Markup::count).sum();
        }).sum();
    }
}
