package dev.vireo.app.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what stands for more than its letters: emoji, and people who are called. */
final class Words {

    /** As the server reads it: behind an @ that follows nothing a name or an address could end with. */
    private static final Pattern CALL = Pattern.compile("(?<![\\p{L}\\p{N}._@/-])@([a-z][a-z0-9._-]*)");
    private static final Set<String> EVERYONE = Set.of("channel", "here");

    private final Names names;

    Words(Names names) {
        this.names = names;
    }

    /** The spans with emoji and mentions as spans of their own. In code, everything is as typed. */
    List<Span> in(List<Span> spans) {
        List<Span> all = new ArrayList<>();
        for (Span span : spans) {
            if (span.styles().contains(Span.Style.CODE)) {
                all.add(span);
            } else if (span.link() != null) {
                emoji(span, all);
            } else {
                mentions(span, all);
            }
        }
        return all;
    }

    private void mentions(Span span, List<Span> into) {
        String text = span.text();
        Matcher call = CALL.matcher(text);
        int done = 0;
        while (call.find()) {
            String name = withoutEnd(call.group(1));
            boolean everyone = EVERYONE.contains(name);
            String shown = everyone ? name : names.displayName(name).orElse("");
            if (!shown.isEmpty()) {
                emoji(span.with(text.substring(done, call.start())), into);
                done = call.start(1) + name.length();
                into.add(new Span(text.substring(call.start(), done), span.styles(), null, null,
                        new Mention(name, "@" + shown, everyone || names.me(name))));
            }
        }
        emoji(span.with(text.substring(done)), into);
    }

    private static void emoji(Span span, List<Span> into) {
        String text = span.text();
        int done = 0;
        for (int at = 0; at < text.length();) {
            Emojis.Match match = Emojis.all().at(text, at);
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

    private static String withoutEnd(String name) {
        int end = name.length();
        while (end > 0 && ".-_".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }
}
