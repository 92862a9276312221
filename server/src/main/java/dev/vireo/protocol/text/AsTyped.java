package dev.vireo.protocol.text;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Keeps characters as typed where a chat means them literally and Markdown would not: {@code \\server\share}, {@code R&D},
 * {@code a<b>c}. By the time the parser sees the text, backslashes that escape something have been removed.
 */
enum AsTyped implements InlineContentParserFactory {
    BACKSLASH('\\'),
    AMPERSAND('&'),
    LESS_THAN('<');

    private final char sign;

    AsTyped(char sign) {
        this.sign = sign;
    }

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of(sign);
    }

    @Override
    public InlineContentParser create() {
        return state -> {
            Scanner scanner = state.scanner();
            scanner.next();
            return ParsedInline.of(new Text(String.valueOf(sign)), scanner.position());
        };
    }
}
