package dev.vireo.app.ui.text;

import dev.vireo.protocol.text.Block;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Marks what was searched for. */
final class SearchHighlights {

    private SearchHighlights() {
    }

    /** The same parts with every occurrence of a term, in any case, as a span of its own. */
    static List<Block<Span>> in(List<Block<Span>> blocks, List<String> terms) {
        List<String> wanted = terms.stream().filter(term -> !term.isBlank()).toList();
        if (wanted.isEmpty()) {
            return blocks;
        }
        Pattern pattern = Pattern.compile(wanted.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return Block.map(blocks, spans -> spans(spans, pattern));
    }

    private static List<Span> spans(List<Span> spans, Pattern pattern) {
        List<Span> all = new ArrayList<>();
        for (Span span : spans) {
            if (span.whole()) {
                all.add(span);
                continue;
            }
            Set<Span.Style> styles = EnumSet.of(Span.Style.HIT);
            styles.addAll(span.styles());
            Matcher hit = pattern.matcher(span.text());
            int done = 0;
            while (hit.find()) {
                if (hit.start() > done) {
                    all.add(span.with(span.text().substring(done, hit.start())));
                }
                all.add(Span.of(hit.group(), styles, span.link()));
                done = hit.end();
            }
            if (done < span.text().length()) {
                all.add(span.with(span.text().substring(done)));
            }
        }
        return all;
    }
}
