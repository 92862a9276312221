package dev.vireo.app.ui.text;

import dev.vireo.protocol.text.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds emoji in a text, and what the people who are called in it are known by. */
final class TextMatcher {

    private static final Set<String> EVERYONE = Set.of("channel", "here");

    private final MentionNames names;

    TextMatcher(MentionNames names) {
        this.names = names;
    }

    /** The same words, with emoji as spans of their own. In code, everything is as typed. */
    List<Span> in(List<Run> runs) {
        List<Span> all = new ArrayList<>();
        for (Run run : runs) {
            String name = run.call();
            if (run.styles().contains(Run.Style.CODE)) {
                all.add(Span.of(run));
            } else if (name == null || shown(name).isEmpty()) {
                emoji(Span.of(run), all);
            } else {
                boolean me = EVERYONE.contains(name) || names.me(name);
                all.add(new Span(run.text(), Span.of(run).styles(), null, null, new Mention(name, "@" + shown(name), me)));
            }
        }
        return all;
    }

    private String shown(String name) {
        return EVERYONE.contains(name) ? name : names.displayName(name).orElse("");
    }

    private static void emoji(Span span, List<Span> into) {
        String text = span.text();
        int done = 0;
        for (int at = 0; at < text.length();) {
            Emojis.EmojiMatch match = Emojis.all().at(text, at);
            if (match == null) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            if (at > done) {
                into.add(span.with(text.substring(done, at)));
            }
            into.add(new Span(text.substring(at, match.end()), span.styles(), span.link(), match.emoji(), null));
            at = match.end();
            done = at;
        }
        if (done < text.length()) {
            into.add(span.with(text.substring(done)));
        }
    }
}
