package dev.vireo.protocol.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Mentions in text, and the people they call: the server counts them and the client shows them, tested on both sides. */
public final class CallCases {

    private static final String NOBODY = "";

    /** A text, and who of Rama, Sita and the whole channel is called in it. */
    public record Case(String text, Set<String> called) {

        @Override
        public String toString() {
            return text;
        }
    }

    private CallCases() {
    }

    public static List<Case> all() {
        return Stream.of(
                // Wherever the name stands
                all("sita", "@sita", "Hello @sita!", "(@sita)", "@sita.", "@sita, look", "यह @sita", "1\n@sita\n2", "@sita @sita",
                        "@sita's",
                        "@sita’s", "\"@sita\"", "„@sita“", "@sita: look", "@sita.Then", "@sita--", "@sita@ hi", "u=@sita", "¿@sita?"),
                // In markup
                all("sita", "_@sita_", "*@sita*", "**@sita**", "~~@sita~~", "***@sita***", "**Look, @sita**", "> @sita", "- @sita",
                        "1. @sita",
                        "`code` @sita", "```\ncode\n```\n@sita", "[a plan](https://example.com) @sita", "5*6 @sita 7*8", "\\*@sita\\*"),
                // In scripts without spaces, and those that put letters before a name
                all("sita", "请@sita看", "はい@sitaさん", "สวัสดี@sita", "@sita님", "ל@sita", "و@sita", "请@sita。好", "नमस्ते@sita"),
                all(NOBODY, "sita", "@@sita", "@Sita", "@sitas", "@ sita", "a.@sita", "me@sita", "é@sita", "e\u0301@sita", "привет@sita",
                        "@sitaé", "@sitaS", "@sita_B", "@nobody", "-@sita", "_@sita", "2@sita", "mail\u200b@sita", "mail\u202e@sita",
                        "@sit**a**"),
                // Code
                all(NOBODY, "`@sita`", "``@sita``", "```\n@sita\n```", "**`@sita`**", "~~~\n@sita\n~~~", "`a @sita b`"),
                // Links and addresses
                all(NOBODY, "https://example.com/?u=@sita", "https://example.com/@sita", "www.example.com/@sita",
                        "[@sita](https://example.com)",
                        "ftp://example.com/?u=@sita", "rama@sita.example", "<rama@sita.example>", "mailto:rama@sita.example",
                        "@sita@example.social", "@sita@localhost", "@sita:example.org", "example.com/@sita", "https://example.com/_@sita_"),
                all("rama", "@rama/@sita", "@rama and @sita@example.social", "https://example.com/@sita @rama", "`@sita` @rama"),
                List.of(new Case("@sita and _@rama_", Set.of("rama", "sita")), new Case("@channel, @sita", Set.of("channel", "sita"))))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> all(String called, String... texts) {
        Set<String> names = called.isEmpty() ? Set.of() : Set.of(called);
        return Stream.of(texts).map(text -> new Case(text, names)).toList();
    }
}
