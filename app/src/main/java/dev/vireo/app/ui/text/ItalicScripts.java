package dev.vireo.app.ui.text;

import dev.vireo.app.ui.text.Span.Style;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Italics only where a script has them. Others have no italic face, and what a renderer makes up by slanting tears the joins of Arabic
 * and Devanagari apart; there emphasis stays upright.
 */
final class ItalicScripts {

    private static final Set<UnicodeScript> SLANTED = EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    private ItalicScripts() {
    }

    /** The same words, of which only those keep italics whose script has them. */
    static List<Span> keepItalicsIn(List<Span> spans) {
        return spans.stream().flatMap(span -> span.styles().contains(Style.ITALIC) && !span.whole() && !span.text().isEmpty()
                ? runs(span).stream()
                : Stream.of(span)).toList();
    }

    private static List<Span> runs(Span span) {
        String text = span.text();
        List<Span> runs = new ArrayList<>();
        int from = 0;
        boolean slanted = slanted(text, 0, true);
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            boolean here = slanted(text, at, slanted);
            if (here != slanted) {
                runs.add(run(span, text.substring(from, at), slanted));
                from = at;
                slanted = here;
            }
        }
        runs.add(run(span, text.substring(from), slanted));
        return runs;
    }

    private static Span run(Span span, String text, boolean slanted) {
        if (slanted) {
            return span.with(text);
        }
        Set<Style> upright = EnumSet.copyOf(span.styles());
        upright.remove(Style.ITALIC);
        return new Span(text, upright, span.link(), span.emoji(), span.mention());
    }

    /** Of signs that all scripts share, such as digits: as what is before them, and at the beginning as what follows. */
    private static boolean slanted(String text, int at, boolean before) {
        UnicodeScript script = UnicodeScript.of(text.codePointAt(at));
        if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
            return SLANTED.contains(script);
        }
        return at > 0 ? before : text.codePoints().mapToObj(UnicodeScript::of)
                .filter(each -> each != UnicodeScript.COMMON && each != UnicodeScript.INHERITED).findFirst()
                .map(SLANTED::contains).orElse(true);
    }
}
