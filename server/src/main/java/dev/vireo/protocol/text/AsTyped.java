package dev.vireo.protocol.text;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Signs that mean something in Markdown and in a chat are meant as typed: {@code \\server\share}, {@code R&D}, {@code a<b>c}. Backslashes
 * that do take the meaning from a sign are none any more when the parser sees the text.
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
